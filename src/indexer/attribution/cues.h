#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/attribution/attribution.h"
#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Where words say that somebody says something, and who: "Harrow [said]", "[according] to her", "Harrow's [claim]".
struct Cue {
  std::size_t at = 0;        // token
  Rule rule = Rule::before;  // before, saying, portrays, passive or statement
  TokenSpan mention = {};    // never empty
  bool weak = false;         // more often something else: counts only where there is no better one
  bool unsaid = false;       // what was not said: "never said", "if Harrow says", "denied saying"
  bool of_object = false;    // the mention is the object of the verb before it: "accused [Harrow] of saying"
};

// A verb that says what somebody calls something, or a noun for what is said, has its quotation this near, in tokens.
inline constexpr std::size_t reach = 14;

// The cues of a sentence in reading order, each with who speaks. Linear in the size of the sentence.
[[nodiscard]] std::vector<Cue> find_cues(const TaggedText& tagged, TokenSpan sentence);

// Whether a phrase has a name, a pronoun or a word for a person, a body or a group of people in it.
[[nodiscard]] bool names_somebody(const TaggedText& tagged, TokenSpan phrase);

}  // namespace tenet::indexer
