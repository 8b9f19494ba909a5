#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/word_classes.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// A word, a mark, or a whole quotation, in the sentence around the quotations.
struct TaggedToken {
  enum class Kind { word, number, mark, quote };

  Kind kind = Kind::word;
  TextRange range = {};  // in the document; of a word without its possessive 's, of a quotation without its marks
  WordClasses classes = 0;
  bool capital = false;     // begins with a capital letter
  bool possessive = false;  // ends in 's, or in an apostrophe behind s
  char mark = 0;            // '-' for every dash, '.' for an ellipsis too; 0 for marks without a say
  std::size_t quote = 0;    // which of the quotations

  [[nodiscard]] bool is(WordClasses any) const { return (classes & any) != 0; }
  [[nodiscard]] bool is_mark(char c) const { return kind == Kind::mark && mark == c; }
  [[nodiscard]] bool is_quote() const { return kind == Kind::quote; }
};

// Tokens [begin, end).
struct TokenSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  bool operator==(const TokenSpan&) const = default;
};

// In tokens. What is longer is a list or no prose, and is cut, so that the work stays linear.
inline constexpr std::size_t longest_sentence = 300;

// Text around quotations, cut into tokens and sentences; each token has the classes of its word.
struct TaggedText {
  std::string_view text = {};  // the whole document
  std::vector<TaggedToken> tokens = {};
  std::vector<TokenSpan> sentences =
      {};  // in order; their full stops are in them; none is longer than longest_sentence

  // The words of the token at `at`, as they are written; empty behind the last.
  [[nodiscard]] std::string_view words(std::size_t at) const;
};

// Tags `range` of `text`, without the ranges in `hidden` (sorted). `quotes` are the places in `all` of
// the quotations directly in it, in reading order.
[[nodiscard]] TaggedText tag_text(std::string_view text, TextRange range, const std::vector<TextRange>& hidden,
                                  const std::vector<Quote>& all, std::span<const std::size_t> quotes);

// The words from the first to the last token of `span`, in the document.
[[nodiscard]] TextRange range_of(const TaggedText& tagged, TokenSpan span);

}  // namespace tenet::indexer
