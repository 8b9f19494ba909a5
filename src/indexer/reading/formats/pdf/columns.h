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

// Where columns parted on the pages before: from the left edge of the page, in points.
using Gutters = std::vector<double>;

// The columns of a page in reading order. A strip of white that separates two blocks of prose separates columns; what
// runs across it (a heading, a note) is read before or after the columns that stand below or above it. A narrow block
// that the text runs around is an aside. Strips of white between the cells of tables separate nothing.
// A strip that is one of `gutters` separates whatever is on its sides: the end of a text has short columns. New ones
// are added.
[[nodiscard]] std::vector<Column> find_columns(std::vector<Line> lines, Gutters& gutters);

}  // namespace tenet::indexer::pdf
