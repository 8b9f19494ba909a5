#pragma once

#include <cstddef>

#include "query/ranking/word_query.h"
#include "store/document_ends.h"
#include "store/snapshot.h"

namespace tenet::query {

// The best passages of the segments that are read here, at most `size`; where `fold` is set, one of each document.
// `ends` are needed to fold, and where documents are ranked. Throws Xapian::Error and IndexError.
[[nodiscard]] BestPassages best_passages(const WordQuery& query, std::size_t size, bool fold,
                                         const store::DocumentEnds* ends, const store::Snapshot& snapshot);

}  // namespace tenet::query
