#include "indexer/reading/formats/pdf/right_to_left.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/pdf/rows.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tenet::indexer::pdf {
namespace {

// Blocks of Unicode whose scripts run from right to left: Hebrew to Arabic Extended-A, and presentation forms.
bool runs_from_right(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

// Letters of other scripts, and digits, which run from left to right everywhere.
bool runs_from_left(char32_t c) {
  const bool is_arabic_digit = (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
  if (c < 0x80) return text::is_letter(static_cast<char>(c)) || text::is_digit(static_cast<char>(c));
  return is_arabic_digit || (c >= 0xC0 && !runs_from_right(c) && (c < 0x2000 || c > 0x2BFF));
}

std::vector<char32_t> code_points_of(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const text::Utf8Sequence sequence = text::utf8_sequence(text, at);
    points.push_back(sequence.valid ? text::code_point_at(text, at) : 0xFFFD);
    at += std::max<std::size_t>(sequence.length, 1);
  }
  return points;
}

bool has(const std::vector<char32_t>& points, bool (*runs)(char32_t)) {
  return std::ranges::any_of(points, runs);
}

struct Count {
  std::size_t right = 0;  // letters
  std::size_t left = 0;
  std::size_t words = 0;  // with letters that run from the right
};

Count count_letters(const Page& page) {
  Count count;
  for (const Word& word : page.words) {
    if (std::ranges::all_of(word.text, text::is_ascii)) {
      count.left += word.text.size();
      continue;
    }
    const std::vector<char32_t> points = code_points_of(word.text);
    const auto right = static_cast<std::size_t>(std::ranges::count_if(points, runs_from_right));
    count.right += right;
    count.words += static_cast<std::size_t>(right > 0);
    count.left += static_cast<std::size_t>(std::ranges::count_if(points, runs_from_left));
  }
  return count;
}

// The letters of a word in the order of speech; numbers in it keep theirs.
std::string in_order_of_speech(std::vector<char32_t> points, bool reverse) {
  if (reverse) {
    std::ranges::reverse(points);
    for (auto begin = points.begin(); begin != points.end();) {
      begin = std::find_if(begin, points.end(), runs_from_left);
      auto end = begin;
      auto last = begin;  // behind the last that runs from the left: "1,200" is one number
      for (; end != points.end() && !runs_from_right(*end); ++end) {
        if (runs_from_left(*end)) last = end + 1;
      }
      std::reverse(begin, last);
      begin = end;
    }
  }
  std::string text;
  for (const char32_t c : points) text::append_utf8(text, c);
  return text;
}

void mirror(Box& box, double middle_twice) {
  box = {middle_twice - box.right, box.top, middle_twice - box.left, box.bottom};
}

// Mirrors words of other scripts back, which stand together on a mirrored row.
void mirror_back(std::vector<Word*>& run) {
  if (run.empty()) return;
  const double middle_twice = run.front()->box.left + run.back()->box.right;
  for (Word* word : run) mirror(word->box, middle_twice);
  run.clear();
}

// Some programs write brackets as they look on paper: then most rows begin with a closing one, and all are exchanged.
void put_brackets_right(Page& page) {
  constexpr std::string_view brackets = "()[]{}";
  std::ptrdiff_t closing = 0;  // rows that begin with a closing bracket less those with an opening one
  for (const Row& row : rows_of(page.words)) {
    for (const Word* word : row) {
      const std::size_t bracket = word->text.find_first_of(brackets);
      if (bracket == std::string::npos) continue;
      closing += brackets.find(word->text[bracket]) % 2 == 1 ? 1 : -1;
      break;
    }
  }
  if (closing <= 0) return;
  for (Word& word : page.words) {
    for (char& c : word.text) {
      if (const std::size_t at = brackets.find(c); at != std::string_view::npos) c = brackets[at ^ 1U];
    }
  }
}

}  // namespace

void read_from_right(Page& page) {
  const Count count = count_letters(page);
  if (count.right <= count.left) return;
  // Where each letter is a word to poppler, several of them are a ligature, whose letters are in order.
  const bool reverse = 2 * count.right > 3 * count.words;
  for (Word& word : page.words) mirror(word.box, page.width);
  for (const Row& row : rows_of(page.words)) {
    std::vector<Word*> run;      // from the first to the last word of another script
    std::vector<Word*> neutral;  // behind it: marks
    for (const Word* each : row) {
      Word& word = page.words[static_cast<std::size_t>(each - page.words.data())];
      std::vector<char32_t> points = code_points_of(word.text);
      if (has(points, runs_from_right)) {
        mirror_back(run);
        for (Word* mark : neutral) mark->text = in_order_of_speech(code_points_of(mark->text), true);
        neutral.clear();
        word.text = in_order_of_speech(std::move(points), reverse);
      } else if (has(points, runs_from_left)) {
        run.insert(run.end(), neutral.begin(), neutral.end());
        neutral.clear();
        run.push_back(&word);
      } else if (run.empty()) {
        word.text = in_order_of_speech(std::move(points), true);
      } else {
        neutral.push_back(&word);
      }
    }
    mirror_back(run);
    for (Word* mark : neutral) mark->text = in_order_of_speech(code_points_of(mark->text), true);
  }
  put_brackets_right(page);
}

}  // namespace tenet::indexer::pdf
