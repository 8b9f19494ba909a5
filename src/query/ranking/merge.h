#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/ranking/order.h"

// How hits of several parts of an index become one list.
namespace tenet::query {

// Which of two hits stands first: below 0 for the left one, 0 where their keys decide.
[[nodiscard]] int compare(double left_score, std::string_view left_date, double right_score,
                          std::string_view right_date, Sorting sorting);
// Whether keys decide from the last to the first.
[[nodiscard]] bool is_descending(Sorting sorting);

// The hits from place `offset` to `end` of all parts, each of which is in that order.
[[nodiscard]] Ordered merge(std::vector<Ranked> parts, const Match& match, std::size_t offset, std::size_t end,
                            store::PassageReader& reader);

}  // namespace tenet::query
