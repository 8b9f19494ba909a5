#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/range.h>

#include "text/tokens.h"

namespace tenet::query {

// A word as it is compared: by its form and whether it is possessive.
struct NormalisedWord {
  TextRange range = {};              // bytes in NormalisedText::text
  const text::Word* word = nullptr;  // owned by the Analyser
  bool possessive = false;           // ends in 's, which the form has lost
  bool after_gap = false;            // an ellipsis stands between the word before and this one
};

// A text as words that can be compared with those of another, whatever an editor or a typesetter did to either.
struct NormalisedText {
  std::string text = {};
  std::vector<TextRange> hidden = {};  // bytes of `text` that are no part of it: markup, an editor's brackets, [sic]
  std::vector<NormalisedWord> words = {};  // in reading order
};

// Reads `text` (UTF-8), of which `hidden` (ascending) is markup. Brackets are taken off, so that [t]he is one word.
[[nodiscard]] NormalisedText normalise(std::string text, std::vector<TextRange> hidden, text::Analyser& analyser);

[[nodiscard]] bool same_word(const NormalisedWord& left, const NormalisedWord& right);

// The characters of a stretch as they are compared: without what is hidden; every run of white space is one space,
// every quotation mark ', every dash -, and none of them doubled.
[[nodiscard]] std::string plain_characters(const NormalisedText& normalised, TextRange range);

}  // namespace tenet::query
