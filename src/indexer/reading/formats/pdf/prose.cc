#include "indexer/reading/formats/pdf/prose.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenet::indexer::pdf {
namespace {

struct RowMeasure {
  double baseline = 0;
  double left = 0;
  double right = 0;
  std::size_t characters = 0;
};

std::vector<RowMeasure> rows_of(const std::vector<Line>& lines) {
  std::vector<RowMeasure> rows;
  for (const Line& line : lines) rows.push_back({line.baseline, line.box.left, line.box.right, line.text.size()});
  std::ranges::sort(rows, {}, &RowMeasure::baseline);
  std::vector<RowMeasure> merged;
  for (const RowMeasure& row : rows) {
    if (!merged.empty() && row.baseline - merged.back().baseline < 2.5) {
      merged.back().left = std::min(merged.back().left, row.left);
      merged.back().right = std::max(merged.back().right, row.right);
      merged.back().characters += row.characters;
    } else {
      merged.push_back(row);
    }
  }
  return merged;
}

}  // namespace

Prose measure_prose(const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::vector<RowMeasure> rows = rows_of(lines);
  const Box box = box_of(lines);
  const auto is_full = [&](const RowMeasure& row) { return row.right - row.left > 0.7 * box.width(); };
  const auto full = std::ranges::count_if(rows, is_full);
  const auto long_rows =
      std::ranges::count_if(rows, [&](const RowMeasure& row) { return is_full(row) && row.characters >= 24; });
  std::ranges::sort(rows, {}, &RowMeasure::characters);
  return {.rows = rows.size(),
          .long_rows = static_cast<std::size_t>(long_rows),
          .characters = static_cast<double>(rows[rows.size() / 2].characters),
          .filled = static_cast<double>(full) / static_cast<double>(rows.size()),
          .size = middle_size(lines)};
}

double shared_baselines(const std::vector<Line>& one, const std::vector<Line>& other) {
  const std::vector<RowMeasure> first = rows_of(one);
  const std::vector<RowMeasure> second = rows_of(other);
  if (first.empty() || second.empty()) return 0;
  std::size_t shared = 0;
  for (const RowMeasure& row : first) {
    const auto near = std::ranges::lower_bound(second, row.baseline - 1.5, {}, &RowMeasure::baseline);
    if (near != second.end() && near->baseline < row.baseline + 1.5) ++shared;
  }
  return static_cast<double>(shared) / static_cast<double>(std::min(first.size(), second.size()));
}

double middle_size(const std::vector<Line>& lines) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t all = 0;
  for (const Line& line : lines) {
    sizes.emplace_back(line.size, line.text.size());
    all += line.text.size();
  }
  std::ranges::sort(sizes);
  std::size_t below = 0;
  for (const auto& [size, characters] : sizes) {
    below += characters;
    if (2 * below >= all) return size;
  }
  return 10;
}

Box box_of(const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  Box box = lines.front().box;
  for (const Line& line : lines) box = around(box, line.box);
  return box;
}

}  // namespace tenet::indexer::pdf
