#pragma once

#include <cstddef>
#include <vector>

#include <tenet/query.h>
#include <tenet/searcher.h>

#include "text/tokens.h"

namespace tenet::analysis {

// Throws QueryError when a query can have no nodes: it asks for no words, topic or name.
void require_nodes(const Query& query);

// The tokens that begin in `range`, which is of the text they were read from, as places, half-open.
[[nodiscard]] TextRange places_of(TextRange range, const std::vector<text::Token>& tokens);

// What analyses read of a passage, or of neighbouring ones: its text as it stands in the source, what of it is markup,
// and the words of the rest.
struct ReadText {
  std::string text = {};
  std::vector<TextRange> hidden = {};    // in `text`, ascending
  std::vector<text::Token> tokens = {};  // ranges in `text`
};
// Adds a passage behind an empty line; its words are read by read_tokens(). Gives the byte where it begins.
std::size_t add_passage(const Hit& hit, ReadText& read);
void read_tokens(ReadText& read, text::Analyser& analyser);
[[nodiscard]] ReadText read_passage(const Hit& hit, text::Analyser& analyser);

}  // namespace tenet::analysis
