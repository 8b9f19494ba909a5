#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/tokens.h"

// How alike are two texts? By the runs of words they share (Broder 1997, "On the resemblance and containment of
// documents"). docs/duplicates.md measures what is decided here.
namespace tenet::text {

// The shingles of a text: the hash (XXH3, 64 bits) of every run of three words as the index knows them, ascending, each
// once. Two texts of a million different runs have one chance in eighteen million to share a hash by accident.
using Shingles = std::vector<std::uint64_t>;

// The shingles of words in reading order; none where they are fewer than ten, which are alike too easily to say
// anything.
[[nodiscard]] Shingles shingles(std::span<const Token> words);

// What two texts have in common: shared shingles by all shingles of both (Jaccard), 0 to 1; 0 when one has none.
[[nodiscard]] double agreement(const Shingles& left, const Shingles& right);

// Whether two texts are near-identical: agreement() is at least near_duplicate_agreement.
[[nodiscard]] bool are_near_identical(const Shingles& left, const Shingles& right);

}  // namespace tenet::text
