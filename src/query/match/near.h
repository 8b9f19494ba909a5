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

// All minimal spans, ascending, that contain one occurrence of each operand. Operands join a span in their order: each
// occurrence is at most `distance` words before or behind the span of the operands before it, the nearest on either
// side. Adjacent words have a distance of 1, as in Xapian and Lucene.
[[nodiscard]] std::vector<Neighbours> find_near(const std::vector<Spans>& operands, std::size_t distance);

}  // namespace tenet::query
