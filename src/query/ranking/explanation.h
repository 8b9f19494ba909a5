#pragma once

#include <string>

#include <tenet/searcher.h>

#include "query/ranking/evidence.h"
#include "query/ranking/ranker.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// How the passage `docid` of that id comes to its score for `plan`, for which the ranker gathered the evidence: the
// summands of words, titles and documents are worked out anew from the postings, those of synonyms and topics asked of
// Xapian.
[[nodiscard]] Explanation explain_score(const Plan& plan, const std::string& id, Xapian::docid docid,
                                        const Evidence& evidence, Ranker& ranker, const store::Snapshot& snapshot,
                                        store::PassageReader& reader, text::Analyser& analyser);

}  // namespace tenet::query
