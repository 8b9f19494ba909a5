#pragma once

#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/entities.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// `quotes` and `turns` in reading order: what stands in a turn is a level deeper.
[[nodiscard]] std::vector<Quote> with_turns(std::vector<Quote> quotes, std::vector<Quote> turns);

// The quotations with their kinds and attributions, but for the names of the speakers; block quotations join them.
// Whoever is named outside the quotations goes into `entities`.
[[nodiscard]] std::vector<Quote> attribute_paragraphs(const Document& document, const std::vector<Block>& blocks,
                                                      std::vector<Quote> quotes, Entities& entities);

}  // namespace tenet::indexer
