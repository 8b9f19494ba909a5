#pragma once

#include <string>
#include <string_view>

#include "text/dates.h"

namespace tenet::citation {

using text::Date;

// Reads "2015", "2015-10" and "2015-10-21"; a Date of zeros for anything else.
[[nodiscard]] Date read_date(std::string_view iso);

// "October" for 10.
[[nodiscard]] std::string_view month_name(int month);
// "Oct." for 10, as The Bluebook has it in table T.12: May, June and July are short enough.
[[nodiscard]] std::string_view short_month_name(int month);

// "October 21, 2015", "October 2015", "2015"; empty without a year.
[[nodiscard]] std::string in_words(const Date& date);

}  // namespace tenet::citation
