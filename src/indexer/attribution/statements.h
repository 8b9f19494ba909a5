#pragma once

#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/statement_titles.h"
#include "indexer/reading/structure.h"

// Documents whose whole body is one speaker's.
namespace tenet::indexer {

// The paragraphs of a statement, of letters or of an act, each a Quote of kind statement; nothing for any other
// document.
[[nodiscard]] std::vector<Quote> find_statement(const Document& document, const std::vector<Block>& blocks,
                                                const TitleReading& title);

}  // namespace tenet::indexer
