#include "indexer/reading/formats/pdf/tables.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "indexer/reading/formats/pdf/markers.h"

namespace tenet::indexer::pdf {
namespace {

// Whether the cells of a line are cells of a table: not the marker of an item and its words.
bool has_cells(const Line& line) {
  if (line.cells.size() < 2) return false;
  constexpr std::size_t marker = 6;
  return line.cells.size() > 2 || line.cells.front().text.size() > marker || !begins_item(line.text);
}

// Whether both lines have a cell, other than the first, at the same left or right edge.
bool share_column(const Line& one, const Line& other) {
  for (std::size_t i = 1; i < one.cells.size(); ++i) {
    for (std::size_t k = 1; k < other.cells.size(); ++k) {
      const Box& first = one.cells[i].box;
      const Box& second = other.cells[k].box;
      if (std::abs(first.left - second.left) < 4 || std::abs(first.right - second.right) < 4) return true;
    }
  }
  return false;
}

// Whether a line without cells may be one more line of a cell of the row above.
bool continues_cell(const Line& row, const Line& line) {
  if (line.baseline - row.baseline > 2 * line.size) return false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const double next = i + 1 < row.cells.size() ? row.cells[i + 1].box.left : std::numeric_limits<double>::max();
    if (std::abs(row.cells[i].box.left - line.box.left) < 4 && line.box.right < next) return true;
  }
  return false;
}

struct Cell {
  std::vector<Line> lines = {};
  double left = 0;
  double right = 0;

  [[nodiscard]] double top() const { return lines.front().baseline - 0.7 * lines.front().size; }
  [[nodiscard]] double bottom() const { return lines.back().baseline; }
};

// What stands in the columns of a table, each from top to bottom.
std::vector<std::vector<Line>> columns_of(std::vector<Line> parts) {
  std::ranges::sort(parts, {}, [](const Line& part) { return part.box.left; });
  std::vector<std::vector<Line>> columns;
  double right = 0;
  for (Line& part : parts) {
    // A part that begins well inside a column belongs to it; cells over two columns go with the first.
    if (columns.empty() || part.box.left > right - 1) {
      columns.emplace_back();
      right = part.box.right;
    }
    right = std::max(right, part.box.right);
    columns.back().push_back(std::move(part));
  }
  for (std::vector<Line>& column : columns) std::ranges::sort(column, {}, &Line::baseline);
  return columns;
}

double least_pitch(const std::vector<std::vector<Line>>& columns) {
  double least = std::numeric_limits<double>::max();
  for (const std::vector<Line>& column : columns) {
    for (std::size_t i = 1; i < column.size(); ++i) {
      const double pitch = column[i].baseline - column[i - 1].baseline;
      if (pitch > 0.8 * column[i].size) least = std::min(least, pitch);
    }
  }
  return least;
}

std::vector<Cell> cells_of(std::vector<std::vector<Line>> columns) {
  const double pitch = least_pitch(columns);
  std::vector<Cell> cells;
  for (std::vector<Line>& column : columns) {
    double last = -std::numeric_limits<double>::max();
    for (Line& line : column) {
      const bool same_cell = line.baseline - last < 1.15 * pitch && pitch < 1.6 * line.size;
      last = line.baseline;
      if (!same_cell) cells.push_back({});
      cells.back().lines.push_back(std::move(line));
    }
  }
  return cells;
}

// Cells that overlap in height are one row.
std::vector<std::vector<Cell>> group_cells(std::vector<Cell> cells) {
  std::ranges::stable_sort(cells, {}, [](const Cell& cell) { return cell.top(); });
  std::vector<std::vector<Cell>> rows;
  double bottom = -std::numeric_limits<double>::max();
  for (Cell& cell : cells) {
    if (rows.empty() || cell.top() > bottom - 1) rows.emplace_back();
    bottom = std::max(bottom, cell.bottom());
    rows.back().push_back(std::move(cell));
  }
  return rows;
}

// A row a line with cells; other lines belong to the row above.
std::vector<std::vector<Line>> rows_by_baseline(const std::vector<Line>& lines) {
  std::vector<std::vector<Line>> rows;
  for (const Line& line : lines) {
    if (rows.empty() || line.cells.size() > 1) rows.emplace_back();
    rows.back().push_back(line);
  }
  return rows;
}

}  // namespace

std::size_t table_end(const std::vector<Line>& lines, std::size_t from) {
  if (!has_cells(lines[from])) return from;
  std::size_t end = from + 1;
  std::size_t row = from;
  bool shared = false;
  for (std::size_t i = from + 1; i < lines.size(); ++i) {
    if (lines[i].baseline - lines[i - 1].baseline > 4 * lines[i].size) break;
    if (has_cells(lines[i])) {
      shared = shared || share_column(lines[row], lines[i]);
      row = i;
    } else if (!continues_cell(lines[row], lines[i])) {
      // The first line of a cell whose row is set in its middle: the next line has the other cells.
      const bool above_row = i + 1 < lines.size() && has_cells(lines[i + 1]) &&
                             share_column(lines[row], lines[i + 1]) &&
                             lines[i].box.left > lines[row].cells.front().box.right;
      if (!above_row) break;
    }
    end = i + 1;
  }
  return shared ? end : from;
}

std::vector<std::vector<Line>> table_rows(const std::vector<Line>& lines) {
  std::vector<Line> parts;
  for (const Line& line : lines) {
    if (line.cells.empty()) {
      parts.push_back(line);
    } else {
      parts.insert(parts.end(), line.cells.begin(), line.cells.end());
    }
  }
  std::vector<std::vector<Cell>> grouped = group_cells(cells_of(columns_of(std::move(parts))));
  if (grouped.size() < 2) return rows_by_baseline(lines);
  std::vector<std::vector<Line>> rows;
  for (std::vector<Cell>& row : grouped) {
    std::ranges::stable_sort(row, {}, [](const Cell& cell) { return cell.lines.front().box.left; });
    rows.emplace_back();
    for (Cell& cell : row) std::ranges::move(cell.lines, std::back_inserter(rows.back()));
  }
  return rows;
}

}  // namespace tenet::indexer::pdf
