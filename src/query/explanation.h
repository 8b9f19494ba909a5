#pragma once

#include <string>

#include <tenet/searcher.h>

#include "base/docid.h"
#include "query/plan/plan.h"
#include "query/ranking/ranking_context.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// How the passage `docid` of that id comes to its score for `plan`, in the context that the ranker gathered: the
// summands of words, titles and documents are worked out anew from the postings, those of synonyms and topics by the
// cursors that find passages.
[[nodiscard]] Explanation explain_score(const Plan& plan, const std::string& id, Docid docid,
                                        const RankingContext& context, const store::Snapshot& snapshot,
                                        store::PassageReader& reader, text::Analyser& analyser);

}  // namespace tenet::query
