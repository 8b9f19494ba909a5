#include "citation/dates.h"

#include <array>

#include <fmt/format.h>

namespace tenet::citation {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> short_months = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                                           "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};

}  // namespace

Date read_date(std::string_view iso) {
  return text::read_iso_date(iso).value_or(Date{});
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
