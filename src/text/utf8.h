#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenet::text {

// What stands at a place in bytes that should be UTF-8.
struct Utf8Sequence {
  std::size_t length = 0;  // bytes; of the maximal subpart when it is not valid
  bool valid = false;
  bool cut_short = false;  // not valid only because the bytes end
};

// The sequence at `at`, which must be inside `bytes`. Bytes that are no UTF-8 are taken by maximal
// subparts (Unicode 15, section 3.9, table 3-8), so each of them is worth one U+FFFD.
[[nodiscard]] Utf8Sequence utf8_sequence(std::string_view bytes, std::size_t at);

// Appends code point `c` to `text`; a surrogate or what is beyond U+10FFFF becomes U+FFFD.
void append_utf8(std::string& text, char32_t c);

// The code point that begins at `at` in valid UTF-8, or 0 at the end.
[[nodiscard]] char32_t code_point_at(std::string_view text, std::size_t at);
// Where the code point that ends at `at` in valid UTF-8 begins; 0 for 0.
[[nodiscard]] std::size_t code_point_before(std::string_view text, std::size_t at);

}  // namespace tenet::text
