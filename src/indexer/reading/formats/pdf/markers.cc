#include "indexer/reading/formats/pdf/markers.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "indexer/reading/formats/pdf/page.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

constexpr std::array<std::string_view, 13> bullets = {"\u2022", "\u25AA", "\u25CF", "\u25E6", "\u2023",
                                                      "\u25A0", "\u00B7", "\u2043", "\u2013", "\u2014",
                                                      "-",      "*",      "\uF0B7"};

bool is_bullet(std::string_view line) {
  return std::ranges::any_of(bullets, [&](std::string_view bullet) { return line.starts_with(bullet); });
}

bool is_roman(char c) {
  return std::string_view("ivxlcIVXLC").find(c) != std::string_view::npos;
}

// The length of "1", "12", "a", "iv" and the like at the start of `line`, or 0.
std::size_t enumerator(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && text::is_digit(line[end])) ++end;
  if (end > 0) return end <= 3 ? end : 0;
  while (end < line.size() && is_roman(line[end])) ++end;
  if (end > 0 && end <= 5 && end < line.size() && !text::is_letter(line[end])) return end;
  return !line.empty() && text::is_letter(line[0]) ? 1 : 0;
}

bool is_upper_word(std::string_view word) {
  bool letters = false;
  for (const char c : word) {
    if (text::is_lower(c)) return false;
    letters = letters || text::is_upper(c) || !text::is_ascii(c);
  }
  return letters;
}

// The length of the number of a caption at the start of `text`, or 0: "2", "1.3", "4-1", "A.2", "IV".
std::size_t number_of_caption(std::string_view text) {
  constexpr std::size_t longest = 8;
  std::size_t end = 0;
  const auto is_part = [](char c) { return text::is_digit(c) || text::is_upper(c) || c == '.' || c == '-'; };
  while (end < text.size() && is_part(text[end])) ++end;
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view number = text.substr(0, end);
  const bool counts = std::ranges::any_of(number, text::is_digit) || std::ranges::all_of(number, is_roman);
  const bool one_letter = std::ranges::count_if(number, text::is_upper) <= 1 || std::ranges::all_of(number, is_roman);
  return end <= longest && (counts || end == 1) && one_letter ? end : 0;
}

// The length of what leads to the number of a page at the end of `line`: a dot or the like; else 0.
std::size_t leader_at_end(std::string_view line) {
  for (const std::string_view sign : {".", "\u2026", "\u00B7", "_"}) {
    if (line.ends_with(sign)) return sign.size();
  }
  return 0;
}

}  // namespace

bool begins_caption(std::string_view line) {
  constexpr std::size_t longest_word = 12;
  const std::size_t space = line.find(' ');
  if (space < 3 || space > longest_word || space == std::string_view::npos || !text::is_upper(line[0])) return false;
  const std::string_view word = line.substr(0, space - (line[space - 1] == '.' ? 1 : 0));
  if (std::ranges::any_of(word, [](char c) { return text::is_ascii(c) && !text::is_letter(c); })) return false;
  line.remove_prefix(space + 1);
  const std::size_t number = number_of_caption(line);
  if (number == 0) return false;
  line.remove_prefix(number);
  const std::size_t words = line.find(' ');
  const std::string_view mark = line.substr(0, words);
  if (words == std::string_view::npos) return mark.empty() || mark == "." || mark == ":";
  line.remove_prefix(words + 1);
  const bool dashed =
      line.starts_with("- ") || line.starts_with("| ") || line.starts_with("\u2013 ") || line.starts_with("\u2014 ");
  return mark == ":" || ((mark == "." || (mark.empty() && dashed)) && !begins_lower(line));
}

bool begins_item(std::string_view line) {
  if (is_bullet(line)) return line.size() > 2;
  const bool open = !line.empty() && (line[0] == '(' || line[0] == '[');
  if (open) line.remove_prefix(1);
  const std::size_t end = enumerator(line);
  if (end == 0 || end + 1 >= line.size()) return false;
  const char mark = line[end];
  if (mark == ')' || mark == ']') return line[end + 1] == ' ' || line[end + 1] == '(';
  // "A. Smith" and "I. Introduction" may be a name; only numbers and lower-case letters are certain.
  return mark == '.' && !open && line[end + 1] == ' ' && !text::is_upper(line[0]);
}

