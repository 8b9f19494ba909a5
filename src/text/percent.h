#pragma once

#include <string>
#include <string_view>

namespace tenet::text {

// The value of a hexadecimal digit of ASCII, or -1.
[[nodiscard]] constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// `text` with the byte for each "%41" (RFC 3986, 2.1); what is no such escape stays.
[[nodiscard]] std::string without_percent(std::string_view text);

}  // namespace tenet::text
