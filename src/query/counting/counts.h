#pragma once

#include <tenet/counts.h>
#include <tenet/query.h>

#include "query/plan/resolver.h"
#include "store/document_statistics.h"
#include "store/passage_reader.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// What Searcher::count() gives. The passages are not read: terms, value slots and lengths tell it all, unless the
// query itself asks for the text, as a phrase does, or roles are counted by. Throws QueryError and IndexError.
[[nodiscard]] Counts count(const Query& query, const CountOptions& options, const store::Snapshot& snapshot,
                           const store::DocumentStatistics& documents, store::PassageReader& reader, Resolver& resolver,
                           text::Analyser& analyser);

}  // namespace tenet::query
