#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Which of `blocks` are the document, not the site around it, by number: the article or, where none stands out, the
// page less its navigation.
[[nodiscard]] std::vector<bool> choose_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                               std::vector<HtmlBlock>& blocks, std::string_view title, bool is_dated);

}  // namespace tenet::indexer
