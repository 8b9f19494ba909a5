#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/ranking/ranking.h"

namespace tenet::query {

// A passage that ranks high, to learn from.
struct Sample {
  double score = 0;                     // of its document
  std::uint32_t last = 0;               // passage of its document
  std::vector<std::string> words = {};  // stems of the passage without stop words
  std::vector<std::string> title = {};  // the same of the document's title
};
// How many samples, the best, are worth learning from.
inline constexpr std::size_t most_samples = 10;
// The words of a query, and with less weight those that the samples have in common and most passages have not. As much
// weight altogether as before.
[[nodiscard]] WordWeights feed_back(const WordWeights& asked, const std::vector<Sample>& samples,
                                    const store::Snapshot& snapshot);

}  // namespace tenet::query
