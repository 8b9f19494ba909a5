#include "indexer/reading/formats/pdf/edges.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tenet::indexer::pdf {
namespace {

// So many rows at each edge may be furniture: a docket stamp, a head of two lines and a rule of small type.
constexpr std::size_t edge_rows = 4;

using Lines = std::vector<Line*>;

EdgeRow edge_row(Lines lines, double distance) {
  EdgeRow row = {.lines = std::move(lines), .distance = distance};
  for (const Line* line : row.lines) {
    row.patterns.push_back(pattern_of(line->text));
    row.text += (row.text.empty() ? "" : " ") + line->text;
  }
  row.page_number = is_page_number(row.text);
  row.numbers = numbers_at_ends(row.lines.front()->text);
  if (row.lines.size() > 1) {
    for (PrintedNumber& number : numbers_at_ends(row.lines.back()->text)) row.numbers.push_back(std::move(number));
  }
  return row;
}

bool has_other_type(const Line& one, const Line& other) {
  return std::abs(one.size - other.size) > 0.07 * other.size || one.bold != other.bold || one.italic != other.italic;
}

}  // namespace

Edge edge_of(Page& page, bool upper) {
  std::vector<Lines> rows;
  const auto take = [&](Line& line) {
    if (rows.empty() || std::abs(line.baseline - rows.back().front()->baseline) > 0.3 * line.size) {
      if (rows.size() > edge_rows) return false;
      rows.emplace_back();
    }
    rows.back().push_back(&line);
    return true;
  };
  if (upper) {
    for (Line& line : page.lines) {
      if (!take(line)) break;
    }
  } else {
    for (auto line = page.lines.rbegin(); line != page.lines.rend() && take(*line); ++line) {
    }
  }
  for (Lines& row : rows) std::ranges::sort(row, {}, [](const Line* line) { return line->box.left; });
  Edge edge;
  for (std::size_t i = 0; i < rows.size() && i < edge_rows; ++i) {
    const Line& first = *rows[i].front();
    edge.rows.push_back(edge_row(rows[i], upper ? first.baseline : page.height - first.baseline));
    const bool last = i + 1 == rows.size();
    edge.rows.back().gap = last ? page.height : std::abs(rows[i + 1].front()->baseline - first.baseline);
    edge.rows.back().other_type = !last && has_other_type(first, *rows[i + 1].front());
  }
  return edge;
}

}  // namespace tenet::indexer::pdf
