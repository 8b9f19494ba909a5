#pragma once

#include <cstdint>

#include <tenet/query.h>
#include <tenet/searcher.h>

namespace tenet::cli {

// Says on standard error whether near-identical passages count once. Where `passages` answer `query` and each counts,
// it says how many are near-identical to another; of more than a thousand, which would take long, that they may be.
void note_folding(const Searcher& searcher, const Query& query, std::uint64_t passages, bool folds);

}  // namespace tenet::cli
