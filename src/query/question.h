#pragma once

#include <optional>

#include <tenet/query.h>

#include "text/tokens.h"

namespace tenet::query {

// The share of the words' weight that a passage must hold to answer a question. docs/trials/questions.md.
inline constexpr double question_share = 1.0 / 3;

// Reads words that all must be there, once they have been through simplify(), as evidence: any of them, each stem once,
// none that every text has. Nothing where the query is more than words without boosts, or these are fewer than two.
[[nodiscard]] std::optional<Query> read_question(const Query& query, text::Analyser& analyser);

}  // namespace tenet::query
