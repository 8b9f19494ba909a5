#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace poppler {
class document;
}

namespace tenet::indexer::pdf {

// An entry of the outline, which viewers show beside the pages.
struct OutlineEntry {
  std::string title = {};
  int level = 1;  // 1 the highest

  bool operator==(const OutlineEntry&) const = default;
};

// What the file says of itself.
struct Description {
  std::string title = {};
  std::string author = {};
  std::vector<OutlineEntry> outline = {};  // in its order, at most 10,000
};

// The door to poppler: a PDF file, page by page. One thread at a time.
class Source {
 public:
  // `bytes` must outlive it. Throws InputError if they are no PDF file that poppler can open, or need a password.
  explicit Source(std::string_view bytes);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source();

  [[nodiscard]] std::uint32_t pages() const;
  // Page `number`, from 1, with its words; without words if it cannot be read.
  [[nodiscard]] Page page(std::uint32_t number) const;
  [[nodiscard]] Description description() const;
  // Whether the file has pictures, at least as many as `count`.
  [[nodiscard]] bool has_pictures(std::size_t count) const;

 private:
  std::string_view bytes_;
  std::unique_ptr<poppler::document> document_;
};

}  // namespace tenet::indexer::pdf
