#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "query/ranking/word_query.h"
#include "store/snapshot.h"

// What words fed back add to the score of passages that were found without them.
namespace tenet::query {

// To some passages of a segment, by docid, beside what they get already.
[[nodiscard]] Scored lend_to(const std::vector<WordQuery::Word>& learnt, const Scored& passages,
                             store::SegmentWords& words);
// The best `size` passages of a query as the words leave them, from those of WordQuery::before. All others get nothing,
// so that those which now score more than the last of them did are the best; nothing where these are too few.
[[nodiscard]] std::optional<BestPassages> lend_to_best(const WordQuery& query, std::size_t size,
                                                       const store::Snapshot& snapshot);

}  // namespace tenet::query
