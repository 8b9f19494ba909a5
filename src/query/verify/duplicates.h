#pragma once

#include <vector>

#include <tenet/duplicates.h>

#include "base/docid.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// The passages near-identical to the one at `docid`, in reading order. Candidates are those that share its rarest
// stems; their texts decide.
[[nodiscard]] std::vector<Duplicate> near_duplicates(Docid docid, const store::Snapshot& snapshot,
                                                     store::PassageReader& reader, text::Analyser& analyser);

}  // namespace tenet::query
