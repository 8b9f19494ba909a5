#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/ranking/word_query.h"
#include "store/document_ends.h"
#include "store/snapshot.h"

namespace tenet::query {

// Passages with their scores.
using Scored = std::vector<std::pair<Xapian::docid, double>>;

struct BestPassages {
  Scored hits = {};          // by score, best first, then by docid
  std::uint64_t total = 0;   // that answer
  std::uint64_t folded = 0;  // of them, left out because their documents have better ones
};

// The best passages of the segments that are read here, at most `size`; where `fold` is set, one of each document.
// `ends` are needed to fold, and where documents are ranked. Throws Xapian::Error and IndexError.
[[nodiscard]] BestPassages best_passages(const WordQuery& query, std::size_t size, bool fold,
                                         const store::DocumentEnds* ends, const store::Snapshot& snapshot);

}  // namespace tenet::query
