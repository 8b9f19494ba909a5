#pragma once

#include <string>
#include <string_view>

namespace tenet::text {

// Bytes made text.
struct Decoded {
  std::string text = {};  // valid UTF-8; a byte-order mark of UTF-8 stays, as U+FEFF, so that offsets are the file's
  std::string encoding = {};  // "UTF-8", "UTF-16LE", "windows-1252", ...
  std::size_t replaced = 0;   // sequences that were no text and became U+FFFD
};

// Whether `bytes` look like no text at all: an image, an archive, a program. UTF-16 is text.
[[nodiscard]] bool is_binary(std::string_view bytes);

// Reads bytes of unknown encoding. A byte-order mark decides. Then come UTF-16 whose zero bytes show it, ISO-2022-JP,
// which its shifts show, and UTF-8 that is valid or nearly so. Else ICU detects: encodings of Chinese, Japanese and
// Korean where it is certain, then those of one byte. Never throws, never drops a character: what cannot be read
// becomes U+FFFD and is counted.
[[nodiscard]] Decoded decode(std::string_view bytes);

// Whether `text` is valid UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace tenet::text
