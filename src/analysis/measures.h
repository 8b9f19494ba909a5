#pragma once

#include <cstdint>
#include <vector>

#include <tenet/words.h>

// Formulas of docs/words.md: numbers in, numbers out.
namespace tenet::analysis {

// How often a word stands here, how often anywhere, of how many words.
struct WordCounts {
  std::uint64_t count = 0;
  std::uint64_t everywhere = 0;  // here too: at least `count`
  std::uint64_t words_here = 0;
  std::uint64_t words = 0;  // everywhere
  std::uint64_t nodes = 0;  // that "here" is around; 0 where it is not around nodes
};

// Fills in all that follows from the counts: from WordRow::count to WordRow::bic, but for what `counts` does not say.
void measure(const WordCounts& counts, WordRow& row);

// The nodes of each part, and its words.
struct PartCounts {
  std::uint64_t nodes = 0;
  std::uint64_t words = 0;
};
// All of a Spread but its rows.
[[nodiscard]] Spread measure_spread(const std::vector<PartCounts>& parts);

}  // namespace tenet::analysis
