#include "indexer/reading/formats/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/formats/pdf/rows.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// Words of a sentence are no further apart, as a part of the font's size; of type with wider spaces, as set on a
// typewriter, this many spaces.
constexpr double widest_space = 0.9;
constexpr double spaces = 2.2;
// Columns are at least so far from each other, as a part of the font's size, where so many rows show them.
constexpr double narrowest_gutter = 0.55;
constexpr std::size_t fewest_rows = 8;
// As many rows show the end of a column beside a full one.
constexpr std::size_t fewest_gaps = 2;
// The line of a raised number is one of the next so many parts.
constexpr std::size_t parts_below = 200;

// The space between most words of the page, as a part of the font's size.
double common_space(const std::vector<Row>& rows) {
  std::vector<double> gaps;
  for (const Row& row : rows) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const double gap = (row[i]->box.left - row[i - 1]->box.right) / std::max(1.0, row[i]->size);
      if (gap > 0 && gap < 2) gaps.push_back(gap);
    }
  }
  if (gaps.empty()) return 0.25;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::ranges::nth_element(gaps, middle);
  return *middle;
}

// How a small word stands beside the baseline.
enum class Shift { none, raised, lowered };

struct Part {
  Row words = {};
  std::vector<Shift> shifts = {};  // of each word
  Box box = {};
  double baseline = 0;
  double size = 0;
};

double common_size(const Row& words) {
  std::map<double, std::size_t> characters;
  for (const Word* word : words) characters[word->size] += word->text.size();
  return std::ranges::max_element(characters, {}, [](const auto& entry) { return entry.second; })->first;
}

Part part_of(Row words) {
  Part part = {.words = std::move(words)};
  part.shifts.resize(part.words.size());
  part.box = part.words.front()->box;
  part.size = common_size(part.words);
  for (const Word* word : part.words) {
    part.box = around(part.box, word->box);
    if (word->size == part.size) part.baseline = baseline_of(*word);
  }
  return part;
}

bool has_lower(const std::string& text) {
  return std::ranges::any_of(text, text::is_lower);
}

double gap_before(const Row& row, std::size_t i) {
  return row[i]->box.left - row[i - 1]->box.right;
}

// Where words begin, one below the other.
struct Edge {
  double left = 0;        // in points
  std::size_t gaps = 0;   // rows with a word there, behind a gap
  std::size_t rows = 0;   // the same, and rows that begin there
  std::size_t words = 0;  // that stand across it or end closer than a gap
  std::size_t ends = 0;   // words that end before it, a gap or somewhat more
};

// Edges at which a row has a word behind a gap.
std::vector<Edge> find_edges(const std::vector<Row>& rows, double gutter) {
  std::vector<std::pair<double, bool>> lefts;  // and whether a gap is before it
  for (const Row& row : rows) {
    lefts.emplace_back(row.front()->box.left, false);
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (gap_before(row, i) > gutter * row[i]->size) lefts.emplace_back(row[i]->box.left, true);
    }
  }
  std::ranges::sort(lefts);
  constexpr std::size_t most = 64;  // no page has more columns
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < lefts.size() && edges.size() < most;) {
    Edge edge = {.left = lefts[i].first};
    for (; i < lefts.size() && lefts[i].first - edge.left < 1; ++i) {
      ++edge.rows;
      edge.gaps += static_cast<std::size_t>(lefts[i].second);
    }
    const bool many = edge.gaps > 0 && edge.rows >= fewest_rows && 4 * edge.rows >= rows.size();
    if (many || edge.gaps >= fewest_gaps) edges.push_back(edge);
  }
  return edges;
}

// Whether columns begin at an edge. A justified line has a word behind a gap by chance, but many lines have not. Of a
// column that ends below its first lines, the full one beside it shows the white.
bool begins_columns(const Edge& edge, std::size_t rows) {
  if (edge.rows >= fewest_rows && 4 * edge.rows >= rows) {
    if (edge.gaps >= fewest_rows && 4 * edge.gaps >= rows) return true;
    if (4 * edge.words <= edge.rows) return true;
  }
  return edge.ends >= fewest_rows && 3 * edge.ends >= rows && 16 * edge.words <= edge.ends;
}

