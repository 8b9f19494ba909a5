#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <tenet/export.h>
#include <tenet/query.h>
#include <tenet/searcher.h>

namespace tenet {

// Passages that say the same in nearly the same words: wire copies, yearly proclamations, what is said at every
// briefing. Two passages are near-identical when at least this share of the runs of three words that either of them has
// stand in both (Jaccard). Case, punctuation and markup do not count; passages of fewer than ten words are left alone.
// docs/duplicates.md says how the number was found and what it gets wrong.
inline constexpr double near_duplicate_agreement = 0.6;

// A passage near-identical to another.
struct Duplicate {
  std::string id = {};
  double agreement = 0;  // near_duplicate_agreement to 1

  bool operator==(const Duplicate&) const = default;
};

// Passages near-identical to one of them, the first in reading order.
struct DuplicateGroup {
  std::string first = {};              // id
  std::vector<Duplicate> others = {};  // in reading order; at least one

  bool operator==(const DuplicateGroup&) const = default;
};

// The groups among the passages that answer `query`, or among all of the index when it is the empty query: the largest
// first, then by the id of the first. No passage is in two groups. Candidates are found by MinHash and compared
// exactly; docs/duplicates.md has time, memory and how many pairs are missed.
[[nodiscard]] TENET_API std::vector<DuplicateGroup> duplicate_groups(const Searcher& searcher, const Query& query);

// The passages that answer `query` and are near-identical to one before them, by id: all of duplicate_groups() but the
// first ones. Left out of a count, each text counts once.
[[nodiscard]] TENET_API std::vector<std::string> those_to_fold(const Searcher& searcher, const Query& query);

// The hits of a search, those near-identical to a better one left out.
struct FoldedResults {
  Results results = {};                                 // `total` counts every passage that matches
  std::vector<std::vector<Duplicate>> duplicates = {};  // of each hit, in the whole index: Searcher::near_duplicates()
  std::uint64_t folded = 0;                             // passages left out before the last hit
};

// Searcher::search() for passages, `limit` of them that are not near-identical to each other or to those that
// `offset` passes over. Of the first 1,000 passages each is looked at; what comes behind them is not folded. The
// duplicates in the index are looked up for the first 100 hits.
[[nodiscard]] TENET_API FoldedResults search_folded(const Searcher& searcher, const Query& query,
                                                    const SearchOptions& options = {});

}  // namespace tenet
