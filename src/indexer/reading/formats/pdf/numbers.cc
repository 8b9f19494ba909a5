#include "indexer/reading/formats/pdf/numbers.h"

#include <algorithm>
#include <cstdlib>
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

std::optional<PrintedNumber> number(std::string_view word) {
  word = without_marks(word);
  if (auto found = roman(word)) return found;
  const std::size_t letters = static_cast<std::size_t>(std::ranges::find_if(word, text::is_digit) - word.begin());
  const std::string_view digits = word.substr(letters);
  if (digits.empty() || digits.size() > 6 || letters > 2 || !std::ranges::all_of(digits, text::is_digit))
    return std::nullopt;
  if (!std::ranges::all_of(word.substr(0, letters), text::is_letter)) return std::nullopt;
  return PrintedNumber{.value = std::atol(std::string(digits).c_str()),
                       .prefix = std::string(word.substr(0, letters)),
                       .text = std::string(word)};
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

bool is_page_number(const std::vector<Line*>& row) {
  bool any = false;
  for (const Line* line : row) {
    for (const std::string_view word : words_of(line->text)) {
      const std::string lower = text::to_lower(without_marks(word));
      if (lower == "page" || lower == "of" || lower == "p" || lower == "pg") continue;
      if (without_marks(word).empty()) continue;
      if (!number(word)) return false;
      any = true;
    }
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

bool has_words(std::string_view pattern) {
  std::size_t letters = 0;
  for (const char c : pattern) {
    letters = text::is_letter(c) || !text::is_ascii(c) ? letters + 1 : 0;
    if (letters == 3) return true;
  }
  return false;
}

}  // namespace tenet::indexer::pdf
