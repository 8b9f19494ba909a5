#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Lines that are read one after the other.
struct Column {
  std::vector<Line> lines = {};  // from top to bottom, one a baseline; rows of tables with their cells
  bool aside = false;            // a box or a side note, beside the text and no part of its course

  bool operator==(const Column&) const = default;
};

// The columns of a page in reading order. A strip of white that separates two blocks of prose separates columns; what
// runs across it (a heading, a note) is read before or after the columns that stand below or above it. A narrow block
// that the text runs around is an aside. Strips of white between the cells of tables separate nothing.
[[nodiscard]] std::vector<Column> find_columns(std::vector<Line> lines);

}  // namespace tenet::indexer::pdf
