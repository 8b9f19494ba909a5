#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/query.h>
#include <tenet/searcher.h>

#include "query/compiler.h"
#include "query/ranking/feedback.h"
#include "query/ranking/order.h"
#include "query/ranking/ranking.h"
#include "store/document_table.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Runs queries in two rounds where that is wanted: what the best hits of the first say counts in the second. All
// arguments must outlive it; queries must have been through simplify().
class Ranker {
 public:
  Ranker(const store::Snapshot& snapshot, store::PassageReader& reader, text::Analyser& analyser)
      : snapshot_(snapshot), reader_(reader), analyser_(analyser) {}

  // What ranks the answers to a query beside its own words; see states_claim().
  [[nodiscard]] Evidence gather(const Query& query, bool states_claim, const SearchOptions& options);
  // The passages that answer, or the best of each document, in a total order.
  [[nodiscard]] Ordered find(const Compiled& compiled, SearchOptions::By by, std::size_t offset, std::size_t limit);

  // The same as the options sort and fold them.
  [[nodiscard]] Ordered find_sorted(const Compiled& compiled, const SearchOptions& options);

  // The documents as units of ranking and counting; made when first asked for. Throws IndexError.
  [[nodiscard]] const store::DocumentTable& documents();
  // The same without how long they are, which takes no look at every passage.
  [[nodiscard]] const store::DocumentEnds& ends();

 private:
  void gather_for_passages(const Query& query, bool expand, bool for_claim, Evidence& evidence);
  void gather_for_documents(const Query& query, bool expand, bool for_claim, Evidence& evidence);
  // Of equal hits, those behind the first `in_order` are in no order.
  [[nodiscard]] Ordered find(const Compiled& compiled, const SearchOptions& options, std::size_t in_order);
  // The first `in_order` of them in order.
  [[nodiscard]] Ordered best_hits(const Query& query, SearchOptions::By by, const Evidence& evidence,
                                  std::size_t in_order);
  [[nodiscard]] std::vector<Sample> take_samples(const Scored& best, std::size_t most);
  // Those of the documents of these passages.
  [[nodiscard]] std::vector<double> scores_of(const Scored& best, const Evidence& evidence) const;
  // What documents of samples get beside the model's scores: lent by neighbours, and for a claim.
  void raise_documents(const Scored& best, const std::vector<Sample>& samples, bool for_claim, Evidence& evidence);
  [[nodiscard]] Sample sample(Xapian::docid docid, double score);

  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  text::Analyser& analyser_;
  // Made when first asked for.
  std::optional<store::DocumentTable> documents_;
  std::optional<store::DocumentEnds> ends_;
};

}  // namespace tenet::query
