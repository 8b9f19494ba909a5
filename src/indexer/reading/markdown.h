#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// The blocks of Markdown `text` (CommonMark with tables and strike-through) from `body` on: headings,
// paragraphs, list items, block quotes, rows of tables (as list items), code blocks (as paragraphs, with their
// opening fence hidden). A short paragraph all in bold is a heading of guessed_level. Marks, addresses, entities, tags
// and comments are hidden or outside the blocks. Indentation alone is no code: statements indent
// their paragraphs.
[[nodiscard]] std::vector<Block> split_markdown(std::string_view text, std::size_t body);

}  // namespace tenet::indexer
