#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/day_order.h"
#include "text/dates.h"

namespace tenet::indexer {

// A text that is longer is no byline.
inline constexpr std::size_t longest_byline = 200;  // bytes

// A day, where the text is one and nothing else.
[[nodiscard]] std::optional<text::Date> whole_date(std::string_view value);

// A month or a year, "2019-03", where the text is one and nothing else.
[[nodiscard]] std::optional<text::Date> part_of_date(std::string_view value);

// Whether a day is of that month or year.
[[nodiscard]] bool is_within(const text::Date& date, const text::Date& part);

// The first day in a short text, other words around it; of "UPDATED: March 6 | PUBLISHED: March 5", the second.
[[nodiscard]] std::optional<text::Date> date_within(std::string_view original, DayOrder order = DayOrder::unknown);

// The words of a text, in `value`: "Updated: March 3, 2019 at 5" has six before "5".
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view value);

// Whether words in lower case are of a date that is not the first one of the text: "last updated".
[[nodiscard]] bool is_of_update(std::string_view lower);

// "UPDATED: March 6 | PUBLISHED: March 5" from the second label on; any other text whole.
[[nodiscard]] std::string_view behind_update(std::string_view value);

// Whether a month is named in Spanish, French, German, Italian or Portuguese.
[[nodiscard]] bool is_foreign_date(std::string_view value);

// "monday", "tue": English, in lower case.
[[nodiscard]] bool is_weekday(std::string_view word);

}  // namespace tenet::indexer
