#pragma once

#include <cstddef>
#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// What a block of lines looks like.
struct Prose {
  std::size_t rows = 0;       // baselines
  std::size_t long_rows = 0;  // rows of 24 bytes or more that fill seven tenths of the width of the block
  double characters = 0;      // of the middle row, in bytes
  double filled = 0;          // the share of rows that fill seven tenths of the width of the block
  double size = 0;            // of most characters, in points

  // Long lines, most of them as wide as the block.
  [[nodiscard]] bool is_prose() const { return rows >= 3 && characters >= 18 && filled >= 0.5; }
  // One or two lines that may be the end of a column.
  [[nodiscard]] bool is_short_prose() const { return rows < 3 && characters >= 24; }
};

[[nodiscard]] Prose measure_prose(const std::vector<Line>& lines);

// The share of rows of the shorter block that stand on a row of the other.
[[nodiscard]] double shared_baselines(const std::vector<Line>& one, const std::vector<Line>& other);

// Whether blocks side by side are cells of a table: white goes through both at the same heights, three times or more,
// and what follows it begins on one baseline. In a third of the rows or more, what is above the white does not end on
// one baseline: paragraphs of columns may have the same heights by chance.
[[nodiscard]] bool stand_in_rows(const std::vector<Line>& left, const std::vector<Line>& right);

// The size of type that most characters have, in points; 10 of no lines.
[[nodiscard]] double middle_size(const std::vector<Line>& lines);

// Around all lines; empty of none.
[[nodiscard]] Box box_of(const std::vector<Line>& lines);

}  // namespace tenet::indexer::pdf
