#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <tenet/range.h>

// What the fuzz targets ask of what they get.
namespace tenet::test {

// Ends the program, which is what a fuzzer looks for, unless it holds.
inline void require(bool holds) {
  if (!holds) std::abort();
}

// The input of a fuzz target as bytes.
inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Whether `at` is the end of `text` (UTF-8) or begins a character.
inline bool starts_character(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U);
}

// `range` is not empty, inside `text` and between characters.
inline void require_inside(std::string_view text, TextRange range) {
  require(range.begin < range.end && range.end <= text.size());
  require(starts_character(text, range.begin) && starts_character(text, range.end));
}

// Ranges like that, ascending and apart from each other.
inline void require_ascending(std::string_view text, const std::vector<TextRange>& ranges) {
  std::size_t at = 0;
  for (const TextRange& range : ranges) {
    require_inside(text, range);
    require(range.begin >= at);
    at = range.end;
  }
}

}  // namespace tenet::test
