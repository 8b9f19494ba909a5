#pragma once

#include <tenet/query.h>

#include "store/sources.h"
#include "text/tokens.h"

namespace tenet::query {

// What must be true of a passage that terms cannot say: that its words match the query's pattern; of id: that it is the
// one; of a field of documents in quotation marks, that the words stand side by side there. `query` must have been
// through simplify(), `analyser` must outlive the result.
[[nodiscard]] store::FilterSource::Test make_test(const Query& query, text::Analyser& analyser);

}  // namespace tenet::query
