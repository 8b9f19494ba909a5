#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/query.h>

#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// What a search asks Xapian, and what the asker should know about it.
struct Compiled {
  Xapian::Query query = {};
  std::vector<std::string> notes = {};
};

// The BM25 that `Compiled::query` is made for; docs/evaluation.md has the trials.
[[nodiscard]] Xapian::BM25Weight ranking();

// Turns a query into one of Xapian's, once it has been through simplify() and resolve_topics(). Terms find the
// candidates and give the weight; what terms cannot say, the text of each candidate is asked (FilterSource). `snapshot`
// and `analyser` must outlive the result.
[[nodiscard]] Compiled compile(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser);

}  // namespace tenet::query
