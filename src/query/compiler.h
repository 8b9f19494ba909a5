#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/query.h>

#include "store/document_table.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// What a search asks Xapian, and what the asker should know about it.
struct Compiled {
  Xapian::Query query = {};
  std::vector<std::string> notes = {};
};

// What ranks documents instead of passages.
struct DocumentScores {
  const store::DocumentTable* table = nullptr;
  std::shared_ptr<const std::vector<double>> of = {};  // by number of the document; null to rank passages
};

// Turns a query into one of Xapian's, once it has been through simplify() and resolve_topics(). Terms find the
// candidates and give the weight, for passage_weighting(); what terms cannot say, the text of each candidate is asked
// (FilterSource). `snapshot`, `analyser` and the table of documents must outlive the result.
[[nodiscard]] Compiled compile(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser,
                               const DocumentScores& documents = {});

}  // namespace tenet::query
