#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/plan/plan.h"
#include "query/ranking/ranking.h"

namespace tenet::query {

// The words that a plan asks for, alone or in phrases, those that weigh: by how often and with what boost. Of synonyms,
// those of one word.
[[nodiscard]] WordWeights query_words(const Plan& plan);

// The words of which a document must have one for the plan to be answered in it: `words` are those of query_words().
// Nothing when there is another way to answer it.
[[nodiscard]] std::optional<std::vector<std::string>> words_needed(const Plan& plan, const WordWeights& words);

}  // namespace tenet::query
