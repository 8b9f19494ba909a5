#include "text/decode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "text/byte_order_mark.h"
#include "text/east_asian.h"
#include "text/one_byte.h"
#include "text/utf8.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

// How far is_binary() and the search for UTF-16 look, in bytes.
constexpr std::size_t looked_at = std::size_t{8} << 10;

enum class Order { little, big };

// The first byte from `at` on that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  while (at + sizeof(std::uint64_t) <= bytes.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
    at += sizeof eight;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

char32_t unit(std::string_view bytes, std::size_t at, std::size_t width, Order order) {
  char32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t place = order == Order::big ? i : width - 1 - i;
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + place]);
  }
  return value;
}

bool is_high_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDBFF;
}
bool is_low_surrogate(char32_t c) {
  return c >= 0xDC00 && c <= 0xDFFF;
}

void append_or_replace(Decoded& decoded, char32_t c) {
  if (is_high_surrogate(c) || is_low_surrogate(c) || c > 0x10FFFF) {
    ++decoded.replaced;
    c = 0xFFFD;
  }
  append_utf8(decoded.text, c);
}

// A last unit that is cut short is one more that cannot be read.
void end_units(Decoded& decoded, std::size_t left) {
  if (left == 0) return;
  ++decoded.replaced;
  append_utf8(decoded.text, 0xFFFD);
}

Decoded decode_utf16(std::string_view bytes, Order order) {
  Decoded decoded{.encoding = order == Order::little ? "UTF-16LE" : "UTF-16BE"};
  decoded.text.reserve(bytes.size());
  std::size_t at = 0;
  for (; at + 2 <= bytes.size(); at += 2) {
    char32_t c = unit(bytes, at, 2, order);
    if (is_high_surrogate(c) && at + 4 <= bytes.size()) {
      const char32_t next = unit(bytes, at + 2, 2, order);
      if (is_low_surrogate(next)) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
        at += 2;
      }
    }
    append_or_replace(decoded, c);
  }
  end_units(decoded, bytes.size() - at);
  return decoded;
}

Decoded decode_utf32(std::string_view bytes, Order order) {
  Decoded decoded{.encoding = order == Order::little ? "UTF-32LE" : "UTF-32BE"};
  decoded.text.reserve(bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 4 <= bytes.size(); at += 4) append_or_replace(decoded, unit(bytes, at, 4, order));
  end_units(decoded, bytes.size() - at);
  return decoded;
}

Decoded decode_utf8(std::string_view bytes) {
  Decoded decoded{.encoding = "UTF-8"};
  decoded.text.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t plain = skip_ascii(bytes, at);
    decoded.text.append(bytes, at, plain - at);
    at = plain;
    if (at == bytes.size()) break;
    const auto sequence = utf8_sequence(bytes, at);
    if (sequence.valid) {
      decoded.text.append(bytes, at, sequence.length);
    } else {
      append_or_replace(decoded, 0xD800);
    }
    at += sequence.length;
  }
  return decoded;
}

Decoded decode_one_byte(std::string_view bytes) {
  const OneByteEncoding& encoding = detect_one_byte_encoding(bytes);
  Decoded decoded{.encoding = encoding.name};
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const char32_t c = encoding.characters[static_cast<unsigned char>(byte)];
    if (c == 0xFFFD) ++decoded.replaced;
    append_utf8(decoded.text, c);
  }
  return decoded;
}

// Whether bytes that are not valid UTF-8 were meant to be. In the old encodings two letters that
// look like a sequence of UTF-8 hardly ever meet, so one sequence that is right outweighs one that is wrong.
bool is_nearly_utf8(std::string_view bytes) {
  std::size_t right = 0;
  std::size_t wrong = 0;
  bool cut_short = false;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const auto sequence = utf8_sequence(bytes, at);
    ++(sequence.valid ? right : wrong);
    cut_short = sequence.cut_short;
    at += sequence.length;
  }
  return right > wrong || (cut_short && wrong == 1);
}

