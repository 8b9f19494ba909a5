#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "text/tokens.h"

namespace tenet::indexer {

// Words, with the text they were read from: what stands between two of them can end a phrase.
struct WordsOfText {
  std::string_view text = {};  // UTF-8; ranges of tokens are in it; white space in place of markup
  std::span<const text::Token> tokens = {};
  std::size_t offset = 0;  // bytes before `text` in the document
};

// Whether a phrase ends between the tokens `first` and `second`: at a comma, colon, dash, bracket, at the end of a
// sentence or of a block. Hyphens and quotation marks part no phrase: the "three strikes" law. Nor does a full stop
// with a digit or a small letter behind it: Prop. 47.
[[nodiscard]] bool ends_phrase(std::string_view text, const text::Token& first, const text::Token& second);

}  // namespace tenet::indexer
