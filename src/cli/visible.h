#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Characters of other people's texts that could steer a terminal or mislead its reader: docs/output.md, "Characters
// that steer".
namespace tenet::cli {

// What stands at the beginning of a text.
struct Character {
  char32_t code = 0;
  std::size_t size = 1;       // bytes
  bool valid = true;          // false: a byte that is no UTF-8
  bool may_continue = false;  // not valid, but the beginning of a character that the text cuts short
};
[[nodiscard]] Character first_character(std::string_view text);

// Whether a character is a control (C0 but for tab and line feed, DEL, C1), turns the direction of text (U+061C,
// U+200E..F, U+202A..E, U+2066..9), ends a line in another way (U+2028..9), or hides text (U+206A..F, U+FFF9..B, tags).
[[nodiscard]] bool steers(char32_t c);

// How such a character is written: \u{9b}. A byte that is no UTF-8: \xff.
[[nodiscard]] std::string escape(const Character& character);

// `text` on one line: each character that steers, each tab and line feed, and each byte that is no UTF-8, escaped. For
// names that stand in lines: ids, files, messages.
[[nodiscard]] std::string on_a_line(std::string_view text);

// Whether it is ASCII's white space, such as a line feed.
[[nodiscard]] bool is_white_space(char c);

// Whether on_a_line() changes nothing.
[[nodiscard]] bool is_on_a_line(std::string_view text);

// `text` with what `written` gives for each character that steers. Everything else stays.
[[nodiscard]] std::string replace_steering(std::string_view text, std::string (*written)(const Character&));

}  // namespace tenet::cli
