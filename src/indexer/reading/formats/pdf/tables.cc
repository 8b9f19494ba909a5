#include "indexer/reading/formats/pdf/tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/pdf/markers.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// Bounds of what is looked at, for pages that are no pages: cells of a row, and lines of a table.
constexpr std::size_t most_cells = 64;
constexpr std::size_t most_rows = 500;

// Whether a cell is the number of a heading: "2", "2.1", "A.3", "IV".
bool is_number_of_heading(std::string_view cell) {
  constexpr std::size_t longest = 6;
  return cell.size() <= longest && std::ranges::none_of(cell, text::is_lower) &&
         std::ranges::all_of(cell, [](char c) { return text::is_letter(c) || text::is_digit(c) || c == '.'; }) &&
         std::ranges::count_if(cell, text::is_letter) <= 4;
}

// Whether the cells of a line are cells of a table: not the marker of an item, the label of a turn or
// the number of a heading, and its words.
bool has_cells(const Line& line) {
  if (line.cells.size() < 2) return false;
  constexpr std::size_t marker = 6;
  if (line.cells.size() > 2) return true;
  const std::string& first = line.cells.front().text;
  if (line.bold && is_number_of_heading(first)) return false;
  if (begins_turn(line.text) && (first.size() <= marker || first.ends_with(':'))) return false;
  return first.size() > marker || !begins_item(line.text);
}

// Whether line `i` is set too large to be of the table that begins at `from`, or stands apart below the larger line
// there: headings stand above and below tables, and the number of one looks like a cell.
bool changes_size(const std::vector<Line>& lines, std::size_t from, std::size_t i) {
  constexpr double larger = 1.15;
  if (lines[i].size > larger * lines[from].size) return true;
  const bool apart = lines[i].baseline - lines[i - 1].baseline > 1.6 * lines[i].size;
  return i == from + 1 && apart && lines[from].size > larger * lines[i].size;
}

bool ends_in_digit(const Line& cell) {
  return !cell.text.empty() && text::is_digit(cell.text.back());
}

// Whether both lines have a cell, other than the first, at the same left edge, or figures at the same right edge: that
// of justified lines is the same, too.
bool share_column(const Line& one, const Line& other) {
  for (std::size_t i = 1; i < std::min(one.cells.size(), most_cells); ++i) {
    for (std::size_t k = 1; k < std::min(other.cells.size(), most_cells); ++k) {
      const Box& first = one.cells[i].box;
      const Box& second = other.cells[k].box;
      if (std::abs(first.left - second.left) < 4) return true;
      if (std::abs(first.right - second.right) < 4 && ends_in_digit(one.cells[i]) && ends_in_digit(other.cells[k])) {
        return true;
      }
    }
  }
  return false;
}

// Parts of lines: cells, and lines without cells.
std::vector<Line> parts_of(const Line& line) {
  return line.cells.empty() ? std::vector<Line>{line} : line.cells;
}

// The columns of a table as the lines with cells show them: strips of the page, each as wide as what stands in it.
class Strips {
 public:
  void add(const Line& line) {
    for (const Line& cell : line.cells) add(cell.box.left, cell.box.right);
  }

  // Where the first column ends.
  [[nodiscard]] double first_right() const { return strips_.begin()->second; }

  // Whether a line without cells begins in one of the columns and ends before the next. It may go over columns between
  // the first and the last: words of a justified cell that are far apart look like columns.
  [[nodiscard]] bool hold(const Line& line) const {
    if (line.box.left > first_right() && line.box.right + 1 < strips_.rbegin()->first) return true;
    const auto next = strips_.upper_bound(line.box.left + 3);
    if (next == strips_.begin() || line.box.left > std::prev(next)->second) return false;
    return next == strips_.end() || next->first >= line.box.right + 1;
  }

  // Whether a cell of the line goes over two columns.
  [[nodiscard]] bool are_joined_by(const Line& line) const {
    return std::ranges::any_of(line.cells, [&](const Line& cell) {
      auto strip = strips_.upper_bound(cell.box.left);
      if (strip != strips_.begin() && std::prev(strip)->second >= cell.box.left) --strip;
      return strip != strips_.end() && std::next(strip) != strips_.end() && std::next(strip)->first <= cell.box.right;
    });
  }

