#include "indexer/reading/formats/pdf/numbers.h"

#include <algorithm>
#include <optional>

#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

std::string_view without_marks(std::string_view word) {
  const auto is_mark = [](char c) { return text::is_ascii(c) && !text::is_letter(c) && !text::is_digit(c); };
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  // En and em dashes around a number.
  constexpr std::string_view dashes = "\xE2\x80";
  while (word.size() >= 3 && word.starts_with(dashes)) word.remove_prefix(3);
  while (word.size() >= 3 && word.substr(word.size() - 3).starts_with(dashes)) word.remove_suffix(3);
  return word;
}

long roman_digit(char c) {
  switch (text::to_lower(c)) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    case 'c': return 100;
    default: return 0;
  }
}

std::optional<PrintedNumber> roman(std::string_view word) {
  if (word.empty() || word.size() > 8) return std::nullopt;
  long value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const long digit = roman_digit(word[i]);
    if (digit == 0) return std::nullopt;
    const long next = i + 1 < word.size() ? roman_digit(word[i + 1]) : 0;
    value += digit < next ? -digit : digit;
  }
  return PrintedNumber{.value = value, .roman = true, .text = std::string(word)};
}

// The length of what may stand before the digits of a number: "S" and "AB", and the chapter of "3-1", "A-1" and "IV-1".
std::size_t prefix_length(std::string_view word) {
  constexpr std::size_t longest_chapter = 4;
  const std::size_t dash = word.find('-');
  if (dash != std::string_view::npos) {
    const std::string_view chapter = word.substr(0, dash);
    const bool is_chapter = !chapter.empty() && chapter.size() <= longest_chapter &&
                            (std::ranges::all_of(chapter, text::is_digit) || chapter.size() == 1 || roman(chapter));
    if (is_chapter) return dash + 1;
  }
  return static_cast<std::size_t>(std::ranges::find_if(word, text::is_digit) - word.begin());
}

std::optional<PrintedNumber> number(std::string_view word) {
  word = without_marks(word);
  if (auto found = roman(word)) return found;
  const std::size_t before = prefix_length(word);
  const std::string_view prefix = word.substr(0, before);
  const std::string_view digits = word.substr(before);
  if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, text::is_digit)) return std::nullopt;
  if (!prefix.ends_with('-') && (prefix.size() > 2 || !std::ranges::all_of(prefix, text::is_letter)))
    return std::nullopt;
  return PrintedNumber{.value = text::leading_number(digits), .prefix = std::string(prefix), .text = std::string(word)};
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find(' ', begin), line.size());
    words.push_back(line.substr(begin, at - begin));
  }
  return words;
}

// What the digits of a line say, number after number; of a long number, what its last digits do.
std::vector<long> digits_in(std::string_view line) {
  constexpr long most = 1'000'000'000;
  std::vector<long> numbers;
  bool open = false;
  for (const char c : line) {
    if (text::is_digit(c)) {
      if (!open) numbers.push_back(0);
      numbers.back() = (numbers.back() * 10 + (c - '0')) % most;
    }
    open = text::is_digit(c);
  }
  return numbers;
}

}  // namespace

std::vector<PrintedNumber> numbers_at_ends(std::string_view line) {
  std::vector<PrintedNumber> numbers;
  const std::vector<std::string_view> words = words_of(line);
  if (words.empty()) return numbers;
  const auto add = [&](std::string_view word) {
    if (auto found = number(word)) numbers.push_back(std::move(*found));
  };
  add(words.front());
  if (words.size() == 1) return numbers;
  add(words.back());
  // "Page 3 of 7" counts by the 3.
  if (words.size() > 2 && text::to_lower(words[words.size() - 2]) == "of") add(words[words.size() - 3]);
  return numbers;
}

bool is_page_number(std::string_view row) {
  bool any = false;
  for (const std::string_view word : words_of(row)) {
    const std::string lower = text::to_lower(without_marks(word));
    if (lower == "page" || lower == "of" || lower == "p" || lower == "pg") continue;
    if (without_marks(word).empty()) continue;
    if (!number(word)) return false;
    any = true;
  }
  return any;
}

std::string pattern_of(std::string_view line) {
  std::string pattern;
  for (const std::string_view word : words_of(line)) {
    if (!pattern.empty()) pattern += ' ';
    if (number(word)) {
      pattern += '#';
      continue;
    }
    for (const char c : word) {
      if (!text::is_digit(c)) {
        pattern += text::to_lower(c);
      } else if (pattern.empty() || pattern.back() != '#') {
        pattern += '#';
      }
    }
  }
  return pattern;
}

bool differs_by_pages(std::string_view line, std::string_view next, long pages) {
  const std::vector<long> one = digits_in(line);
  const std::vector<long> other = digits_in(next);
  return std::ranges::equal(
      one, other, [&](long of_one, long of_other) { return of_one == of_other || of_other - of_one == pages; });
}

bool has_words(std::string_view pattern) {
  std::size_t letters = 0;
  for (const char c : pattern) {
    letters = text::is_letter(c) || !text::is_ascii(c) ? letters + 1 : 0;
    if (letters == 3) return true;
  }
  return false;
}

}  // namespace tenet::indexer::pdf
