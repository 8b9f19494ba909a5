#pragma once

#include <cstddef>
#include <string_view>

namespace tenet::indexer {

// A part of an RTF file (Rich Text Format 1.9.1, "RTF Syntax").
struct RtfToken {
  enum class Kind { open, close, word, symbol, byte, text, end };

  Kind kind = Kind::end;
  std::string_view text = {};  // of a word its letters, of a symbol its one character, of text the bytes
  int number = 0;              // behind a word; the byte of \'hh
  bool has_number = false;
};

// Cuts an RTF file into its parts. Binary data (\bin) is passed over, line ends are left out. Total: every file has
// parts, and each call but for the end goes on by a byte at least.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] RtfToken next();

 private:
  [[nodiscard]] RtfToken control();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace tenet::indexer
