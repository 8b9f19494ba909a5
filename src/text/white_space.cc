#include "text/white_space.h"

#include "text/utf8.h"

namespace tenet::text {
namespace {

// White_Space beyond ASCII (PropList.txt of Unicode 15) and the three invisible characters.
constexpr bool is_wide_space(char32_t c) {
  return (c >= 0x2000 && c <= 0x200B) || c == 0xA0 || c == 0x85 || c == 0x1680 || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

// The first bytes of those in UTF-8.
constexpr bool may_begin_space(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

}  // namespace

std::size_t wide_space_at(std::string_view text, std::size_t at) {
  if (!may_begin_space(text[at])) return 0;
  const auto sequence = utf8_sequence(text, at);
  return sequence.valid && is_wide_space(code_point_at(text, at)) ? sequence.length : 0;
}

std::size_t white_space_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return 0;
  if (is_ascii(text[at - 1])) return is_ascii_space(text[at - 1]) ? 1 : 0;
  const auto begin = code_point_before(text, at);
  const auto length = white_space_at(text.substr(0, at), begin);
  return begin + length == at ? length : 0;
}

TextRange trim(std::string_view text, TextRange range) {
  while (range.begin < range.end) {
    const auto length = white_space_at(text, range.begin);
    if (length == 0 || range.begin + length > range.end) break;
    range.begin += length;
  }
  while (range.end > range.begin) {
    const auto length = white_space_before(text, range.end);
    if (length == 0 || range.begin + length > range.end) break;
    range.end -= length;
  }
  return range;
}

std::string_view trimmed(std::string_view text) {
  const TextRange range = trim(text, {0, text.size()});
  return text.substr(range.begin, range.size());
}

bool is_blank(std::string_view text) {
  return trim(text, {0, text.size()}).empty();
}

}  // namespace tenet::text
