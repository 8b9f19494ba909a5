#pragma once

#include <cstddef>
#include <vector>

#include "query/ranking/feedback.h"

namespace tenet::query {

// How many of the best documents lend each other weight.
inline constexpr std::size_t most_neighbours = 50;

// What each sample's document gets from those that are most like it, 0 or more: documents that say the same answer the
// same questions. `scores` are those of the documents.
[[nodiscard]] std::vector<double> smooth(const std::vector<Sample>& samples, const std::vector<double>& scores);

}  // namespace tenet::query
