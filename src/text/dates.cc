#include "text/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "text/ascii.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

// Longer text is no date.
constexpr std::size_t longest_date = 64;  // bytes

constexpr std::array months = {"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                               "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
constexpr std::array weekdays = {"monday"sv, "tuesday"sv,  "wednesday"sv, "thursday"sv,
                                 "friday"sv, "saturday"sv, "sunday"sv};
// Words of a date that say nothing: "on the 3rd day of May 2019".
constexpr std::array fillers = {"on"sv, "the"sv, "day"sv, "of"sv};
constexpr std::array ordinals = {"st"sv, "nd"sv, "rd"sv, "th"sv};

template <typename Words>
bool is_among(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
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

// A number or a month.
struct Piece {
  std::size_t digits = 0;  // 0 for a month
  int value = 0;

  [[nodiscard]] bool is_month() const { return digits == 0; }
  [[nodiscard]] bool is_year() const { return digits == 4; }
  [[nodiscard]] bool is_part() const { return digits == 1 || digits == 2; }
};

// Where the time of day begins, as of "2019-12-31T23:15:30Z" and "Tue, 31 Dec 2019 23:15:30 GMT": at the digits before
// the first colon.
std::size_t begin_of_time(std::string_view text) {
  std::size_t at = std::min(text.find(':'), text.size());
  if (at == text.size()) return at;
  while (at > 0 && is_digit(text[at - 1])) --at;
  return at;
}

// Cuts text in lower case; nothing where there is more in it than a date has.
std::optional<std::vector<Piece>> read_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const auto kind = is_digit(text[at]) ? is_digit : is_lower;
    while (end < text.size() && kind(text[end])) ++end;
    const std::string_view piece = text.substr(at, end - at);
    if (piece.empty()) {
      if (" ,./-"sv.find(text[end++]) == std::string_view::npos) return std::nullopt;
    } else if (kind == is_digit) {
      if (piece.size() > 8) return std::nullopt;
      pieces.push_back({piece.size(), number(piece)});
    } else if (const int month = month_named(piece)) {
      pieces.push_back({0, month});
    } else {
      const bool is_ordinal = at > 0 && is_digit(text[at - 1]) && is_among(ordinals, piece);
      const bool is_end_of_date = end == text.size() && (piece == "t"sv || piece == "at"sv);  // before a time
      if (!is_ordinal && !is_end_of_date && !is_among(fillers, piece) && !is_weekday(piece)) return std::nullopt;
    }
    at = end;
  }
  return pieces;
}

std::optional<Date> if_exists(const Date& date) {
  return exists(date) ? std::optional(date) : std::nullopt;
}

// "March 3, 2019", "3 March 2019", "2019 March 3", "March 2019".
std::optional<Date> with_month(const std::vector<Piece>& pieces) {
  Date date;
  for (const Piece& piece : pieces) {
    int& part = piece.is_month() ? date.month : piece.is_year() ? date.year : date.day;
    if (part != 0 || (!piece.is_month() && !piece.is_year() && !piece.is_part())) return std::nullopt;
    part = piece.value;
    if (part == 0) return std::nullopt;
  }
  return date.year == 0 ? std::nullopt : if_exists(date);
}

// The weekday of the first word that names one: 0 for Monday, nothing where none does.
std::optional<unsigned> weekday_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_lower(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (is_weekday(word)) {
      const auto* const found =
          std::ranges::find_if(weekdays, [&](std::string_view weekday) { return weekday.starts_with(word); });
      if (found != weekdays.end()) return static_cast<unsigned>(found - weekdays.begin());
    }
    at = std::max(end, at + 1);
  }
  return std::nullopt;
}

unsigned weekday_of(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
}

// "10/21/2015", "21.10.2015": either the month or the day comes first; a weekday beside it may tell.
WrittenDate with_year_last(int first, int second, int year, std::optional<unsigned> weekday) {
  const Date month_first{year, first, second};
  const Date day_first{year, second, first};
  if (!exists(month_first)) return {.date = if_exists(day_first)};
  if (!exists(day_first) || first == second) return {.date = month_first};
  const bool is_month_first = weekday && weekday_of(month_first) == *weekday;
  const bool is_day_first = weekday && weekday_of(day_first) == *weekday;
  if (is_month_first != is_day_first) return {.date = is_month_first ? month_first : day_first};
  const auto words = [](const Date& date) {
    std::string name(months.at(static_cast<std::size_t>(date.month - 1)));
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return fmt::format("{} {}", name, date.day);
  };
  return {.date = Date{.year = year}, .readings = words(month_first) + " or " + words(day_first)};
}

WrittenDate read(const std::vector<Piece>& pieces, std::optional<unsigned> weekday) {
  if (std::ranges::any_of(pieces, &Piece::is_month)) return {.date = with_month(pieces)};
  if (pieces.size() == 1 && pieces[0].digits == 8) {
    const int value = pieces[0].value;
    return {.date = if_exists({value / 10000, value / 100 % 100, value % 100})};
  }
  if (pieces.size() == 2 && pieces[0].is_part() && pieces[1].is_year() && pieces[0].value > 0) {
    return {.date = if_exists({pieces[1].value, pieces[0].value})};
  }
  if (pieces.size() != 3 || std::ranges::any_of(pieces, [](const Piece& piece) { return piece.value == 0; })) return {};
  const auto [a, b, c] = std::tuple(pieces[0], pieces[1], pieces[2]);
  if (a.is_year() && b.is_part() && c.is_part()) return {.date = if_exists({a.value, b.value, c.value})};
  if (a.is_part() && b.is_part() && c.is_year()) return with_year_last(a.value, b.value, c.value, weekday);
  return {};
}

}  // namespace

bool exists(const Date& date) {
  if (date.year < 1 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= days_of_month(date.year, date.month);
}

int days_of_month(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap ? 1 : 0);
}

std::string to_iso(const Date& date) {
  std::string text = fmt::format("{:04}", date.year);
  if (date.month > 0) text += fmt::format("-{:02}", date.month);
  if (date.day > 0) text += fmt::format("-{:02}", date.day);
  return text;
}

std::optional<Date> read_iso_date(std::string_view text) {
  const auto part = [&](std::size_t at, std::size_t count) {
    const std::string_view digits = text.substr(at, count);
    return std::ranges::all_of(digits, is_digit) ? number(digits) : 0;
  };
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = has_month && text.size() == 10 && text[7] == '-';
  if (text.size() != 4 && !(text.size() == 7 && has_month) && !has_day) return std::nullopt;
  const Date date{part(0, 4), has_month ? part(5, 2) : 0, has_day ? part(8, 2) : 0};
  if ((has_month && date.month == 0) || (has_day && date.day == 0)) return std::nullopt;
  return if_exists(date);
}

WrittenDate read_written_date(std::string_view text) {
  if (text.size() < 4 || text.size() > longest_date) return {};
  const std::string folded = to_lower(text);
  std::string_view date = std::string_view(folded).substr(0, begin_of_time(folded));
  while (!date.empty() && is_ascii_space(date.front())) date.remove_prefix(1);
  while (!date.empty() && is_ascii_space(date.back())) date.remove_suffix(1);
  if (const auto iso = read_iso_date(date)) return {.date = iso};
  const auto pieces = read_pieces(date);
  return pieces ? read(*pieces, weekday_in(date)) : WrittenDate{};
}

}  // namespace tenet::text
