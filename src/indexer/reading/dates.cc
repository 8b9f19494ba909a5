#include "indexer/reading/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// Longer text is no date.
constexpr std::size_t longest_date = 48;  // bytes

constexpr std::array months = {"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                               "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
constexpr std::array weekdays = {"monday"sv, "tuesday"sv,  "wednesday"sv, "thursday"sv,
                                 "friday"sv, "saturday"sv, "sunday"sv};

using text::is_digit;
using text::is_lower;

// A number of one to four digits, or -1.
int number(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = end == text.data() + text.size() && std::ranges::all_of(text, is_digit);
  return error == std::errc() && all && text.size() <= 4 ? value : -1;
}

std::optional<std::string> iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<std::string> iso(int year, int month) {
  if (year < 1 || month < 1 || month > 12) return std::nullopt;
  return fmt::format("{:04}-{:02}", year, month);
}

// "2015", "2015-10", "2015-10-21", and the last with a time behind it.
std::optional<std::string> from_iso(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return text.size() >= at + count && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                    text.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
  };
  if (!digits(0, 4)) return std::nullopt;
  const int year = number(text.substr(0, 4));
  if (text.size() == 4) return year > 0 ? std::optional(std::string(text)) : std::nullopt;
  if (text[4] != '-' || !digits(5, 2)) return std::nullopt;
  const int month = number(text.substr(5, 2));
  if (text.size() == 7) return iso(year, month);
  if (text[7] != '-' || !digits(8, 2)) return std::nullopt;
  const bool timed = text.size() > 12 && (text[10] == 't' || text[10] == ' ') && is_digit(text[11]);
  if (text.size() != 10 && !timed) return std::nullopt;
  return iso(year, month, number(text.substr(8, 2)));
}

// The month of that name or of its first three letters, from 1, or 0.
int month_named(std::string_view word) {
  if (word == "sept"sv) return 9;
  const auto* found = std::ranges::find_if(
      months, [&](std::string_view month) { return word == month || (word.size() == 3 && month.starts_with(word)); });
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

bool is_weekday(std::string_view word) {
  return word.size() >= 3 && std::ranges::any_of(weekdays, [&](std::string_view day) { return day.starts_with(word); });
}

// The runs of letters and of digits; empty when anything but space, comma, full stop or slash parts them.
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const auto kind = is_digit(text[at]) ? is_digit : is_lower;
    while (end < text.size() && kind(text[end])) ++end;
    if (end > at) {
      result.push_back(text.substr(at, end - at));
    } else if (" ,./"sv.find(text[end++]) == std::string_view::npos) {
      return {};
    }
    at = end;
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && " \t\r\n"sv.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && " \t\r\n"sv.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 4 || text.size() > longest_date) return std::nullopt;
  const std::string folded = text::to_lower(text);
  if (auto date = from_iso(folded)) return date;
  auto words = pieces(folded);
  if (!words.empty() && is_weekday(words.front())) words.erase(words.begin());
  if (words.size() == 2) return words[1].size() == 4 ? iso(number(words[1]), month_named(words[0])) : std::nullopt;
  if (words.size() != 3 || words[2].size() != 4) return std::nullopt;
  const int year = number(words[2]);
  if (const int month = month_named(words[0])) return iso(year, month, number(words[1]));
  if (const int month = month_named(words[1])) return iso(year, month, number(words[0]));
  const bool slashes = std::ranges::count(folded, '/') == 2;
  return slashes ? iso(year, number(words[0]), number(words[1])) : std::nullopt;
}

}  // namespace tenet::indexer
