#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>
#include <tenet/query.h>

#include "text/tokens.h"

namespace tenet::query {

// The words of a passage, to match patterns against.
struct PassageWords {
  std::vector<text::Token> tokens = {};           // ranges in the passage
  std::vector<TextRange> quotes = {};             // places in `tokens`, half-open
  const std::vector<TopicTag>* topics = nullptr;  // evidence in the document's text
  std::size_t offset = 0;                         // of the passage in the document's text, bytes
};

// The words of a passage record: `text` is the passage as it stands in the source.
[[nodiscard]] PassageWords read_words(const Passage& passage, std::string_view text, text::Analyser& analyser);

// What a query asks of the words of one passage: the query tree with its words analysed. It answers what terms
// cannot (which forms, side by side, near, inside one quotation) and says which words matched, so that
// what is found and what is marked cannot disagree.
struct Pattern {
  enum class Kind { anything, words, prefix, all, any, without, maybe, near, said, topic };

  Kind kind = Kind::anything;           // anything: what the words of a passage do not decide
  std::vector<std::string> words = {};  // side by side; of topic: its id
  bool exact = false;                   // words are forms, else stems
  int distance = 0;
  std::vector<Pattern> operands = {};
};

// `query` must have been through simplify().
[[nodiscard]] Pattern make_pattern(const Query& query, text::Analyser& analyser);

// Whether the passage answers, and the places of the words that do, in `tokens`, half-open, in no order.
struct Matched {
  bool found = false;
  std::vector<TextRange> spans = {};
};
[[nodiscard]] Matched match(const Pattern& pattern, const PassageWords& passage);

}  // namespace tenet::query
