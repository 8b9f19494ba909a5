#pragma once

#include <cstdint>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Which of `blocks` are the document, not the site around it, by number: the article or, where none stands out, the
// page less its navigation.
[[nodiscard]] std::vector<bool> choose_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                               const std::vector<HtmlBlock>& blocks);

}  // namespace tenet::indexer
