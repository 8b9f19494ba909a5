#pragma once

#include <optional>
#include <string_view>

#include "indexer/reading/formats/html/tree.h"
#include "text/dates.h"

namespace tenet::indexer {

// Whether a page writes 04/06/2012 for June 4 or for April 6.
enum class DayOrder { unknown, day_first, month_first };

// What the language of a page tells, "de" or "en-US"; English alone tells nothing.
[[nodiscard]] DayOrder day_order_of(std::string_view language);

// What dates in numbers on the page tell, in which one number is over 12; unknown where they disagree.
[[nodiscard]] DayOrder day_order_on(const HtmlTree& tree);

// "04.06.2012" or "4/6/2012", whose order is known; nothing for any other text.
[[nodiscard]] std::optional<text::Date> date_in_numbers(std::string_view value, DayOrder order);

}  // namespace tenet::indexer
