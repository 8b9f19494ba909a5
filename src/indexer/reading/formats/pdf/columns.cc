#include "indexer/reading/formats/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "indexer/reading/formats/pdf/lines.h"
#include "indexer/reading/formats/pdf/prose.h"

namespace tenet::indexer::pdf {
namespace {

// A strip of white between columns is at least so wide, as a part of the font's size. LaTeX has 1.0.
constexpr double narrowest_gutter = 0.6;
// Pages are cut at most so often into each other; no sound page comes near it.
constexpr int deepest = 24;
// Strips and edges that are tried, the most likely first.
constexpr std::size_t most_candidates = 12;

using Lines = std::vector<Line>;

bool higher(const Line& one, const Line& other) {
  return std::tuple(one.baseline, one.box.left) < std::tuple(other.baseline, other.box.left);
}

// Lines on either side of a strip of white.
struct Halves {
  Lines left = {};
  Lines right = {};
};

Halves split_at(const Lines& lines, double x) {
  Halves halves;
  for (const Line& line : lines) (line.box.left < x ? halves.left : halves.right).push_back(line);
  return halves;
}

enum class Parting { none, of_text, of_prose };

// What parts the halves: whether they are columns of text, and not cells of a table or a marker with its item.
Parting parting_of(const Halves& halves) {
  const Prose left = measure_prose(halves.left);
  const Prose right = measure_prose(halves.right);
  if (left.is_prose() && right.is_prose()) return Parting::of_prose;
  if (!left.is_prose() && !right.is_prose()) return Parting::none;
  const Prose& prose = left.is_prose() ? left : right;
  const Prose& other = left.is_prose() ? right : left;
  if (other.characters < 6 && other.rows > 1) return Parting::none;  // markers, numbers
  if (other.is_short_prose() && prose.rows >= 3) return Parting::of_text;
  if (other.long_rows >= 3 && prose.long_rows >= 5) return Parting::of_text;
  // A side note has type or lines of its own; the cells of a table stand on the lines of the row.
  const bool apart =
      std::abs(other.size - prose.size) > 0.07 * prose.size || shared_baselines(halves.left, halves.right) < 0.5;
  return apart && other.characters >= 6 ? Parting::of_text : Parting::none;
}

// Lines between `from` and `to`, among which a strip of white left of `x` separates columns.
struct Band {
  std::size_t from = 0;
  std::size_t to = 0;
  double x = 0;
};

// Where three lines or more begin, most first.
std::vector<double> common_lefts(const Lines& lines) {
  std::vector<double> lefts;
  for (const Line& line : lines) lefts.push_back(line.box.left);
  std::ranges::sort(lefts);
  std::vector<std::pair<std::size_t, double>> groups;
  for (std::size_t i = 0; i < lefts.size();) {
    std::size_t next = i;
    while (next < lefts.size() && lefts[next] - lefts[i] < 2) ++next;
    if (next - i >= 3) groups.emplace_back(next - i, lefts[i]);
    i = next;
  }
  std::ranges::sort(groups, std::greater());
  if (groups.size() > most_candidates) groups.resize(most_candidates);
  std::vector<double> common;
  common.reserve(groups.size());
  for (const auto& group : groups) common.push_back(group.second);
  return common;
}

// The distance of most baselines, in points.
double common_pitch(const Lines& lines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double pitch = lines[i].baseline - lines[i - 1].baseline;
    if (pitch > 0.3 * lines[i].size) pitches.push_back(pitch);
  }
  if (pitches.empty()) return 1.2 * lines.front().size;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::ranges::nth_element(pitches, middle);
  return *middle;
}

// Whether `next` goes on below `line` as lines of one paragraph do.
bool goes_on(const Line& line, const Line& next, double common) {
  const double pitch = next.baseline - line.baseline;
  return std::abs(line.size - next.size) < 0.05 * line.size && pitch > 0 && pitch < 1.3 * common &&
         std::abs(line.box.left - next.box.left) < 3 * line.size;
}

class Cutter {
 public:
  explicit Cutter(Gutters& gutters) : gutters_(gutters) {}

