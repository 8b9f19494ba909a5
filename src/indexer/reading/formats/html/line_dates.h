#pragma once

#include <optional>
#include <string_view>

#include "indexer/reading/formats/html/dated_page.h"
#include "text/dates.h"

namespace tenet::indexer {

// Dates on lines that have nothing else: "Last updated: May 4, 2021".
struct LineDates {
  std::optional<text::Date> first;
  std::optional<text::Date> updated;
};

[[nodiscard]] LineDates dates_on_lines(const DatedPage& page, Stretch where);

// A line beside the headline that is a date. The one below beats the one above, which may be today's.
[[nodiscard]] std::optional<text::Date> date_beside_title(const DatedPage& page);

// The month that a line below the headline has behind a label: "Issue Date: March 2021".
[[nodiscard]] std::optional<text::Date> month_below_title(const DatedPage& page);

// "Published: May 3, 2003" on a line of its own, where the page has one such date alone: a list of pages has many.
[[nodiscard]] std::optional<text::Date> labelled_date(const DatedPage& page);
// The same of an update.
[[nodiscard]] std::optional<text::Date> labelled_update(const DatedPage& page);

// Whether words in lower case have a label of a date.
[[nodiscard]] bool has_date_label(std::string_view lower);

}  // namespace tenet::indexer
