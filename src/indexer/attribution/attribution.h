#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// How the text says who speaks: the rules of docs/quotations.md.
enum class Rule {
  none,
  after,      // "…," Harrow said; "…," said Harrow
  middle,     // "…," Harrow said, "…": the second half
  before,     // Harrow said: "…"; Harrow said the law was "…"
  saying,     // …, saying "…"
  portrays,   // Harrow called the law "…"
  statement,  // Harrow's claim that "…"
  according,  // according to Harrow, "…"; as Harrow put it
  passive,    // described by Harrow as "…"
  label,      // Harrow: "…"
  trailing,   // The law is "…" for the city, Harrow said
  subject,    // Harrow wants to "…": without a cue
  goes_on,    // another quotation of the utterance, or the next one in its paragraph
  follows,    // a quotation by itself behind a sentence that reports speech
  ahead,      // by itself before a sentence that attributes another
  paragraph,  // by itself in a paragraph behind one that attributes
  block,      // a block quotation behind its lead-in, or before its signature
};

// How often `rule` is right, and its name: measured as docs/quotations.md says.
[[nodiscard]] double confidence_of(Rule rule);
[[nodiscard]] std::string_view to_string(Rule rule);

// Who said one quotation, in tokens of its tagged text. Rule none: its own sentence does not say.
struct Finding {
  Rule rule = Rule::none;
  TokenSpan mention = {};
  TokenSpan cue = {};
  bool alone = false;   // the quotation is a sentence of its own
  bool nobody = false;  // its sentence says that nobody said it, or names nobody who did: it stays without a speaker
};

// A finding for each quotation of `tagged`, in reading order, from its own sentence.
[[nodiscard]] std::vector<Finding> find_attributions(const TaggedText& tagged);

// Whose speech `sentence` reports, by its last cue: for a quotation that follows by itself. Empty without one.
[[nodiscard]] Finding reported_by(const TaggedText& tagged, TokenSpan sentence);

}  // namespace tenet::indexer
