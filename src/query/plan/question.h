#pragma once

#include <optional>

#include "query/plan/plan.h"

namespace tenet::query {

// The share of the words' weight that a passage must hold to answer a question. docs/trials/questions.md.
inline constexpr double question_share = 1.0 / 3;

// Reads words that all must be there as evidence: any of them, each stem once, none that every text has. Nothing where
// the plan is more than words without boosts, or these are fewer than two.
[[nodiscard]] std::optional<Plan> read_question(const Plan& plan);

}  // namespace tenet::query