// The byte order of UTF-16 that bears no mark: in Latin script every second byte is NUL.
std::optional<Order> unmarked_utf16(std::string_view bytes) {
  const auto sample = bytes.substr(0, std::min(bytes.size(), looked_at) & ~std::size_t{1});
  if (sample.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample.size(); i += 2) {
    even += static_cast<std::size_t>(sample[i] == '\0');
    odd += static_cast<std::size_t>(sample[i + 1] == '\0');
  }
  const std::size_t pairs = sample.size() / 2;
  const auto most = [&](std::size_t count) { return count * 10 >= pairs * 6; };
  const auto hardly_any = [&](std::size_t count) { return count * 50 <= pairs; };
  if (most(odd) && hardly_any(even)) return Order::little;
  if (most(even) && hardly_any(odd)) return Order::big;
  return std::nullopt;
}

// UTF-32 is told from UTF-16 that begins with a NUL by its size and by its first character.
bool is_utf32(std::string_view bytes, Order order) {
  return bytes.size() % 4 == 0 && (bytes.size() == 4 || unit(bytes, 4, 4, order) <= 0x10FFFF);
}

// What a byte-order mark says; an empty encoding when there is none.
Decoded decode_by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv) && is_utf32(bytes, Order::little)) {
    return decode_utf32(bytes.substr(4), Order::little);
  }
  if (bytes.starts_with("\0\0\xFE\xFF"sv) && is_utf32(bytes, Order::big)) {
    return decode_utf32(bytes.substr(4), Order::big);
  }
  if (bytes.starts_with("\xFF\xFE"sv)) return decode_utf16(bytes.substr(2), Order::little);
  if (bytes.starts_with("\xFE\xFF"sv)) return decode_utf16(bytes.substr(2), Order::big);
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return decode_utf8(bytes);
  return {};
}

// `bytes` without a sequence of UTF-8 that their end cuts short.
std::string_view whole_sequences(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    if (utf8_sequence(bytes, bytes.size() - back).cut_short) return bytes.substr(0, bytes.size() - back);
  }
  return bytes;
}

// Control characters that text has no use for.
bool is_odd_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1A && byte != 0x1B) || byte == 0x7F;
}

// Japanese text in seven bits (RFC 1468), which looks like ASCII.
bool has_shifts(std::string_view bytes) {
  return bytes.find("\x1B$"sv) != std::string_view::npos;
}

}  // namespace

bool bears_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\xEF\xBB\xBF"sv) ||
         (bytes.starts_with("\0\0\xFE\xFF"sv) && is_utf32(bytes, Order::big));
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const auto sequence = utf8_sequence(text, at);
    if (!sequence.valid) return false;
    at += sequence.length;
  }
  return true;
}

bool is_binary(std::string_view bytes) {
  if (bears_mark(bytes) || unmarked_utf16(bytes).has_value()) return false;
  // The one common binary format that begins, and may go on for long, like text.
  if (bytes.starts_with("%PDF-"sv)) return true;
  const auto sample = whole_sequences(bytes.substr(0, looked_at));
  const auto odd = static_cast<std::size_t>(std::ranges::count_if(sample, is_odd_control));
  // A stray control or two is a slip; compressed data has one in ten, and is no UTF-8.
  const std::size_t one_in = is_utf8(sample) ? 10 : 50;
  return odd > 2 && odd * one_in > sample.size();
}

Decoded decode(std::string_view bytes) {
  if (Decoded decoded = decode_by_mark(bytes); !decoded.encoding.empty()) return decoded;
  if (const auto order = unmarked_utf16(bytes)) return decode_utf16(bytes, *order);
  if (is_utf8(bytes)) {
    if (auto decoded = has_shifts(bytes) ? decode_east_asian(bytes) : std::nullopt) return *std::move(decoded);
    return {.text = std::string(bytes), .encoding = "UTF-8"};
  }
  if (is_nearly_utf8(bytes)) return decode_utf8(bytes);
  if (auto decoded = decode_east_asian(bytes)) return *std::move(decoded);
  return decode_one_byte(bytes);
}

}  // namespace tenet::text
