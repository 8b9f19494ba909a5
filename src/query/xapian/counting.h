#pragma once

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/counts.h>
#include <tenet/query.h>
#include <tenet/topics.h>

#include "query/plan/plan.h"
#include "query/xapian/hits.h"

namespace tenet::query::xapian {

// What counting asks of an engine.
struct CountingEngine {
  std::function<Plan(const Query& query, std::vector<std::string>& notes)> plan_of = {};
  std::function<Numbers(const Plan& plan)> count = {};
  std::function<const Taxonomy&()> taxonomy = {};
  const Xapian::Database& database;
};

// What Searcher::count() gives: the total, or by year, topic or kind, by a count of each group. Throws QueryError for
// other groupings, of which there are too many groups to ask for each, and what the engine throws.
[[nodiscard]] Counts count(const Query& query, const CountOptions& options, const CountingEngine& engine);

}  // namespace tenet::query::xapian
