#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenet::query {

// A span of days in ISO 8601 ("2014-01-01"), both ends included; an empty end is open.
struct DateRange {
  std::string first = {};
  std::string last = {};

  bool operator==(const DateRange&) const = default;
};

// The days that the value of date: means: a year, a month or a day (2015, 2015-10, 2015-10-21), or
// two of them with .. between, either of which may be missing. The ends need not be equally exact:
// 2024-12..2025 ends on the last day of 2025. Throws QueryError for what is no date and for ends
// that are swapped; `offset` is where `value` starts in the query, in bytes.
[[nodiscard]] DateRange parse_date_range(std::string_view value, std::size_t offset = 0);
// The texts between which, as texts, all dates of such a value lie, however exact.
[[nodiscard]] DateRange text_range(std::string_view value);

}  // namespace tenet::query
