#pragma once

#include <optional>
#include <string>
#include <string_view>

// The one type and the two readers of dates: as ISO 8601 has them, and as people write them.
namespace tenet::text {

// A day, a month or a year of the Gregorian calendar, years 1 to 9999: 0 for a month or day that is not known.
struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31

  bool operator==(const Date&) const = default;
};

// Whether the calendar has it.
[[nodiscard]] bool exists(const Date& date);
[[nodiscard]] int days_of_month(int year, int month);

// "2015", "2015-10" or "2015-10-21".
[[nodiscard]] std::string to_iso(const Date& date);
// Reads these three forms; nothing for any other text and for days that there are not.
[[nodiscard]] std::optional<Date> read_iso_date(std::string_view text);

// What is certain of a date as somebody wrote it.
struct WrittenDate {
  std::optional<Date> date = {};
  // The readings that were not chosen between, for people: "April 3 or March 4". Then `date` is the year alone.
  std::string readings = {};
};

// Reads ISO dates with or without a time and leading zeros, the same with slashes or full stops or without anything
// between, months by name or their first letters in any order that people use, ordinals, weekdays, the dates of feeds
// (RFC 2822), and numbers with the year last where only one of day and month can come first, or a weekday beside them
// tells. Nothing for two-digit years, estimates and ranges.
[[nodiscard]] WrittenDate read_written_date(std::string_view text);

}  // namespace tenet::text
