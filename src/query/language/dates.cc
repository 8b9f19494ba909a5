#include "query/language/dates.h"

#include <algorithm>
#include <optional>

#include <tenet/error.h>

#include "text/dates.h"

namespace tenet::query {
namespace {

constexpr std::string_view dots = "..";

// The days of YYYY, YYYY-MM or YYYY-MM-DD.
std::optional<DateRange> read_date(std::string_view written) {
  const auto date = text::read_iso_date(written);
  if (!date) return std::nullopt;
  text::Date first = *date;
  text::Date last = *date;
  if (first.month == 0) first.month = 1;
  if (last.month == 0) last.month = 12;
  if (first.day == 0) first.day = 1;
  if (last.day == 0) last.day = text::days_of_month(last.year, last.month);
  return DateRange{.first = text::to_iso(first), .last = text::to_iso(last)};
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

// What begins "2015" lies between "2015" and "2015~", since '~' is above '-' and digits.
DateRange text_range(std::string_view value) {
  const std::size_t at = value.find(dots);
  const std::string_view first = value.substr(0, at);
  const std::string_view last = at == std::string_view::npos ? first : value.substr(at + dots.size());
  return {.first = first.empty() ? "0" : std::string(first), .last = std::string(last) + '~'};
}

}  // namespace tenet::query
