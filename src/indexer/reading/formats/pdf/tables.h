#pragma once

#include <cstddef>
#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Where the table ends that begins at line `from` of a column, or `from` where none does: at least two lines have cells
// that stand below each other.
[[nodiscard]] std::size_t table_end(const std::vector<Line>& lines, std::size_t from);

// The rows of a table made of `lines`: for each the lines of its cells, cell after cell.
[[nodiscard]] std::vector<std::vector<Line>> table_rows(const std::vector<Line>& lines);

}  // namespace tenet::indexer::pdf
