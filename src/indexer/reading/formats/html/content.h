#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// What is known of a page before its text is looked for.
struct HtmlHints {
  std::string_view title = {};
  std::string_view author = {};  // names with semicolons between
  bool is_dated = false;         // such a page needs fewer words to be an article
};

// Which of `blocks` are the document, not the site around it, by number: the article or, where none stands out, the
// page less its navigation.
[[nodiscard]] std::vector<bool> choose_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                               std::vector<HtmlBlock>& blocks, const HtmlHints& hints);

}  // namespace tenet::indexer
