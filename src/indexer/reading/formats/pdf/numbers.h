#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenet::indexer::pdf {

// A number that a page may be called by: "12", "iv", "S4201", "3-1".
struct PrintedNumber {
  long value = 0;
  bool roman = false;
  std::string prefix = {};  // before the digits: letters, or a chapter and a hyphen
  std::string text = {};    // as printed, without marks around it

  bool operator==(const PrintedNumber&) const = default;
};

// Those that a line begins or ends with.
[[nodiscard]] std::vector<PrintedNumber> numbers_at_ends(std::string_view line);

// Whether a row says nothing but the number of a page: "12", "- iv -", "Page 3 of 7".
[[nodiscard]] bool is_page_number(std::string_view row);

// `line` in lower case with "#" for each number, roman ones too where they stand alone, and single spaces: what stays
// the same from page to page.
[[nodiscard]] std::string pattern_of(std::string_view line);

// Whether lines of one pattern differ in nothing but digits that are higher by `pages` in `next`: the number of the
// page.
[[nodiscard]] bool differs_by_pages(std::string_view line, std::string_view next, long pages);

// Whether a pattern has a word of three letters or more.
[[nodiscard]] bool has_words(std::string_view pattern);

}  // namespace tenet::indexer::pdf