  void cut(Lines lines, int depth) {
    if (lines.empty()) return;
    const double em = middle_size(lines);
    if (depth < deepest && lines.size() > 3) {
      const std::optional<double> gutter = find_gutter(lines, em);
      const std::optional<Band> band = gutter ? std::nullopt : find_band(lines, em);
      const std::size_t head = lines_of_head(lines, em);
      if (head > 0 && (gutter || (band && band->from < head))) return cut_head(std::move(lines), head, depth);
      if (gutter) return cut_at(lines, *gutter, depth);
      if (band) return cut_band(std::move(lines), *band, depth);
    }
    add(std::move(lines));
  }

  std::vector<Column> take() { return std::move(columns_); }

 private:
  // Whether the strip of white at `x` separates columns.
  [[nodiscard]] bool separates(const Halves& halves, double x) {
    if (halves.left.empty() || halves.right.empty()) return false;
    const double left = box_of(halves.left).right - 1;
    const double right = box_of(halves.right).left + 1;
    const auto inside = [&](double gutter) { return gutter > left && gutter < right; };
    if (stand_in_rows(halves.left, halves.right)) return false;
    const Parting parting = parting_of(halves);
    if (parting == Parting::none) return std::ranges::any_of(gutters_, inside);
    constexpr std::size_t most_gutters = 16;
    if (parting == Parting::of_prose && std::ranges::none_of(gutters_, inside) && gutters_.size() < most_gutters) {
      gutters_.push_back(x);
    }
    return true;
  }

  // The middle of the widest strip of white through all lines that separates columns.
  std::optional<double> find_gutter(Lines lines, double em) {
    std::ranges::sort(lines, {}, [](const Line& line) { return line.box.left; });
    std::vector<std::pair<double, double>> strips;  // width, middle
    double right = lines.front().box.right;
    for (const Line& line : lines) {
      const double width = line.box.left - right;
      if (width >= narrowest_gutter * em) strips.emplace_back(width, right + width / 2);
      right = std::max(right, line.box.right);
    }
    std::ranges::sort(strips, std::greater());
    if (strips.size() > most_candidates) strips.resize(most_candidates);
    for (const auto& [width, middle] : strips) {
      if (separates(split_at(lines, middle), middle)) return middle;
    }
    return std::nullopt;
  }

  // The best band among `lines`, which are sorted from top to bottom, for columns that begin at `left`.
  std::optional<Band> find_band(const Lines& lines, double left, double em) {
    const double x = left - 0.2 * em;
    const double gutter = left - narrowest_gutter * em;
    const auto blocks = [&](const Line& line) { return line.box.left < x && line.box.right > gutter; };
    std::optional<Band> best;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
      if (i < lines.size() && !blocks(lines[i])) continue;
      const Band band = {.from = from, .to = i, .x = x};
      from = i + 1;
      if (band.to - band.from < 4 || (best && best->to - best->from >= band.to - band.from)) continue;
      const Lines inside(lines.begin() + static_cast<std::ptrdiff_t>(band.from),
                         lines.begin() + static_cast<std::ptrdiff_t>(band.to));
      if (separates(split_at(inside, x), x)) best = band;
    }
    return best;
  }

  std::optional<Band> find_band(const Lines& lines, double em) {
    std::optional<Band> best;
    for (const double left : common_lefts(lines)) {
      const std::optional<Band> band = find_band(lines, left, em);
      if (band && (!best || band->to - band->from > best->to - best->from)) best = band;
    }
    return best;
  }

  // The number of lines above all columns that stand around the middle of the page, in large type at first: a title may
  // be narrower than the column below it. `lines` are sorted from top to bottom.
  static std::size_t lines_of_head(const Lines& lines, double em) {
    if (lines.front().size < 1.1 * em) return 0;
    const Box box = box_of(lines);
    std::size_t head = 0;
    while (head < lines.size() &&
           std::abs(lines[head].box.left + lines[head].box.right - box.left - box.right) < 2 * em) {
      ++head;
    }
    if (head == 0 || head == lines.size()) return 0;
    return lines[head].baseline - lines[head - 1].baseline > em ? head : 0;
  }

