#pragma once

#include <cstddef>
#include <string_view>

#include <tenet/passage.h>

#include "text/ascii.h"

namespace tenet::text {

// White space here is what leaves the paper white: Unicode White_Space, and with it NUL, U+200B,
// U+2060 and U+FEFF (the byte-order mark), which nobody sees at the edge of a text either.

// The same as white_space_at() for a byte beyond ASCII.
[[nodiscard]] std::size_t wide_space_at(std::string_view text, std::size_t at);

// The length in bytes of the white space character that begins at `at` in `text` (UTF-8), or 0.
[[nodiscard]] inline std::size_t white_space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  return is_ascii(text[at]) ? static_cast<std::size_t>(is_ascii_space(text[at])) : wide_space_at(text, at);
}
// The length in bytes of the white space character that ends at `at` in `text` (UTF-8), or 0.
[[nodiscard]] std::size_t white_space_before(std::string_view text, std::size_t at);
// `range` of `text` without the white space at both of its ends; empty at range.end when it holds
// nothing else.
[[nodiscard]] TextRange trim(std::string_view text, TextRange range);
// `text` without the white space at both of its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// Whether `text` holds nothing but white space.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace tenet::text
