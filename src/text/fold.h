#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tenet::text {

// Words as they are compared: NFKC case folding, letters of Latin script without accents, apostrophes straight. Not
// safe to share between threads.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // `word` is UTF-8.
  [[nodiscard]] std::string fold(std::string_view word) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace tenet::text
