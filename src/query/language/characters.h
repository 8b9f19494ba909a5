#pragma once

#include <cstddef>
#include <string_view>

// What the characters of a query are for. The lexer and the printer both stand on this; what is a
// word inside a text is text::Analyser's to say.
namespace tenet::query {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // bytes; 0 when no UTF-8 stands there
};

// The code point of UTF-8 that starts at byte `at` < text.size(): no surrogate, no overlong form.
[[nodiscard]] CodePoint read_code_point(std::string_view text, std::size_t at);
// Where `text` stops being UTF-8, in bytes; its size when all of it is.
[[nodiscard]] std::size_t valid_utf8_bytes(std::string_view text);

// Parts words: white space of every width, and control characters.
[[nodiscard]] bool is_space(char32_t c);
// Opens and closes a phrase: " and the curly ones, whichever way they lean.
[[nodiscard]] bool is_quotation_mark(char32_t c);
// Can be searched for: letters, digits and the section sign. Beyond ASCII every character counts
// that is not known as punctuation or as a symbol.
[[nodiscard]] bool is_word_character(char32_t c);

// How many word characters valid UTF-8 holds.
[[nodiscard]] std::size_t count_word_characters(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace tenet::query
