#pragma once

#include <cstddef>
#include <cstdint>

#include "query/match/physical_plan.h"
#include "query/ranking/scored.h"
#include "store/document_map.h"
#include "store/snapshot.h"

namespace tenet::query {

struct TopPassages {
  Scored hits = {};          // by score, best first, then by docid
  std::uint64_t total = 0;   // that answer
  bool exact = true;         // else at least so many answer: see PhysicalPlan::exact_total
  std::uint64_t folded = 0;  // of them, left out because their documents have better ones
  Scored within = {};        // by score: the best of PhysicalPlan::within
};

// The best `size` passages that answer, or with `fold` the best of each document. `ends` are needed to fold and where
// documents have scores. Throws Xapian::Error and IndexError.
[[nodiscard]] TopPassages top_passages(const PhysicalPlan& plan, std::size_t size, bool fold,
                                       const store::DocumentMap* ends, const store::Snapshot& snapshot);

}  // namespace tenet::query
