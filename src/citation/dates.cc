#include "citation/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "text/ascii.h"

namespace tenet::citation {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> short_months = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                                           "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};

// The digits of `text` from `at` on, or 0 when there are fewer than `count`.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return 0;
  const std::string_view part = text.substr(at, count);
  int value = 0;
  if (std::ranges::all_of(part, text::is_digit)) std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

}  // namespace

Date read_date(std::string_view iso) {
  Date date{.year = digits(iso, 0, 4)};
  if (date.year == 0 || iso.size() < 7 || iso[4] != '-') return date;
  date.month = digits(iso, 5, 2);
  if (date.month > 12) date.month = 0;
  if (date.month == 0 || iso.size() < 10 || iso[7] != '-') return date;
  date.day = digits(iso, 8, 2);
  if (date.day > 31) date.day = 0;
  return date;
}

std::string_view month_name(int month) {
  return months.at(static_cast<std::size_t>(month - 1));
}

std::string_view short_month_name(int month) {
  return short_months.at(static_cast<std::size_t>(month - 1));
}

std::string in_words(const Date& date) {
  if (date.year == 0) return {};
  if (date.month == 0) return fmt::format("{}", date.year);
  if (date.day == 0) return fmt::format("{} {}", month_name(date.month), date.year);
  return fmt::format("{} {}, {}", month_name(date.month), date.day, date.year);
}

}  // namespace tenet::citation