 private:
  void add(double left, double right) {
    auto strip = strips_.upper_bound(left);
    if (strip != strips_.begin() && std::prev(strip)->second >= left) --strip;
    while (strip != strips_.end() && strip->first <= right) {
      left = std::min(left, strip->first);
      right = std::max(right, strip->second);
      strip = strips_.erase(strip);
    }
    strips_.emplace(left, right);
  }

  std::map<double, double> strips_;  // left and right edges of strips, which do not overlap
};

struct Cell {
  std::vector<Line> lines = {};

  [[nodiscard]] double top() const { return lines.front().baseline - 0.7 * lines.front().size; }
  [[nodiscard]] double bottom() const { return lines.back().baseline; }
};

// Sorts from top to bottom, and from left to right what stands on one baseline.
void sort_by_rows(std::vector<Line>& lines) {
  std::ranges::stable_sort(lines, {}, &Line::baseline);
  for (auto begin = lines.begin(); begin != lines.end();) {
    const auto end = std::find_if(
        begin, lines.end(), [&](const Line& line) { return line.baseline - begin->baseline > 0.3 * begin->size; });
    std::stable_sort(begin, end, [](const Line& one, const Line& other) { return one.box.left < other.box.left; });
    begin = end;
  }
}

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
  for (std::vector<Line>& column : columns) sort_by_rows(column);
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

// Whether two cells of the first column are in one row: then the cells of other columns are not apart either.
bool runs_together(const std::vector<std::vector<Cell>>& rows, double first_right) {
  return std::ranges::any_of(rows, [&](const std::vector<Cell>& row) {
    return std::ranges::count_if(row, [&](const Cell& cell) { return cell.lines.front().box.left < first_right; }) > 1;
  });
}

bool is_figure(const Line& line) {
  return ends_in_digit(line) && std::ranges::none_of(line.text, text::is_letter);
}

// Whether cells that overlap in height are rows of one line each, which stand close: all have lines at the same
// heights, and one has figures alone.
bool is_grid(const std::vector<Cell>& cells) {
  const std::vector<Line>& first = cells.front().lines;
  const auto same_heights = [&](const Cell& cell) {
    return std::ranges::equal(cell.lines, first, [](const Line& one, const Line& other) {
      return std::abs(one.baseline - other.baseline) < 2;
    });
  };
  return first.size() > 1 && cells.size() > 1 && std::ranges::all_of(cells, same_heights) &&
         std::ranges::any_of(
             cells, [](const Cell& cell) { return std::all_of(cell.lines.begin() + 1, cell.lines.end(), is_figure); });
}

// A row begins at each of `starts`, baselines of the first column; lines between belong to the row above.
std::vector<std::vector<Line>> rows_from(const std::vector<double>& starts,
                                         const std::vector<std::vector<Line>>& columns) {
  std::vector<std::vector<Line>> rows(starts.size());
  for (const std::vector<Line>& column : columns) {
    for (const Line& line : column) {
      std::size_t row = 0;
      while (row + 1 < rows.size() && starts[row + 1] < line.baseline + 2) ++row;
      rows[row].push_back(line);
    }
  }
  std::erase_if(rows, [](const std::vector<Line>& row) { return row.empty(); });
  return rows;
}

std::vector<double> baselines_of(const std::vector<Line>& lines) {
  std::vector<double> baselines;
  baselines.reserve(lines.size());
  for (const Line& line : lines) baselines.push_back(line.baseline);
  return baselines;
}

// Whether lines stand closer than type allows in one column: cells are set in the middle of their rows.
bool has_cells_in_the_middle(const std::vector<std::vector<Line>>& columns) {
  std::vector<double> baselines;
  for (const std::vector<Line>& column : columns) {
    for (const Line& line : column) baselines.push_back(line.baseline);
  }
  std::ranges::sort(baselines);
  const double size = columns.front().front().size;
  const auto close = std::ranges::adjacent_find(
      baselines, [&](double one, double next) { return next - one > 2 && next - one < 0.9 * size; });
  return close != baselines.end();
}

