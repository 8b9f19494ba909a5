#pragma once

#include <string>
#include <vector>

#include <tenet/query.h>

#include "query/plan/topic_names.h"
#include "text/tokens.h"

namespace tenet::query {

// `query` with all ways to say it as the operands of each ~word, what was typed first: the rings of [[synonyms]] in
// which it stands, compared by stems. What stands in none becomes a word, or a phrase where it was quoted, and adds to
// `notes`. Each way is a Query::Kind::word, several words being side by side in any of their inflections.
[[nodiscard]] Query resolve_synonyms(const Query& query, const TaxonomyOf& taxonomy, text::Analyser& analyser,
                                     std::vector<std::string>& notes);

}  // namespace tenet::query
