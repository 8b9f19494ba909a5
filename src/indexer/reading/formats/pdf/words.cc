#include "indexer/reading/formats/pdf/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/pdf/rows.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer::pdf {
namespace {

// Words whose gap is less than this part of the font's size are one word. poppler cuts at .1; the narrowest spaces of
// justified lines have .15.
constexpr double no_gap = 0.09;

int common_rotation(const Page& page) {
  std::array<std::size_t, 4> characters = {};
  for (const Word& word : page.words) characters.at(static_cast<std::size_t>(word.rotation & 3)) += word.text.size();
  return static_cast<int>(std::ranges::max_element(characters) - characters.begin());
}

// Where `box` is after the page of this size has been turned back by `rotation` quarters.
Box turned(const Box& box, int rotation, double width, double height) {
  switch (rotation) {
    case 1: return {box.top, width - box.right, box.bottom, width - box.left};
    case 2: return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3: return {height - box.bottom, box.left, height - box.top, box.right};
    default: return box;
  }
}

struct Ligature {
  std::string_view one;
  std::string_view letters;
};

// Alphabetic Presentation Forms, and what Ghostscript 10 makes of them where it writes UTF-16 with its bytes swapped.
constexpr std::array<Ligature, 11> ligatures = {{{"\u6600\uCF00", "ffi"},
                                                 {"\u6600\u6600", "ff"},
                                                 {"\u6600\u6900", "fi"},
                                                 {"\u6600\u6C00", "fl"},
                                                 {"\uFB00", "ff"},
                                                 {"\uFB01", "fi"},
                                                 {"\uFB02", "fl"},
                                                 {"\uFB03", "ffi"},
                                                 {"\uFB04", "ffl"},
                                                 {"\uFB05", "st"},
                                                 {"\uFB06", "st"}}};

void take_apart(std::string& text) {
  if (text.find("\xEF\xAC") == std::string::npos && text.find("\u6600") == std::string::npos) return;
  for (const Ligature& ligature : ligatures) {
    for (std::size_t at = text.find(ligature.one); at != std::string::npos; at = text.find(ligature.one, at)) {
      text.replace(at, ligature.one.size(), ligature.letters);
    }
  }
}

bool printed_again(const Word& word, const Word& before) {
  const double slack = 0.15 * word.size;
  return word.text == before.text && std::abs(word.box.left - before.box.left) < slack &&
         std::abs(word.box.top - before.box.top) < slack;
}

bool same_word(const Word& left, const Word& right) {
  const double gap = right.box.left - left.box.right;
  const double size = std::min(left.size, right.size);
  return gap < no_gap * size && gap > -0.5 * size;
}

// Whether a word has more than signs: those of ASCII, middle dots and general punctuation (U+2000 to U+206F).
bool has_letters(const Word& word) {
  const std::string_view text = word.text;
  for (std::size_t at = 0; at < text.size(); at += text::utf8_sequence(text, at).length) {
    const char32_t c = text::code_point_at(text, at);
    if (c < 0x80 ? text::is_letter(text[at]) || text::is_digit(text[at]) : c != 0xB7 && (c < 0x2000 || c > 0x206F)) {
      return true;
    }
  }
  return false;
}

// The gap between the letters of text that is set wide, "S T A T E M E N T", where `row` is such text; else 0. The dots
// that lead to the number of a page tell nothing of letters.
double letter_gap(const Row& row) {
  constexpr std::size_t fewest = 5;
  std::size_t words = 0;
  std::size_t characters = 0;
  std::vector<double> gaps;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!has_letters(*row[i])) continue;
    ++words;
    characters += text::count_code_points(row[i]->text);
    if (i > 0 && has_letters(*row[i - 1])) gaps.push_back(row[i]->box.left - row[i - 1]->box.right);
  }
  if (words < fewest || 10 * characters > 16 * words || gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::ranges::nth_element(gaps, middle);
  return *middle < row.front()->size ? *middle : 0;
}

void glue(Word& left, const Word& right) {
  if (right.text.size() > left.text.size()) {
    left.bold = right.bold;
    left.italic = right.italic;
  }
  left.text += right.text;
  left.box = around(left.box, right.box);
  left.size = std::max(left.size, right.size);
}

bool is_whole_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, text::is_digit);
}

// Numbers that begin a row and stand apart from what follows.
std::vector<const Word*> numbers_beside_rows(const Page& page) {
  std::vector<const Word*> numbers;
  for (const Row& row : rows_of(page.words)) {
    const Word& first = *row.front();
    if (!is_whole_number(first.text)) continue;
    if (row.size() == 1 || row[1]->box.left - first.box.right > 0.5 * first.size) numbers.push_back(&first);
  }
  return numbers;
}

