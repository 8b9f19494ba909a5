#include "query/language/dates.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include <tenet/error.h>

#include "query/characters.h"

namespace tenet::query {
namespace {

constexpr std::string_view dots = "..";

std::string iso_date(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

int days_of_month(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap ? 1 : 0);
}

// The number that `count` digits at `at` make, or 0 where there are none: no year, month or day is 0.
int read_number(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_ascii_digit(c)) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The days of YYYY, YYYY-MM or YYYY-MM-DD.
std::optional<DateRange> read_date(std::string_view text) {
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = text.size() == 10 && text[7] == '-';
  if (text.size() != 4 && !(text.size() == 7 && has_month) && !(has_month && has_day)) return std::nullopt;

  const int year = read_number(text, 0, 4);
  const int month = has_month ? read_number(text, 5, 2) : 1;
  const int day = has_day ? read_number(text, 8, 2) : 1;
  if (year == 0 || month == 0 || month > 12 || day == 0 || day > days_of_month(year, month)) return std::nullopt;

  const int last_month = has_month ? month : 12;
  const int last_day = has_day ? day : days_of_month(year, last_month);
  return DateRange{.first = iso_date(year, month, day), .last = iso_date(year, last_month, last_day)};
}

// Two dates in order with `separator` between them, as the range they probably mean.
std::optional<std::string> read_range_with(std::string_view value, std::string_view separator) {
  const std::size_t at = value.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view first = value.substr(0, at);
  const std::string_view last = value.substr(at + separator.size());
  const std::optional<DateRange> from = read_date(first);
  const std::optional<DateRange> to = read_date(last);
  if (!from || !to || from->first > to->last) return std::nullopt;
  return std::string(first) + std::string(dots) + std::string(last);
}

std::string suggest(std::string_view value) {
  for (const std::string_view separator : {"...", "-", "/", "\u2013", "\u2014", "\u2026"}) {
    if (const auto range = read_range_with(value, separator)) return "did you mean date:" + *range + "?";
  }
  std::string dashed(value);
  std::ranges::replace(dashed, '/', '-');
  if (dashed != value && read_date(dashed)) return "did you mean date:" + dashed + "?";
  return "write date:2015, date:2015-10, date:2015-10-21 or date:2014..2016";
}

}  // namespace

DateRange parse_date_range(std::string_view value, std::size_t offset) {
  const std::size_t at = value.find(dots);
  const bool is_range = at != std::string_view::npos;
  const std::string_view first = value.substr(0, at);
  const std::string_view last = is_range ? value.substr(at + dots.size()) : first;
  const std::optional<DateRange> from = read_date(first);
  const std::optional<DateRange> to = read_date(last);

  const bool is_first_open = is_range && first.empty() && !last.empty();
  const bool is_last_open = is_range && last.empty() && !first.empty();
  if ((!from && !is_first_open) || (!to && !is_last_open)) {
    throw QueryError("date:" + std::string(value) + ": no such date", offset, suggest(value));
  }
  if (from && to && from->first > to->last) {
    throw QueryError("date:" + std::string(value) + ": the range ends before it begins", offset,
                     "did you mean date:" + std::string(last) + std::string(dots) + std::string(first) + "?");
  }
  return {.first = from ? from->first : std::string(), .last = to ? to->last : std::string()};
}

}  // namespace tenet::query
