#pragma once

#include <cstddef>
#include <vector>

#include "query/match/physical_plan.h"
#include "store/snapshot.h"

namespace tenet::query {

// Whether each passage of a segment answers, by docid from 0; those struck out may. Throws Xapian::Error and
// IndexError.
[[nodiscard]] std::vector<bool> matching_passages(const PhysicalPlan& plan, std::size_t segment,
                                                  const store::Snapshot& snapshot);

}  // namespace tenet::query
