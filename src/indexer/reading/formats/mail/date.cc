#include "indexer/reading/formats/mail/date.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return text::is_digit(c); });
}

// The words of the value, without comments in brackets, a weekday, a time and a zone.
std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words;
  std::string word;
  int comments = 0;
  for (const char c : value) {
    if (c == '(') ++comments;
    if (comments == 0 && !text::is_ascii_space(c) && c != ',' && c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    if (c == ')' && comments > 0) --comments;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::string read_mail_date(std::string_view value) {
  const std::vector<std::string> words = words_of(value);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const bool named = words[i + 1].size() >= 3 && text::is_ascii(words[i + 1].front()) && !is_number(words[i + 1]);
    if (!is_number(words[i]) || words[i].size() > 2 || !named || !is_number(words[i + 2])) continue;
    int year = 0;
    if (words[i + 2].size() > 4) continue;
    for (const char c : words[i + 2]) year = year * 10 + (c - '0');
    if (words[i + 2].size() == 2) year += year < 50 ? 2000 : 1900;
    if (words[i + 2].size() == 3) year += 1900;
    const auto written = text::read_written_date(words[i] + ' ' + words[i + 1] + ' ' + std::to_string(year));
    if (written.date) return text::to_iso(*written.date);
  }
  const auto written = text::read_written_date(value);
  return written.date && written.readings.empty() ? text::to_iso(*written.date) : std::string();
}

}  // namespace tenet::indexer
