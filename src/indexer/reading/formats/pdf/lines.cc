#include "indexer/reading/formats/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/reading/formats/pdf/rows.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// Words of a sentence are no further apart, as a part of the font's size; of type with wider spaces, as set on a
// typewriter, this many spaces.
constexpr double widest_space = 0.9;
constexpr double spaces = 2.2;
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

struct Part {
  Row words = {};
  std::vector<bool> raised = {};  // which of them
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
  part.raised.resize(part.words.size());
  part.box = part.words.front()->box;
  part.size = common_size(part.words);
  for (const Word* word : part.words) {
    part.box = around(part.box, word->box);
    if (word->size == part.size) part.baseline = baseline_of(*word);
  }
  return part;
}

std::vector<Part> parts_of(const std::vector<Row>& rows) {
  const double limit = std::max(widest_space, spaces * common_space(rows));
  std::vector<Part> parts;
  for (const Row& row : rows) {
    Row words;
    for (const Word* word : row) {
      if (!words.empty() &&
          word->box.left - words.back()->box.right > limit * std::max(word->size, words.back()->size)) {
        parts.push_back(part_of(std::exchange(words, {})));
      }
      words.push_back(word);
    }
    if (!words.empty()) parts.push_back(part_of(std::move(words)));
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
bool touches(const Part& small, const Part& line) {
  return std::ranges::any_of(
      line.words, [&](const Word* word) { return std::abs(word->box.right - small.box.left) < 0.3 * line.size; });
}

bool is_raised(const Part& small, const Part& line) {
  const double rise = (line.baseline - small.baseline) / line.size;
  if (rise < 0.15 || rise > 0.8) return false;
  if (small.size > 0.85 * line.size) {
    // Browsers and their like raise numbers without much smaller type.
    const bool mark = small.words.size() == 1 && is_mark(small.words.front()->text);
    return mark && rise > 0.25 && small.size <= line.size && touches(small, line);
  }
  return small.box.left > line.box.left - small.box.width() - line.size &&
         small.box.left < line.box.right + 0.5 * line.size;
}

// Puts `small` among the words of `line`.
void raise(const Part& small, Part& line) {
  for (const Word* word : small.words) {
    const auto after =
        std::ranges::find_if(line.words, [&](const Word* other) { return other->box.left > word->box.left; });
    const auto at = after - line.words.begin();
    line.words.insert(after, word);
    line.raised.insert(line.raised.begin() + at, true);
    line.box.left = std::min(line.box.left, word->box.left);
    line.box.right = std::max(line.box.right, word->box.right);
  }
}

// Gives raised parts to the lines that they stand in. `parts` ascend by baseline, so a line follows what is raised over
// it.
void raise_parts(std::vector<Part>& parts) {
  std::vector<bool> gone(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!may_be_raised(parts[i])) continue;
    const std::size_t last = std::min(parts.size(), i + parts_below);
    for (std::size_t line = i + 1; line < last && parts[line].baseline < parts[i].baseline + 2.5 * parts[i].size;
         ++line) {
      if (gone[line] || !is_raised(parts[i], parts[line])) continue;
      raise(parts[i], parts[line]);
      gone[i] = true;
      break;
    }
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
    const bool mark = part.raised[i] && is_mark(word.text);
    const bool glued = part.raised[i] && i > 0 && word.box.left - part.words[i - 1]->box.right < 0.15 * part.size;
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
  if (part.raised.front() && part.words.size() > 1) line.first_word += part.words[1]->box.width();
  return line;
}

}  // namespace

std::vector<Line> find_lines(const Page& page) {
  std::vector<Part> parts = parts_of(rows_of(page.words));
  raise_parts(parts);
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
