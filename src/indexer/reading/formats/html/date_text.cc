#include "indexer/reading/formats/html/date_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

bool is_plausible(const text::Date& date) {
  return date.year >= 1900 && date.year < 2100 && date.day > 0;
}

// Names of the months in Spanish, French, German, Italian and Portuguese, with a space before and behind each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> foreign_months = {{
    {"January", " enero janvier januar j\u00E4nner gennaio janeiro "},
    {"February", " febrero f\u00E9vrier februar febbraio fevereiro "},
    {"March", " marzo mars m\u00E4rz mar\u00E7o "},
    {"April", " abril avril aprile "},
    {"May", " mayo mai maggio maio "},
    {"June", " junio juin juni giugno junho "},
    {"July", " julio juillet juli luglio julho "},
    {"August", " agosto ao\u00FBt "},
    {"September", " septiembre setiembre septembre settembre setembro "},
    {"October", " octubre octobre oktober ottobre outubro "},
    {"November", " noviembre novembre novembro "},
    {"December", " diciembre d\u00E9cembre dezember dicembre dezembro "},
}};

// Without full stops, commas and colons at its end.
std::string_view bare(std::string_view word) {
  while (!word.empty() && std::string_view(".,:;").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

// "5 de marzo de 2024", "1er mars 2024" and "5. M\u00E4rz 2024" as in English; any other text as it is.
std::string in_english(std::string_view value) {
  std::string english;
  bool is_foreign = false;
  for (const std::string_view word : words_of(value)) {
    const std::string lower = text::to_lower(bare(word));
    const auto month = std::ranges::find_if(foreign_months, [&](const auto& each) {
      return each.second.find(' ' + lower + ' ') != std::string_view::npos;
    });
    if (lower == "de" || lower == "del") continue;
    if (!english.empty()) english += ' ';
    if (!lower.empty() && month != foreign_months.end()) {
      is_foreign = true;
      english += month->first;
    } else if (!word.empty() && text::is_digit(word[0])) {
      english += word.substr(0, lower == "1er" ? 1 : bare(word).size());
    } else {
      english += word;
    }
  }
  return is_foreign ? english : std::string(value);
}

}  // namespace

std::optional<text::Date> whole_date(std::string_view value) {
  const text::WrittenDate written = text::read_written_date(value);
  return written.date && is_plausible(*written.date) ? written.date : std::nullopt;
}

std::optional<text::Date> part_of_date(std::string_view value) {
  constexpr std::size_t longest_iso = 7;  // "2019/03"
  std::string iso(value);
  if (iso.size() <= longest_iso) std::ranges::replace(iso, '/', '-');
  const text::WrittenDate written = text::read_written_date(iso);
  const bool is_part = written.date && written.readings.empty() && written.date->day == 0;
  return is_part && written.date->year >= 1900 && written.date->year < 2100 ? written.date : std::nullopt;
}

bool is_within(const text::Date& date, const text::Date& part) {
  return date.year == part.year && (part.month == 0 || date.month == part.month);
}

std::vector<std::string_view> words_of(std::string_view value) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && text::is_ascii_space(value[at])) ++at;
    std::size_t end = at;
    while (end < value.size() && !text::is_ascii_space(value[end])) ++end;
    if (end > at) words.push_back(value.substr(at, end - at));
    at = end;
  }
  return words;
}

bool is_of_update(std::string_view lower) {
  return lower.find("updated") != std::string_view::npos || lower.find("modified") != std::string_view::npos ||
         lower.find("revised") != std::string_view::npos;
}

std::string_view behind_update(std::string_view value) {
  const std::string lower = text::to_lower(value);
  if (!is_of_update(lower)) return value;
  const std::size_t published = std::min(lower.find("published"), lower.find("posted"));
  return published == std::string::npos ? value : value.substr(published);
}

std::optional<text::Date> date_within(std::string_view original, DayOrder order) {
  const std::string english = in_english(behind_update(original.substr(0, longest_byline)));
  const std::string_view value = english;
  if (const auto date = whole_date(value)) return date;
  const std::vector<std::string_view> words = words_of(value);
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t count = std::min<std::size_t>(3, words.size() - first); count > 0; --count) {
      const std::string_view last = words[first + count - 1];
      std::string_view candidate(words[first].data(),
                                 static_cast<std::size_t>(last.data() + last.size() - words[first].data()));
      while (!candidate.empty() && std::string_view("(,;:|.").find(candidate.back()) != std::string_view::npos)
        candidate.remove_suffix(1);
      while (!candidate.empty() && std::string_view("()|").find(candidate.front()) != std::string_view::npos)
        candidate.remove_prefix(1);
      if (const auto date = whole_date(candidate)) return date;
      const auto numbers = date_in_numbers(candidate, order);
      if (numbers && is_plausible(*numbers)) return numbers;
    }
  }
  // "Thu Dec 15 21:19:00 UTC 2016"
  if (words.size() == 6)
    return whole_date(std::string(words[1]) + ' ' + std::string(words[2]) + ' ' + std::string(words[5]));
  return std::nullopt;
}

bool is_foreign_date(std::string_view value) {
  return in_english(value) != value;
}

bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  word = bare(word);
  return word.size() > 2 && std::ranges::any_of(days, [&](std::string_view day) { return day.starts_with(word); });
}

}  // namespace tenet::indexer