bool begins_turn(std::string_view line) {
  if (line.size() > 2 && (line[0] == 'Q' || line[0] == 'A')) {
    if ((line[1] == '.' || line[1] == ':') && line[2] == ' ') return true;
    if (line[0] == 'Q' && line[1] == ' ') return true;
  }
  constexpr std::size_t longest = 40;
  const std::size_t colon = line.substr(0, longest).find(':');
  if (colon == std::string_view::npos || colon < 3) return false;
  const std::string_view label = line.substr(0, colon);
  if (colon + 1 < line.size() && line[colon + 1] != ' ') return false;
  return is_upper_word(label) && std::ranges::count(label, ' ') <= 4 && !text::is_digit(label[0]);
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const char last = line.back();
    if (last == note_mark_end) {
      line = line.substr(0, line.rfind(note_mark_begin));
    } else if (last == '"' || last == '\'' || last == ')' || last == ']' || last == '*') {
      line.remove_suffix(1);
    } else if (line.ends_with("\u201D") || line.ends_with("\u2019") || line.ends_with("\u2026")) {
      if (line.ends_with("\u2026")) return true;
      line.remove_suffix(3);
    } else {
      return last == '.' || last == '?' || last == '!' || last == ':' || last == ';';
    }
  }
  return false;
}

bool ends_entry(std::string_view line) {
  constexpr std::size_t fewest_dots = 4;
  while (!line.empty() && (text::is_digit(line.back()) || is_roman(line.back()) || line.back() == '-'))
    line.remove_suffix(1);
  std::size_t dots = 0;
  while (!line.empty()) {
    const std::size_t leader = leader_at_end(line);
    if (leader == 0 && line.back() != ' ') break;
    dots += leader;  // an ellipsis counts for three
    line.remove_suffix(std::max<std::size_t>(leader, 1));
  }
  return dots >= fewest_dots && !line.empty();
}

std::vector<std::string> numbers_of_mark(std::string_view mark) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at <= mark.size();) {
    const std::size_t end = std::min(mark.find(',', at), mark.size());
    if (end > at) numbers.emplace_back(mark.substr(at, end - at));
    at = end + 1;
  }
  return numbers;
}

std::vector<std::string> raised_marks(std::string_view line) {
  std::vector<std::string> marks;
  for (std::size_t begin = line.find(note_mark_begin); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find(note_mark_end, begin), line.size());
    std::ranges::move(numbers_of_mark(line.substr(begin + 1, end - begin - 1)), std::back_inserter(marks));
    begin = line.find(note_mark_begin, end);
  }
  return marks;
}

std::string note_mark_of(std::string_view line) {
  if (line.starts_with(note_mark_begin)) return std::string(line.substr(1, line.find(note_mark_end) - 1));
  std::size_t end = 0;
  while (end < line.size() && text::is_digit(line[end])) ++end;
  const bool ended = end < line.size() && (line[end] == '.' || line[end] == ' ' || line[end] == ')');
  return ended ? std::string(line.substr(0, end)) : std::string();
}

bool begins_lower(std::string_view line) {
  for (const char c : line) {
    if (!text::is_ascii(c)) continue;
    if (text::is_letter(c)) return text::is_lower(c);
    if (text::is_digit(c)) return false;
  }
  return false;
}

bool ends_with_hyphen(std::string_view line) {
  if (line.ends_with("\u2010") || line.ends_with("\u00AD")) return true;
  return line.size() > 1 && line.back() == '-' && text::is_letter(line[line.size() - 2]);
}

bool breaks_range(std::string_view line, std::string_view next) {
  for (const std::string_view dash : {"-", "\u2010", "\u2011", "\u2013"}) {
    if (!line.ends_with(dash)) continue;
    line.remove_suffix(dash.size());
    return !line.empty() && text::is_digit(line.back()) && !next.empty() && text::is_digit(next.front());
  }
  return false;
}

}  // namespace tenet::indexer::pdf
