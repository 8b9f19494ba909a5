#pragma once

#include <string>

#include "query/match/physical_plan.h"

namespace tenet::query {

// The words or operators of a plan, for people: "phrase(cash, bail), titles(XTbail)".
[[nodiscard]] std::string describe(const PhysicalPlan& plan);

}  // namespace tenet::query
