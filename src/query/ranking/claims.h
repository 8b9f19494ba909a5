#pragma once

#include <cstddef>
#include <vector>

#include <tenet/query.h>

#include "query/ranking/word_query.h"
#include "store/snapshot.h"
#include "text/tokens.h"

// Who writes "judges should decide each case" states a claim, and looks for what is argued about it rather than for
// what is told of judges.
namespace tenet::query {

// Whether a query, as it was read, does.
[[nodiscard]] bool states_claim(const Query& query, text::Analyser& analyser);

// How many of the best passages are looked at for what they argue; by document, those of neighbours.
inline constexpr std::size_t most_raised = 50;

// What each of some hits gets where a claim is asked for, beside its score, because it argues. Not much where that is
// low: what argues about something else is no answer.
[[nodiscard]] std::vector<double> claim_bonuses(const Scored& hits, const store::Snapshot& snapshot);

}  // namespace tenet::query