// The left edges of columns, in points: many rows have a word there, and few go across.
std::vector<double> column_edges(const std::vector<Row>& rows, double gutter) {
  std::vector<Edge> edges = find_edges(rows, gutter);
  if (edges.empty()) return {};
  constexpr double widest = 1.5;
  for (const Row& row : rows) {
    for (const Word* word : row) {
      const double end = word->box.right + widest * word->size;
      auto edge = std::ranges::upper_bound(edges, word->box.left + 1, {}, &Edge::left);
      for (; edge != edges.end() && edge->left < end; ++edge) {
        ++(edge->left - word->box.right < gutter * word->size ? edge->words : edge->ends);
      }
    }
  }
  std::vector<double> columns;
  for (const Edge& edge : edges) {
    if (begins_columns(edge, rows.size())) columns.push_back(edge.left);
  }
  return columns;
}

// Whether words that are set wide are a justified line: all gaps but the one behind a marker are alike.
bool is_justified(const Row& words) {
  constexpr std::size_t fewest = 4;
  if (words.size() < fewest) return false;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) gaps.push_back(gap_before(words, i));
  const bool marked = begins_item(words.front()->text + ' ' + words[1]->text) && gaps.front() < 3 * words.front()->size;
  if (marked) gaps.erase(gaps.begin());
  const auto [least, most] = std::ranges::minmax(gaps);
  if (most > 1.2 * least + 0.05 * words.front()->size || most > 3 * words.front()->size) return false;
  const auto lower = std::ranges::count_if(words, [](const Word* word) { return has_lower(word->text); });
  return 2 * static_cast<std::size_t>(lower) > words.size();
}

void add_parts(Row words, double limit, std::vector<Part>& parts) {
  if (is_justified(words)) {
    parts.push_back(part_of(std::move(words)));
    return;
  }
  Row part;
  for (const Word* word : words) {
    if (!part.empty() && word->box.left - part.back()->box.right > limit * std::min(word->size, part.back()->size)) {
      parts.push_back(part_of(std::exchange(part, {})));
    }
    part.push_back(word);
  }
  if (!part.empty()) parts.push_back(part_of(std::move(part)));
}

std::vector<Part> parts_of(const std::vector<Row>& rows) {
  const double space = common_space(rows);
  const double limit = std::max(widest_space, spaces * space);
  const double gutter = std::max(narrowest_gutter, 1.6 * space);
  const std::vector<double> edges = column_edges(rows, gutter);
  const auto begins_column = [&](const Row& row, std::size_t i) {
    if (gap_before(row, i) <= gutter * row[i]->size) return false;
    const auto edge = std::ranges::lower_bound(edges, row[i]->box.left - 1);
    return edge != edges.end() && *edge < row[i]->box.left + 1;
  };
  std::vector<Part> parts;
  for (const Row& row : rows) {
    Row words;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0 && begins_column(row, i)) add_parts(std::exchange(words, {}), limit, parts);
      words.push_back(row[i]);
    }
    add_parts(std::move(words), limit, parts);
  }
  return parts;
}

// Numbers and signs of notes: "12", "3,4", "*", a dagger; also "th" and "st" after a number, which are words.
bool may_be_raised(const Part& part) {
  return part.words.size() <= 2 &&
         std::ranges::all_of(part.words, [](const Word* word) { return word->text.size() <= 7; });
}

bool is_mark(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return text::is_digit(c) || c == ',' || !text::is_letter(c); });
}

// Whether a word of `line` ends where `small` begins.
bool touches(const Word& small, const Part& line) {
  return std::ranges::any_of(
      line.words, [&](const Word* word) { return std::abs(word->box.right - small.box.left) < 0.3 * line.size; });
}

bool is_raised(const Part& small, const Part& line) {
  const double rise = (line.baseline - small.baseline) / line.size;
  if (rise < 0.15 || rise > 0.8) return false;
  if (small.size > 0.85 * line.size) {
    // Browsers and their like raise numbers without much smaller type.
    const bool mark = small.words.size() == 1 && is_mark(small.words.front()->text);
    return mark && rise > 0.25 && small.size <= line.size && touches(*small.words.front(), line);
  }
  return small.box.left > line.box.left - small.box.width() - line.size &&
         small.box.left < line.box.right + 0.5 * line.size;
}

// Whether `small` stands lower in `line`, right behind words: the numbers of a formula.
bool is_lowered(const Part& small, const Part& line) {
  const double fall = (small.baseline - line.baseline) / line.size;
  if (fall < 0.05 || fall > 0.4 || small.size > 0.85 * line.size) return false;
  constexpr std::size_t longest = 3;
  return std::ranges::all_of(small.words,
                             [&](const Word* word) { return word->text.size() <= longest && touches(*word, line); });
}

