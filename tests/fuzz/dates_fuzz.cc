// What is read as a date is a day, month or year of the calendar in ISO 8601, and read again as the same; what date:
// asks for is two such days in their order, or a QueryError with a place.

#include "text/dates.h"

#include <array>
#include <string>
#include <string_view>

#include <tenet/error.h>

#include "fuzz/properties.h"
#include "query/language/dates.h"

namespace {

using tenet::test::require;

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    require(c >= '0' && c <= '9');
    value = value * 10 + (c - '0');
  }
  return value;
}

int days_of(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days.at(static_cast<std::size_t>(month) - 1) + (month == 2 && leap ? 1 : 0);
}

// "2015", "2015-10" or "2015-10-21".
void require_iso(std::string_view date) {
  require(date.size() == 4 || date.size() == 7 || date.size() == 10);
  const int year = number(date.substr(0, 4));
  if (date.size() == 4) return;
  const int month = number(date.substr(5, 2));
  require(date[4] == '-' && month >= 1 && month <= 12);
  if (date.size() == 7) return;
  const int day = number(date.substr(8));
  require(date[7] == '-' && day >= 1 && day <= days_of(year, month));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = tenet::test::bytes_of(data, size);
  const auto written = tenet::text::read_written_date(text);
  require(written.date || written.readings.empty());
  if (written.date) {
    require(tenet::text::exists(*written.date));
    require_iso(tenet::text::to_iso(*written.date));
    require(tenet::text::read_written_date(tenet::text::to_iso(*written.date)).date == written.date);
  }
  try {
    const auto range = tenet::query::parse_date_range(text, 7);
    for (const std::string& day : {range.first, range.last}) {
      if (day.empty()) continue;
      require(day.size() == 10);
      require_iso(day);
    }
    require(range.first.empty() || range.last.empty() || range.first <= range.last);
    require(!range.first.empty() || !range.last.empty());
  } catch (const tenet::QueryError& error) {
    require(error.offset() >= 7 && error.offset() <= 7 + size);
  }
  return 0;
}
