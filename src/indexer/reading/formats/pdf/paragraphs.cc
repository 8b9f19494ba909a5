#include "indexer/reading/formats/pdf/paragraphs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/pdf/breaks.h"
#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/formats/pdf/tables.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

// Type of notes is at most this part of the size of the text.
constexpr double small_type = 0.93;
// Words that lead to the label of a table or figure in a sentence.
constexpr std::array<std::string_view, 13> words_before_label = {"in",   "see", "of", "from", "to",   "by", "and",
                                                                 "with", "on",  "at", "or",   "than", "as"};

double most_common(const std::map<double, std::size_t>& weights, double otherwise) {
  if (weights.empty()) return otherwise;
  return std::ranges::max_element(weights, {}, [](const auto& entry) { return entry.second; })->first;
}

bool begins_with_number_or_sign(const std::string& text) {
  return !text.empty() &&
         (text::is_digit(text[0]) || text[0] == '*' || text.starts_with("\u2020") || text.starts_with("\u2021"));
}

// The number that `text` begins with, 0 where it begins with none or a longer one than notes have.
unsigned leading_number(std::string_view text) {
  constexpr std::size_t longest = 6;  // digits
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + std::min(text.size(), longest), number);
  return number;
}

// The size of the largest type from each line to the last.
std::vector<double> largest_below(const std::vector<Line>& lines) {
  std::vector<double> largest(lines.size());
  double size = 0;
  for (std::size_t i = lines.size(); i > 0; --i) {
    size = std::max(size, lines[i - 1].size);
    largest[i - 1] = size;
  }
  return largest;
}

// Whether the notes at the foot of a column begin at line `i`. `largest` is the size of the largest type from there on:
// notes have none larger than the text.
bool begins_notes(const std::vector<Line>& lines, std::size_t i, double largest, const Setting& setting) {
  const Line& line = lines[i];
  if (!line.marked && !begins_with_number_or_sign(line.text)) return false;
  if (largest >= 1.03 * setting.size) return false;
  const bool is_small = line.size < small_type * setting.size;
  const double gap = i == 0 ? 1e9 : line.baseline - lines[i - 1].baseline;
  if (line.marked && !begins_lower(line.text)) return is_small || gap > 1.1 * setting.pitch;
  if (!is_small || (i > 0 && lines[i - 1].size < small_type * setting.size)) return false;
  return begins_with_number_or_sign(line.text) && largest < small_type * setting.size;
}

// Where the notes at the foot of a column begin, or its end. The rest of a note from the page before stands first.
std::size_t find_notes(const std::vector<Line>& lines, const Setting& setting) {
  const auto is_small = [&](const Line& line) { return line.size < small_type * setting.size && line.cells.empty(); };
  const std::vector<double> largest = largest_below(lines);
  std::size_t notes = 0;
  while (notes < lines.size() && !begins_notes(lines, notes, largest[notes], setting)) ++notes;
  std::size_t rest = notes;
  while (rest > 0 && is_small(lines[rest - 1])) --rest;
  return rest > 0 && rest < notes && begins_lower(lines[rest].text) ? rest : notes;
}

// Whether a sentence leads to a label behind it: "as is told in" above "Table 2."
bool leads_to_label(std::string_view line) {
  if (line.ends_with("(see") || line.ends_with('(')) return true;
  const std::string word = text::to_lower(line.substr(line.rfind(' ') + 1));
  return std::ranges::find(words_before_label, word) != words_before_label.end();
}

// Where the caption begins that stands right above a table, or the end of the lines.
std::size_t find_caption(const std::vector<Line>& lines) {
  constexpr std::size_t most_lines = 5;
  for (std::size_t i = lines.size(); i > 0 && i + most_lines > lines.size(); --i) {
    if (!begins_caption(lines[i - 1].text)) continue;
    const bool is_sentence = i > 1 && leads_to_label(lines[i - 2].text);
    return is_sentence ? lines.size() : i - 1;
  }
  return lines.size();
}

// Where the text goes on below a caption that stands right below a table, or 0 where none does.
std::size_t end_of_caption(const std::vector<Line>& lines) {
  constexpr std::size_t most_lines = 5;
  if (lines.empty() || !begins_caption(lines.front().text)) return 0;
  for (std::size_t i = 1; i < std::min(lines.size(), most_lines + 1); ++i) {
    if (ends_sentence(lines[i - 1].text) && begins_lower(lines[i].text)) return i;
  }
  return 0;
}

class Finder {
 public:
  Finder(const Column& column, const Setting& setting) : column_(column), setting_(setting) {}

