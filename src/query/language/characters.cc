#include "query/language/characters.h"

#include <algorithm>
#include <array>

namespace tenet::query {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

bool is_in(char32_t c, auto ranges) {
  return std::ranges::any_of(ranges, [c](CodePointRange range) { return range.first <= c && c <= range.last; });
}

// Unicode's White_Space and control characters, the zero-width space and the byte-order mark.
constexpr std::array spaces = {
    CodePointRange{0x0000, 0x0020}, CodePointRange{0x007f, 0x00a0}, CodePointRange{0x1680, 0x1680},
    CodePointRange{0x2000, 0x200b}, CodePointRange{0x2028, 0x2029}, CodePointRange{0x202f, 0x202f},
    CodePointRange{0x205f, 0x205f}, CodePointRange{0x3000, 0x3000}, CodePointRange{0xfeff, 0xfeff},
};

// Punctuation and symbols beyond ASCII that people type or paste. What is missing here is searched
// for and not found, nothing worse.
constexpr std::array symbols = {
    CodePointRange{0x00a1, 0x00a6}, CodePointRange{0x00a8, 0x00a9}, CodePointRange{0x00ab, 0x00b1},
    CodePointRange{0x00b4, 0x00b4}, CodePointRange{0x00b6, 0x00b8}, CodePointRange{0x00bb, 0x00bb},
    CodePointRange{0x00bf, 0x00bf}, CodePointRange{0x00d7, 0x00d7}, CodePointRange{0x00f7, 0x00f7},
    CodePointRange{0x2000, 0x206f}, CodePointRange{0x20a0, 0x20cf}, CodePointRange{0x2190, 0x245f},
    CodePointRange{0x2500, 0x2bff}, CodePointRange{0x3001, 0x3003}, CodePointRange{0x3008, 0x3020},
    CodePointRange{0xfe00, 0xfe0f}, CodePointRange{0xff01, 0xff0f}, CodePointRange{0xff1a, 0xff20},
    CodePointRange{0xff3b, 0xff40}, CodePointRange{0xff5b, 0xff65}, CodePointRange{0xfffc, 0xfffd},
};

// How many bytes follow a lead byte, and the smallest code point that needs them. // RFC 3629
struct Lead {
  int following = -1;
  char32_t bits = 0;
  char32_t smallest = 0;
};

Lead read_lead(unsigned char byte) {
  if (byte < 0x80) return {.following = 0, .bits = byte, .smallest = 0};
  if (byte >= 0xc2 && byte < 0xe0) return {.following = 1, .bits = byte & 0x1fU, .smallest = 0x80};
  if (byte >= 0xe0 && byte < 0xf0) return {.following = 2, .bits = byte & 0x0fU, .smallest = 0x800};
  if (byte >= 0xf0 && byte < 0xf5) return {.following = 3, .bits = byte & 0x07U, .smallest = 0x10000};
  return {};
}

}  // namespace

CodePoint read_code_point(std::string_view text, std::size_t at) {
  const Lead lead = read_lead(static_cast<unsigned char>(text[at]));
  if (lead.following < 0) return {};
  const auto size = static_cast<std::size_t>(lead.following) + 1;
  if (text.size() - at < size) return {};
  char32_t value = lead.bits;
  for (const char c : text.substr(at + 1, size - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) return {};
    value = (value << 6U) | (byte & 0x3fU);
  }
  const bool is_surrogate = value >= 0xd800 && value < 0xe000;
  if (value < lead.smallest || value > 0x10ffff || is_surrogate) return {};
  return {.value = value, .size = size};
}

std::size_t valid_utf8_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = read_code_point(text, at);
    if (c.size == 0) break;
    at += c.size;
  }
  return at;
}

bool is_space(char32_t c) {
  return is_in(c, spaces);
}

bool is_quotation_mark(char32_t c) {
  return c == U'"' || (c >= 0x201c && c <= 0x201f);
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return !is_in(c, symbols) && !is_space(c);
}

std::size_t count_word_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = read_code_point(text, at);
    if (c.size == 0) return count;
    if (is_word_character(c.value)) ++count;
    at += c.size;
  }
  return count;
}

}  // namespace tenet::query
