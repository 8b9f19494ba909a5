#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tenet::indexer {

// The date that `text` states, in ISO 8601 and as exact as it is: "2015", "2015-10" or "2015-10-21".
// Reads ISO dates with or without a time behind them, "October 21, 2015", "Oct. 21, 2015", "21 October
// 2015" (a weekday may stand in front), "October 2015", and 10/21/2015 with the month first. Nothing when
// it is none of these or no day of the calendar.
[[nodiscard]] std::optional<std::string> iso_date(std::string_view text);

}  // namespace tenet::indexer
