#include "indexer/reading/formats/mail/transfer.h"

#include <algorithm>
#include <cstdint>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/percent.h"

namespace tenet::indexer {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (text::is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// The byte that "=hh" at `at` stands for, or -1.
int hex_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '=') return -1;
  const int high = text::hex_digit(text[at + 1]);
  const int low = text::hex_digit(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// The bytes of a line, of which the first letter tells how many.
void append_uu_line(std::string& bytes, std::string_view line) {
  const auto value = [](char c) { return static_cast<std::uint32_t>(c - ' ') & 63U; };
  std::size_t left = value(line.front());
  for (std::size_t at = 1; left > 0 && at + 1 < line.size(); at += 4) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) bits = bits << 6U | (at + i < line.size() ? value(line[at + i]) : 0U);
    for (unsigned shift = 24; shift > 0 && left > 0; --left) {
      shift -= 8;
      bytes += static_cast<char>(bits >> shift & 0xFFU);
    }
  }
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    if (c == '=') {  // the end, or of a part that was put before another
      bits = count = 0;
      continue;
    }
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '=') {
      bytes += text[at++];
    } else if (const int byte = hex_byte(text, at); byte >= 0) {
      bytes += static_cast<char>(byte);
      at += 3;
    } else {
      std::size_t end = at + 1;  // a line end that is none, with white space that was added before it
      while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
      if (end < text.size() && text[end] == '\r') ++end;
      if (end < text.size() && text[end] == '\n') {
        at = end + 1;
      } else if (end >= text.size()) {
        at = end;
      } else {
        bytes += text[at++];
      }
    }
  }
  return bytes;
}

std::string decode_q(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const int byte = hex_byte(text, at);
    if (byte >= 0) {
      bytes += static_cast<char>(byte);
      at += 3;
    } else {
      bytes += text[at] == '_' ? ' ' : text[at];
      ++at;
    }
  }
  return bytes;
}

std::string decode_uuencode(std::string_view text) {
  std::string bytes;
  bool begun = false;
  while (!text.empty()) {
    const std::string_view line = text::take_line(text);
    if (!begun) {
      begun = line.starts_with("begin ");
    } else if (line == "end") {
      break;
    } else if (!line.empty()) {
      append_uu_line(bytes, line);
    }
  }
  return bytes;
}

std::string decode_transfer(std::string_view text, std::string_view encoding) {
  if (encoding == "base64") return decode_base64(text);
  if (encoding == "quoted-printable") return decode_quoted_printable(text);
  if (encoding == "x-uuencode" || encoding == "uuencode" || encoding == "x-uue") return decode_uuencode(text);
  return std::string(text);
}

}  // namespace tenet::indexer
