#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <tenet/export.h>
#include <tenet/range.h>

namespace tenet {

// From the byte `begin` of a text on, words stand on the physical page `page`, from 1.
struct PageMark {
  std::size_t begin = 0;
  std::uint32_t page = 0;

  bool operator==(const PageMark&) const = default;
};

// The pages that a stretch of text stands on, by their physical numbers, from 1, and as they are printed: "12", "iv",
// "S4201". Numbers are 0 and labels empty in a document without pages.
struct PageRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string first_label = {};
  std::string last_label = {};

  [[nodiscard]] bool empty() const { return first == 0; }
  bool operator==(const PageRange&) const = default;
};

// "p. 12", "pp. 12-13" by the labels; empty without pages.
[[nodiscard]] TENET_API std::string to_string(const PageRange& pages);

// Where the pages of a document begin, and what is printed on them. Empty for a document without pages.
struct PageMap {
  // Ascending by `begin`. Pages may go back: a note at the foot of page 3 comes after the paragraph that ends on
  // page 4.
  std::vector<PageMark> marks = {};
  std::vector<std::string> labels = {};  // of page 1, 2, ...; empty where it is the number

  [[nodiscard]] bool empty() const { return marks.empty(); }
  // What is printed on a page.
  [[nodiscard]] TENET_API std::string label_of(std::uint32_t page) const;
  // The pages of a stretch of the text, from the lowest to the highest. What stands before the first mark is on its
  // page.
  [[nodiscard]] TENET_API PageRange pages_of(TextRange range) const;

  bool operator==(const PageMap&) const = default;
};

}  // namespace tenet
