#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "query/plan/plan.h"
#include "text/tokens.h"

namespace tenet::query {

// Words that somebody says.
struct SaidWords {
  const Quote* quote = nullptr;
  TextRange tokens = {};             // places in PassageWords::tokens, half-open
  const Speaker* speaker = nullptr;  // nullptr where the text does not say
};

// The words of a passage, to match plans against.
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

// Whether the plan asks who says something: then read_words() needs the speakers.
[[nodiscard]] bool asks_who_speaks(const Plan& plan);

// Whether a passage answers, and by which words. The text tells what terms cannot: which forms, side by side, near, in
// one quotation. Hits and highlights ask here, so that they cannot disagree.
struct TextMatch {
  bool found = false;
  std::vector<TextRange> spans = {};  // places in PassageWords::tokens, half-open, in no order
  std::vector<TextRange> hulls = {};  // of each NEAR, from its first word to its last
};
// What the words of a passage do not decide, as date:2015, is taken to hold.
[[nodiscard]] TextMatch match_text(const Plan& plan, const PassageWords& passage);

}  // namespace tenet::query