// Puts `small` among the words of `line`.
void insert_words(const Part& small, Part& line) {
  for (const Word* word : small.words) {
    const auto after =
        std::ranges::find_if(line.words, [&](const Word* other) { return other->box.left > word->box.left; });
    const auto at = after - line.words.begin();
    line.words.insert(after, word);
    line.shifts.insert(line.shifts.begin() + at, small.baseline < line.baseline ? Shift::raised : Shift::lowered);
    line.box.left = std::min(line.box.left, word->box.left);
    line.box.right = std::max(line.box.right, word->box.right);
  }
}

// The line that a part is lowered from, of those before it; parts.size() for none.
std::size_t line_above(const std::vector<Part>& parts, const std::vector<bool>& gone, std::size_t small) {
  const Part& part = parts[small];
  const std::size_t first = small > parts_below ? small - parts_below : 0;
  for (std::size_t line = small; line > first && parts[line - 1].baseline > part.baseline - part.size; --line) {
    if (!gone[line - 1] && is_lowered(part, parts[line - 1])) return line - 1;
  }
  return parts.size();
}

// The line that a part is raised from, of those behind it; parts.size() for none. Columns stand close: of two lines the
// right one has a word that ends where the number begins.
std::size_t line_below(const std::vector<Part>& parts, const std::vector<bool>& gone, std::size_t small) {
  const Part& part = parts[small];
  const std::size_t last = std::min(parts.size(), small + parts_below);
  std::size_t first = parts.size();
  for (std::size_t line = small + 1; line < last && parts[line].baseline < part.baseline + 2.5 * part.size; ++line) {
    if (gone[line] || !is_raised(part, parts[line])) continue;
    if (touches(*part.words.front(), parts[line])) return line;
    if (first == parts.size()) first = line;
  }
  return first;
}

// Gives raised and lowered parts to the lines that they stand in. `parts` ascend by baseline, so a line follows what is
// raised over it, and comes before what is lowered.
void place_small_parts(std::vector<Part>& parts) {
  std::vector<bool> gone(parts.size());
  for (std::size_t small = 0; small < parts.size(); ++small) {
    if (!may_be_raised(parts[small])) continue;
    std::size_t line = line_above(parts, gone, small);
    if (line == parts.size()) line = line_below(parts, gone, small);
    if (line == parts.size()) continue;
    insert_words(parts[small], parts[line]);
    gone[small] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) parts[kept] = std::move(parts[i]);
    ++kept;
  }
  parts.resize(kept);
}

Line line_of(const Part& part) {
  Line line = {.box = part.box, .baseline = part.baseline, .size = part.size};
  std::size_t bold = 0;
  std::size_t italic = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < part.words.size(); ++i) {
    const Word& word = *part.words[i];
    const bool mark = part.shifts[i] == Shift::raised && is_mark(word.text);
    const bool glued = i > 0 && (part.shifts[i] != Shift::none || part.shifts[i - 1] == Shift::lowered) &&
                       word.box.left - part.words[i - 1]->box.right < 0.15 * part.size;
    if (!line.text.empty() && !glued && !(line.text.back() == note_mark_end && i == 1)) line.text += ' ';
    line.text += mark ? note_mark_begin + word.text + note_mark_end : word.text;
    if (mark && i == 0) line.marked = true;
    all += word.text.size();
    if (word.bold) bold += word.text.size();
    if (word.italic) italic += word.text.size();
  }
  line.bold = 2 * bold > all;
  line.italic = 2 * italic > all;
  line.first_word = part.words.front()->box.width();
  if (part.shifts.front() != Shift::none && part.words.size() > 1) line.first_word += part.words[1]->box.width();
  return line;
}

}  // namespace

std::vector<Line> find_lines(const Page& page) {
  std::vector<Part> parts = parts_of(rows_of(page.words));
  place_small_parts(parts);
  std::vector<Line> lines;
  lines.reserve(parts.size());
  for (const Part& part : parts) {
    lines.push_back(line_of(part));
    lines.back().page = page.number;
  }
  std::ranges::stable_sort(lines, [](const Line& one, const Line& other) {
    return std::tuple(one.baseline, one.box.left) < std::tuple(other.baseline, other.box.left);
  });
  return lines;
}

Line join_parts(std::vector<Line> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  std::ranges::sort(parts, {}, [](const Line& part) { return part.box.left; });
  Line line = parts.front();
  std::size_t longest = parts.front().text.size();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Line& part = parts[i];
    line.text += ' ' + part.text;
    line.box = around(line.box, part.box);
    line.bold = line.bold && part.bold;
    line.italic = line.italic && part.italic;
    if (part.text.size() > longest) {
      longest = part.text.size();
      line.size = part.size;
      line.baseline = part.baseline;
    }
  }
  line.cells = std::move(parts);
  return line;
}

}  // namespace tenet::indexer::pdf
