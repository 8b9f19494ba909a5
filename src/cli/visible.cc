#include "cli/visible.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace tenet::cli {
namespace {

using Interval = std::pair<char32_t, char32_t>;
constexpr std::array steering{Interval{0x00, 0x08},     Interval{0x0b, 0x1f},     Interval{0x7f, 0x9f},
                              Interval{0x61c, 0x61c},   Interval{0x200e, 0x200f}, Interval{0x2028, 0x202e},
                              Interval{0x2066, 0x206f}, Interval{0xfff9, 0xfffb}, Interval{0xe0000, 0xe007f}};

// Nearly all bytes of a text are these.
bool is_plain(char c) {
  return c >= ' ' && c < 0x7f;
}

template <typename Put>
void each_character(std::string_view text, std::string& out, const Put& put) {
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_plain) - rest.begin());
    out += rest.substr(0, plain);
    i += plain;
    if (i == text.size()) break;
    const Character character = first_character(text.substr(i));
    put(character, text.substr(i, character.size));
    i += character.size;
  }
}

// How many bytes the sequence has that begins with this one; 0 where none does.
std::size_t sequence_size(unsigned first) {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if ((first & 0xf0U) == 0xe0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

// The least and the greatest second byte behind this one.
std::pair<unsigned, unsigned> second_bytes(unsigned first) {
  switch (first) {
    case 0xe0: return {0xa0, 0xbf};
    case 0xed: return {0x80, 0x9f};
    case 0xf0: return {0x90, 0xbf};
    case 0xf4: return {0x80, 0x8f};
    default: return {0x80, 0xbf};
  }
}

}  // namespace

// Unicode 15, table 3-7.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {.code = first};
  const std::size_t size = sequence_size(first);
  if (size == 0) return {.code = first, .valid = false};
  char32_t code = first & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (i == text.size()) return {.code = first, .valid = false, .may_continue = true};
    const auto [lowest, highest] = i > 1 ? std::pair(0x80U, 0xbfU) : second_bytes(first);
    if (byte(i) < lowest || byte(i) > highest) return {.code = first, .valid = false};
    code = (code << 6U) | (byte(i) & 0x3fU);
  }
  return {.code = code, .size = size};
}

bool steers(char32_t c) {
  return std::ranges::any_of(steering, [c](const Interval& each) { return each.first <= c && c <= each.second; });
}

std::string escape(const Character& character) {
  const auto code = static_cast<unsigned>(character.code);
  return character.valid ? fmt::format("\\u{{{:x}}}", code) : fmt::format("\\x{:02x}", code);
}

std::string on_a_line(std::string_view text) {
  std::string line;
  each_character(text, line, [&](const Character& character, std::string_view bytes) {
    const bool breaks = character.code == '\t' || character.code == '\n' || steers(character.code);
    line += !character.valid || breaks ? escape(character) : std::string(bytes);
  });
  return line;
}

bool is_white_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_on_a_line(std::string_view text) {
  return std::ranges::all_of(text, is_plain) || on_a_line(text) == text;
}

std::string replace_steering(std::string_view text, std::string (*written)(const Character&)) {
  std::string replaced;
  each_character(text, replaced, [&](const Character& character, std::string_view bytes) {
    replaced += character.valid && steers(character.code) ? written(character) : std::string(bytes);
  });
  return replaced;
}

}  // namespace tenet::cli
