#pragma once

#include <cstdint>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Gives the blocks of the document, `chosen` by number, the kinds that only the page as a whole tells: footnotes by the
// element around them; no block quotations where most of the text is one, which old pages did for its margin. A
// quotation whose attributes say that it is one stays.
void settle_html_kinds(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<bool>& chosen,
                       std::vector<HtmlBlock>& blocks);

}  // namespace tenet::indexer