  void cut_head(Lines lines, std::size_t head, int depth) {
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(head);
    cut(Lines(lines.begin(), end), depth + 1);
    cut(Lines(end, lines.end()), depth + 1);
  }

  // The narrow half is an aside if the other is the text and it has no prose.
  void cut_at(const Lines& lines, double x, int depth) {
    Halves halves = split_at(lines, x);
    const bool left_is_text = measure_prose(halves.left).is_prose();
    const bool right_is_text = measure_prose(halves.right).is_prose();
    const double left_width = box_of(halves.left).width();
    const double right_width = box_of(halves.right).width();
    if (left_is_text && !right_is_text && right_width < 0.6 * left_width) {
      cut(std::move(halves.left), depth + 1);
      return add_aside(std::move(halves.right), depth);
    }
    if (right_is_text && !left_is_text && left_width < 0.6 * right_width) {
      cut(std::move(halves.right), depth + 1);
      return add_aside(std::move(halves.left), depth);
    }
    cut(std::move(halves.left), depth + 1);
    cut(std::move(halves.right), depth + 1);
  }

  void add_aside(Lines lines, int depth) {
    const std::size_t first = columns_.size();
    cut(std::move(lines), depth + 1);
    for (std::size_t i = first; i < columns_.size(); ++i) columns_[i].aside = true;
  }

  void cut_band(Lines lines, const Band& band, int depth) {
    const auto at = [&](std::size_t i) { return lines.begin() + static_cast<std::ptrdiff_t>(i); };
    Halves halves = split_at(Lines(at(band.from), at(band.to)), band.x);
    if (std::optional<bool> text_left = runs_around(lines, band, halves)) {
      Lines& text = *text_left ? halves.left : halves.right;
      Lines& box = *text_left ? halves.right : halves.left;
      if (*text_left) {
        for (Line& line : text) line.limit = box_of(text).right;
      }
      Lines whole(at(0), at(band.from));
      whole.insert(whole.end(), text.begin(), text.end());
      whole.insert(whole.end(), at(band.to), lines.end());
      cut(std::move(whole), depth + 1);
      return add_aside(std::move(box), depth);
    }
    cut(Lines(at(0), at(band.from)), depth + 1);
    cut(std::move(halves.left), depth + 1);
    cut(std::move(halves.right), depth + 1);
    cut(Lines(at(band.to), lines.end()), depth + 1);
  }

  // Which half is text that runs on from above or below the band, so that the other is a box beside it.
  static std::optional<bool> runs_around(const Lines& lines, const Band& band, const Halves& halves) {
    const Line* above = band.from > 0 ? &lines[band.from - 1] : nullptr;
    const Line* below = band.to < lines.size() ? &lines[band.to] : nullptr;
    const auto goes_on_in = [&](const Lines& half) {
      const double pitch = common_pitch(half);
      return (above != nullptr && goes_on(*above, half.front(), pitch)) ||
             (below != nullptr && goes_on(half.back(), *below, pitch));
    };
    const bool left = goes_on_in(halves.left);
    const bool right = goes_on_in(halves.right);
    if (left == right) return std::nullopt;
    return left;
  }

  // Lines that stand on one baseline become rows.
  void add(Lines lines) {
    Column column;
    std::ranges::sort(lines, higher);
    Lines row;
    for (Line& line : lines) {
      if (!row.empty() && line.baseline - row.front().baseline > 0.3 * std::min(line.size, row.front().size)) {
        column.lines.push_back(join_parts(std::exchange(row, {})));
      }
      row.push_back(std::move(line));
    }
    if (!row.empty()) column.lines.push_back(join_parts(std::move(row)));
    columns_.push_back(std::move(column));
  }

  Gutters& gutters_;
  std::vector<Column> columns_;
};

}  // namespace

std::vector<Column> find_columns(std::vector<Line> lines, Gutters& gutters) {
  std::ranges::sort(lines, higher);
  Cutter cutter(gutters);
  cutter.cut(std::move(lines), 0);
  return cutter.take();
}

}  // namespace tenet::indexer::pdf
