#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tenet::text {

// An encoding in which every byte is a character.
struct OneByteEncoding {
  std::string name = {};                      // "windows-1252"
  std::array<char32_t, 256> characters = {};  // U+FFFD where the encoding has none
};

// The old one-byte encoding that `bytes` are most likely in, by ICU's detection. Windows-1252 stands for
// ISO-8859-1, whose bytes 0x80 to 0x9F are controls that no text holds, and for what is undecided.
[[nodiscard]] const OneByteEncoding& detect_one_byte_encoding(std::string_view bytes);

}  // namespace tenet::text
