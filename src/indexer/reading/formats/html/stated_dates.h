#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "indexer/reading/formats/html/linked_data.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "text/dates.h"

namespace tenet::indexer {

using DateReader = std::function<std::optional<text::Date>(std::string_view)>;

// The first of the statements of a page, in structured data and <meta>, that `read` makes a date of.
[[nodiscard]] std::optional<text::Date> stated_date(const MetaTags& meta, const LinkedData& data,
                                                    const DateReader& read);

// "/2019/12/31/" or "/2019-12-31-" of an address.
[[nodiscard]] std::optional<text::Date> date_of_address(std::string_view url);

}  // namespace tenet::indexer