// The most of `numbers` that stand one below the other, by their left or right edges.
std::vector<const Word*> longest_column(const std::vector<const Word*>& numbers) {
  std::vector<const Word*> longest;
  for (double Box::*edge : {&Box::left, &Box::right}) {
    for (const Word* number : numbers) {
      std::vector<const Word*> column;
      for (const Word* other : numbers) {
        if (std::abs(other->box.*edge - number->box.*edge) < 3) column.push_back(other);
      }
      if (column.size() > longest.size()) longest = std::move(column);
    }
  }
  return longest;
}

// No page has more lines than this that are numbered.
constexpr std::size_t most_numbers = 200;

bool counts_lines(const std::vector<const Word*>& column) {
  if (column.size() < 5) return false;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < column.size(); ++i) {
    const int step = text::leading_number(column[i]->text) - text::leading_number(column[i - 1]->text);
    steps += static_cast<std::size_t>(step == 1);
  }
  return steps * 10 >= (column.size() - 1) * 8;
}

// Those of `numbers` that end at `right`, if they count from 1.
std::vector<const Word*> column_at(const std::vector<const Word*>& numbers, double right) {
  std::vector<const Word*> column;
  for (const Word* number : numbers) {
    if (std::abs(number->box.right - right) >= 3) continue;
    if (text::leading_number(number->text) != static_cast<int>(column.size()) + 1) return {};
    column.push_back(number);
  }
  return column;
}

// Whether the column stands beside the text and not in it: next to no other word is above, below or left of it.
bool is_margin(const std::vector<const Word*>& column, const std::vector<Word>& words) {
  double right = 0;
  for (const Word* number : column) right = std::max(right, number->box.right);
  const auto others = std::ranges::count_if(words, [&](const Word& word) { return word.box.left < right; });
  return static_cast<std::size_t>(others) <= column.size() + column.size() / 4 + 3;
}

// The words as they are read, with spaces between them.
std::string in_rows(const std::vector<Word>& words) {
  std::string text;
  for (const Row& row : rows_of(words)) {
    for (const Word* word : row) text += (text.empty() ? "" : " ") + word->text;
  }
  return text;
}

}  // namespace

Box around(const Box& one, const Box& other) {
  return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
          std::max(one.bottom, other.bottom)};
}

void turn_upright(Page& page) {
  const int rotation = common_rotation(page);
  std::array<std::vector<Word>, 4> turned_words;  // by their rotation
  for (Word& word : page.words) {
    const int quarters = word.rotation & 3;
    word.box = turned(word.box, quarters, page.width, page.height);
    word.rotation = 0;
    turned_words.at(static_cast<std::size_t>(quarters)).push_back(std::move(word));
  }
  page.words = std::move(turned_words.at(static_cast<std::size_t>(rotation)));
  turned_words.at(static_cast<std::size_t>(rotation)).clear();
  std::string sideways;
  for (const std::vector<Word>& words : turned_words) {
    if (!words.empty()) sideways += (sideways.empty() ? "" : " ") + in_rows(words);
  }
  if (rotation == 1 || rotation == 3) std::swap(page.width, page.height);
  if (!sideways.empty()) page.furniture.push_back(std::move(sideways));
}

void tidy_words(Page& page) {
  std::vector<Word> tidy;
  tidy.reserve(page.words.size());
  for (const Row& row : rows_of(page.words)) {
    const std::size_t begin = tidy.size();
    const double letters = 1.35 * letter_gap(row);
    for (const Word* from : row) {
      if (text::is_blank(from->text)) continue;
      Word word = *from;
      take_apart(word.text);
      if (tidy.size() > begin && printed_again(word, tidy.back())) continue;
      const bool near = tidy.size() > begin && word.box.left - tidy.back().box.right < letters;
      if (tidy.size() > begin && (near || same_word(tidy.back(), word))) {
        glue(tidy.back(), word);
      } else {
        tidy.push_back(std::move(word));
      }
    }
  }
  page.words = std::move(tidy);
}

void take_line_numbers(Page& page) {
  const std::vector<const Word*> beside = numbers_beside_rows(page);
  if (beside.size() > most_numbers) return;
  std::vector<const Word*> column = longest_column(beside);
  if (!counts_lines(column)) column = column_at(beside, page.line_numbers);
  if (column.empty() || !is_margin(column, page.words)) return;
  page.line_numbers = column.front()->box.right;
  std::string numbers;
  std::vector<Word> others;
  for (const Word& word : page.words) {
    if (std::ranges::find(column, &word) == column.end()) {
      others.push_back(word);
    } else {
      numbers += (numbers.empty() ? "" : " ") + word.text;
    }
  }
  page.words = std::move(others);
  page.furniture.push_back(std::move(numbers));
}

}  // namespace tenet::indexer::pdf
