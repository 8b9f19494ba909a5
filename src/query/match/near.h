#pragma once

#include <cstddef>
#include <vector>

#include <tenet/range.h>

namespace tenet::query {

// Places of words, half-open, ascending.
using Spans = std::vector<TextRange>;

// How NEAR is satisfied: a stretch, and the words in it that count, ascending.
struct Neighbours {
  TextRange hull = {};
  Spans spans = {};
};

// Each stretch, ascending, in which one place of every operand is near the others: each operand, in its turn, at most
// `distance` words before or behind the stretch of those before it, of several the nearest on either side. Next to each
// other is 1 away, as in Xapian and Lucene.
[[nodiscard]] std::vector<Neighbours> find_near(const std::vector<Spans>& operands, std::size_t distance);

}  // namespace tenet::query
