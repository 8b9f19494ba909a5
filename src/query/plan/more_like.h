#pragma once

#include <string>

#include <tenet/query.h>

#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// `query` with what finds passages like it for each like:ID: any of its most telling words, each with the weight it has
// in that passage, and not the passage itself. Throws QueryError for an id that the index does not have.
[[nodiscard]] Query resolve_like(const Query& query, const store::Snapshot& snapshot, store::PassageReader& reader,
                                 text::Analyser& analyser);

}  // namespace tenet::query