  std::vector<Paragraph> find() {
    const std::vector<Line>& lines = column_.lines;
    const std::size_t notes = column_.aside ? lines.size() : find_notes(lines, setting_);
    std::vector<Line> text;
    for (std::size_t i = 0; i < notes;) {
      const std::size_t end = std::min(table_end(lines, i), notes);
      if (end > i) {
        add_text(std::exchange(text, {}), true);
        add_table({lines.begin() + static_cast<std::ptrdiff_t>(i), lines.begin() + static_cast<std::ptrdiff_t>(end)});
        i = end;
      } else {
        text.push_back(lines[i++]);
      }
    }
    add_text(std::move(text));
    add_notes({lines.begin() + static_cast<std::ptrdiff_t>(notes), lines.end()});
    return std::move(paragraphs_);
  }

 private:
  void add_text(std::vector<Line> lines, bool above_table = false) {
    if (lines.empty()) return;
    const std::size_t caption = above_table ? find_caption(lines) : lines.size();
    const bool below_table = !paragraphs_.empty() && paragraphs_.back().kind == Paragraph::Kind::row;
    const std::size_t rest = below_table ? end_of_caption(lines) : 0;
    const Margins margins = measure_margins(lines, setting_.size, setting_.pitch);
    Paragraph paragraph;
    const auto close = [&](std::size_t next) {
      if (paragraph.lines.empty()) return;
      paragraph.left = margins.left;
      paragraph.right = margins.right;
      paragraph.aside = column_.aside;
      paragraph.centred =
          std::ranges::any_of(paragraph.lines, [&](const Line& line) { return is_centred(line, margins); }) &&
          std::ranges::all_of(paragraph.lines, [&](const Line& line) { return is_symmetrical(line, margins); });
      const Line& first = paragraph.lines.front();
      const double second = paragraph.lines.size() > 1 ? paragraph.lines[1].box.left : margins.left;
      paragraph.indented = first.box.left > second + 0.6 * first.size;
      paragraph.room = right_limit(lines, next - 1, margins) - paragraph.lines.back().box.right;
      paragraphs_.push_back(std::exchange(paragraph, {}));
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool beside_caption = i > 0 && (i == caption || (i == rest && paragraph.lines.size() == i));
      if (beside_caption || (i > 0 && begins_paragraph(lines, i, margins, paragraph.lines.size()))) close(i);
      paragraph.lines.push_back(lines[i]);
    }
    close(lines.size());
  }

  void add_table(const std::vector<Line>& lines) {
    for (std::vector<Line>& row : table_rows(lines)) {
      paragraphs_.push_back({.kind = Paragraph::Kind::row, .lines = std::move(row), .aside = column_.aside});
    }
  }

  // Whether the number of `line` follows that of the last note: "10." may begin further left than "9."
  [[nodiscard]] bool counts_on(const Line& line) const {
    const unsigned last = leading_number(paragraphs_.back().lines.front().text);
    return last > 0 && leading_number(line.text) == last + 1;
  }

  void add_notes(std::vector<Line> lines) {
    bool first = true;
    double left = 0;
    for (Line& line : lines) {
      const bool numbered = line.marked || (begins_with_number_or_sign(line.text) && !first &&
                                            (line.box.left >= left - 1 || counts_on(line)) &&
                                            ends_sentence(paragraphs_.back().lines.back().text));
      if (first || numbered) paragraphs_.push_back({.kind = Paragraph::Kind::note});
      if (first) left = line.box.left;
      first = false;
      paragraphs_.back().lines.push_back(std::move(line));
    }
  }

  const Column& column_;
  const Setting& setting_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

Setting common_setting(const std::vector<Page>& pages) {
  std::map<double, std::size_t> sizes;
  std::map<double, std::size_t> pitches;
  for (const Page& page : pages) {
    for (const Line& line : page.lines) {
      if (!line.furniture) sizes[std::round(line.size * 10) / 10] += line.text.size();
    }
  }
  Setting setting = {.size = most_common(sizes, 10)};
  for (const Page& page : pages) {
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const double pitch = page.lines[i].baseline - page.lines[i - 1].baseline;
      const bool text = std::abs(page.lines[i].size - setting.size) < 0.3;
      if (text && pitch > 0.8 * setting.size && pitch < 4 * setting.size) ++pitches[std::round(pitch * 2) / 2];
    }
  }
  setting.pitch = most_common(pitches, 1.2 * setting.size);
  return setting;
}

std::vector<Paragraph> find_paragraphs(const Column& column, const Setting& setting) {
  return Finder(column, setting).find();
}

}  // namespace tenet::indexer::pdf
