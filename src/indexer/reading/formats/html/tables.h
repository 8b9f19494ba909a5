#pragma once

#include <vector>

#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Which nodes are rows of a table of data, by number. The tables of old pages that only lay them out have other tables,
// headings, several paragraphs or long text in their cells, or a single column.
[[nodiscard]] std::vector<bool> find_data_tables(const HtmlTree& tree, const std::vector<bool>& hidden);

}  // namespace tenet::indexer
