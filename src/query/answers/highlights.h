#pragma once

#include <cstddef>

#include <tenet/searcher.h>

#include "query/plan/plan.h"
#include "text/tokens.h"

// Which words of a hit answer the query.
namespace tenet::query {

// Fills in Hit::matches.
void mark_matches(Hit& hit, const Plan& plan, text::Analyser& analyser);
// Fills in Hit::matches and Hit::nodes.
void mark_nodes(Hit& hit, const Plan& plan, text::Analyser& analyser);
// Fills in Hit::snippet, of about `bytes` bytes, once the matches are marked.
void cut_snippet(Hit& hit, std::size_t bytes);

}  // namespace tenet::query