// Where rows begin whose first cells go on further right, on lines of their own; empty where none does.
std::vector<double> starts_of_hanging_rows(const std::vector<std::vector<Line>>& columns) {
  if (has_cells_in_the_middle(columns)) return {};
  const std::vector<Line>& first = columns.front();
  const double left = std::ranges::min(first, {}, [](const Line& line) { return line.box.left; }).box.left;
  const auto is_alone = [&](const Line& line) {
    return std::all_of(columns.begin() + 1, columns.end(), [&](const std::vector<Line>& column) {
      return std::ranges::none_of(
          column, [&](const Line& other) { return std::abs(other.baseline - line.baseline) < 0.3 * line.size; });
    });
  };
  std::vector<double> starts;
  for (const Line& line : first) {
    if (line.box.left < left + line.size) {
      starts.push_back(line.baseline);
    } else if (!is_alone(line)) {
      return {};
    }
  }
  return starts.size() > 1 && starts.size() < first.size() ? starts : std::vector<double>();
}

}  // namespace

std::size_t table_end(const std::vector<Line>& lines, std::size_t from) {
  if (!has_cells(lines[from])) return from;
  Strips strips;
  strips.add(lines[from]);
  std::size_t end = from + 1;
  std::size_t row = from;  // the last line with cells
  bool shared = false;
  double widest = 0;  // distance of two lines of the table: rows that are apart have cells of several lines
  for (std::size_t i = from + 1; i < std::min(lines.size(), from + most_rows); ++i) {
    const double pitch = lines[i].baseline - lines[i - 1].baseline;
    if (pitch > 3.5 * lines[i].size || changes_size(lines, from, i)) break;
    if (has_cells(lines[i])) {
      // Behind white or other lines, what goes over columns begins something else: a heading behind its number.
      if ((end < i || pitch > 1.5 * widest) && widest > 0 && strips.are_joined_by(lines[i])) break;
      shared = shared || share_column(lines[row], lines[i]);
      strips.add(lines[i]);
      row = i;
      end = i + 1;
    } else if (!strips.hold(lines[i])) {
      break;
    } else if (end == i &&
               (pitch < 0.85 * widest || (pitch < 1.5 * lines[i].size && lines[i].box.left > strips.first_right()))) {
      end = i + 1;  // one more line of a cell; of the first column only where rows are apart
    }
    if (end == i + 1) widest = std::max(widest, pitch);
  }
  return shared ? end : from;
}

std::vector<std::vector<Line>> table_rows(const std::vector<Line>& lines) {
  std::vector<Line> parts;
  for (const Line& line : lines) std::ranges::move(parts_of(line), std::back_inserter(parts));
  const std::vector<std::vector<Line>> columns = columns_of(std::move(parts));
  double first_right = 0;
  for (const Line& line : columns.front()) first_right = std::max(first_right, line.box.right);
  if (const std::vector<double> starts = starts_of_hanging_rows(columns); !starts.empty()) {
    return rows_from(starts, columns);
  }
  std::vector<std::vector<Cell>> grouped = group_cells(cells_of(columns));
  if (grouped.size() < 2 || runs_together(grouped, first_right)) {
    return rows_from(baselines_of(columns.front()), columns);
  }
  std::vector<std::vector<Line>> rows;
  for (std::vector<Cell>& row : grouped) {
    std::ranges::stable_sort(row, {}, [](const Cell& cell) { return cell.lines.front().box.left; });
    if (is_grid(row)) {
      for (std::size_t i = 0; i < row.front().lines.size(); ++i) {
        rows.emplace_back();
        for (Cell& cell : row) rows.back().push_back(std::move(cell.lines[i]));
      }
      continue;
    }
    rows.emplace_back();
    for (Cell& cell : row) std::ranges::move(cell.lines, std::back_inserter(rows.back()));
  }
  return rows;
}

}  // namespace tenet::indexer::pdf
