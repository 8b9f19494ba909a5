#pragma once

#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"
#include "indexer/reading/formats/html/trim.h"

namespace tenet::indexer {

// Takes readers' comments behind a text out of `chosen` that no class or id tells. They go from their heading on: one
// that counts them, or the last before the first link to reply. On a forum, which has little else, they stay.
void drop_comments(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlExtent& extent,
                   std::vector<bool>& chosen);

}  // namespace tenet::indexer
