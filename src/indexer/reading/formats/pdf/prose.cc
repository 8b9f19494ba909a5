#include "indexer/reading/formats/pdf/prose.h"

#include <algorithm>
#include <array>
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
  rows.reserve(lines.size());
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

// Where lines of this size stand that are not bold, ascending.
std::vector<double> text_baselines(const std::vector<Line>& lines, double size) {
  std::vector<double> baselines;
  for (const Line& line : lines) {
    if (!line.bold && std::abs(line.size - size) < 0.07 * size) baselines.push_back(line.baseline);
  }
  std::ranges::sort(baselines);
  return baselines;
}

// The distance that a quarter of the baselines do not exceed, in points; 0 of fewer than two.
double tight_pitch(const std::vector<double>& baselines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < baselines.size(); ++i) {
    if (baselines[i] - baselines[i - 1] > 2) pitches.push_back(baselines[i] - baselines[i - 1]);
  }
  if (pitches.empty()) return 0;
  const auto quarter = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 4);
  std::ranges::nth_element(pitches, quarter);
  return *quarter;
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
  const RowMeasure& middle = rows[rows.size() / 2];
  return {.rows = rows.size(),
          .long_rows = static_cast<std::size_t>(long_rows),
          .characters = static_cast<double>(middle.characters),
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

bool stand_in_rows(const std::vector<Line>& left, const std::vector<Line>& right) {
  const double size = middle_size(left);
  if (std::abs(size - middle_size(right)) > 0.07 * size) return false;  // side notes
  // Headings stand at the same height in columns, too.
  const std::array<std::vector<double>, 2> sides = {text_baselines(left, size), text_baselines(right, size)};
  const double white = 1.3 * std::max(tight_pitch(sides[0]), tight_pitch(sides[1]));
  std::vector<std::pair<double, std::size_t>> baselines;  // and their side
  for (std::size_t side = 0; side < 2; ++side) {
    for (const double baseline : sides.at(side)) baselines.emplace_back(baseline, side);
  }
  std::ranges::sort(baselines);
  std::size_t rows = 0;
  std::size_t shared = 0;
  std::size_t uneven = 0;  // rows below which one side has white to the next shared row, the other has text
  bool ends_apart = false;
  for (std::size_t i = 0; i < baselines.size();) {
    std::array<double, 2> first = {0, 0};
    std::array<double, 2> last = {0, 0};
    const std::size_t begin = i;
    for (; i < baselines.size() && (i == begin || baselines[i].first - baselines[i - 1].first < white); ++i) {
      double& of_side = first.at(baselines[i].second);
      if (of_side == 0) of_side = baselines[i].first;
      last.at(baselines[i].second) = baselines[i].first;
    }
    ++rows;
    const bool starts_together = first[0] != 0 && first[1] != 0 && std::abs(first[0] - first[1]) < 2;
    if (starts_together && ends_apart) ++uneven;
    if (starts_together) ++shared;
    ends_apart = starts_together && std::abs(last[0] - last[1]) > 2;
  }
  // Paragraphs of one height begin together in columns, too.
  return shared >= 3 && 5 * shared >= 4 * rows && 3 * uneven >= rows - 1;
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
