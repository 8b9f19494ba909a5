#pragma once

#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/authority.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// Who speaks in a document, and what.
struct AttributedQuotes {
  std::vector<Quote> quotes = {};      // in reading order of their beginnings, the outer before the inner
  std::vector<Speaker> speakers = {};  // each once, in the order in which they first speak
};

// Finds who said the quotations of a document: `quotes` are the regions between marks, as find_quotes() gives them.
// Turns of transcripts, block quotations and the paragraphs of statements join them. Where the text does not say who
// speaks, neither does the attribution. Linear in the size of the text.
[[nodiscard]] AttributedQuotes find_speakers(const Document& document, const std::vector<Block>& blocks,
                                             std::vector<Quote> quotes, const Authority& authority);

}  // namespace tenet::indexer
