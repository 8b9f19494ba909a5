#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>
#include <tenet/query.h>

#include "query/language/fields.h"
#include "query/language/names.h"
#include "text/tokens.h"

namespace tenet::query {

// Words that somebody says.
struct SaidWords {
  const Quote* quote = nullptr;
  TextRange tokens = {};             // places in PassageWords::tokens, half-open
  const Speaker* speaker = nullptr;  // nullptr where the text does not say
};

// The words of a passage, to match patterns against.
struct PassageWords {
  std::string text = {};                 // of the passage, its markup made spaces
  std::vector<text::Token> tokens = {};  // ranges in the passage
  std::vector<SaidWords> said = {};
  const std::vector<TopicTag>* topics = nullptr;  // evidence in the document's text
  std::size_t offset = 0;                         // of the passage in the document's text, bytes
  text::Analyser* analyser = nullptr;
};

// The words of a passage: `text` is the passage as it stands in the source, `speakers` are those who speak in it.
// All must outlive the result.
[[nodiscard]] PassageWords read_words(const Passage& passage, std::span<const Speaker> speakers, std::string_view text,
                                      text::Analyser& analyser);

// What a query asks of the words of one passage: the query tree with its words analysed. It answers what terms
// cannot (which forms, side by side, near, inside one quotation) and says which words matched, so that
// what is found and what is marked cannot disagree.
struct Pattern {
  enum class Kind { anything, words, prefix, all, any, without, maybe, near, said, mention, topic, role };

  Kind kind = Kind::anything;           // anything: what the words of a passage do not decide
  std::vector<std::string> words = {};  // side by side; of topic: its id
  TopicLimits limits = {};              // of topic
  bool exact = false;                   // words are forms, else stems
  int distance = 0;
  std::vector<Pattern> operands = {};
  Query who = {};                        // of said: speaker: and role: fields, alone or joined; or nothing; of role: it
  std::optional<NamePattern> name = {};  // of mention
};

// Whether the pattern asks who says the words: then read_words() needs the speakers.
[[nodiscard]] bool asks_who_speaks(const Pattern& pattern);

// `query` must have been through simplify().
[[nodiscard]] Pattern make_pattern(const Query& query, text::Analyser& analyser);

// Whether the passage answers, and the places of the words that do, in `tokens`, half-open, in no order.
struct Matched {
  bool found = false;
  std::vector<TextRange> spans = {};
  std::vector<TextRange> stretches = {};  // of each NEAR, from its first word to its last
};
[[nodiscard]] Matched match(const Pattern& pattern, const PassageWords& passage);

}  // namespace tenet::query
