#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "base/docid.h"
#include "query/match/order.h"
#include "query/match/physical_plan.h"
#include "query/ranking/feedback.h"
#include "query/ranking/ranking.h"
#include "query/ranking/topic_vocabulary.h"
#include "store/document_statistics.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Runs queries in two rounds where that is wanted: what the best hits of the first say counts in the second. All
// arguments must outlive it.
class Ranker {
 public:
  Ranker(const store::Snapshot& snapshot, store::PassageReader& reader, text::Analyser& analyser)
      : snapshot_(snapshot), reader_(reader), analyser_(analyser) {}

  // What ranks the answers to a plan beside its own words.
  [[nodiscard]] RankingContext gather(const Plan& plan, SearchOptions::By by);
  // The same where the words of the query, any of them, are evidence: see PhysicalPlan::least_share.
  [[nodiscard]] RankingContext gather(const Plan& any_word, double least_share, const Taxonomy& taxonomy,
                                      SearchOptions::By by);
  // The passages that answer, or the best of each document, in a total order.
  [[nodiscard]] Ordered find(const PhysicalPlan& plan, SearchOptions::By by, std::size_t offset, std::size_t limit);

  // The same as the options sort and fold them.
  [[nodiscard]] Ordered find_sorted(const PhysicalPlan& plan, const SearchOptions& options);

  // The documents as units of ranking and counting; made when first asked for. Throws IndexError.
  [[nodiscard]] const store::DocumentStatistics& documents();
  // The same without how long they are, which takes no look at every passage.
  [[nodiscard]] const store::DocumentMap& ends();

 private:
  void gather_topics(const Plan& any_word, const Taxonomy& taxonomy, RankingContext& context);
  void gather_for_documents(const Plan& plan, RankingContext& context);
  // Of equal hits, those behind the first `in_order` are in no order.
  [[nodiscard]] Ordered find(const PhysicalPlan& plan, const SearchOptions& options, std::size_t in_order);
  [[nodiscard]] std::vector<Sample> take_samples(const Scored& best, std::size_t most);
  // Those of the documents of these passages.
  [[nodiscard]] std::vector<double> scores_of(const Scored& best, const RankingContext& context) const;
  // Adds what documents of samples get from neighbours beside the model's scores.
  void raise_documents(const Scored& best, const std::vector<Sample>& samples, RankingContext& context);
  [[nodiscard]] Sample sample(Docid docid, double score);

  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  text::Analyser& analyser_;
  // Made when first asked for.
  std::optional<store::DocumentStatistics> documents_;
  std::optional<store::DocumentMap> ends_;
  std::optional<TopicVocabulary> vocabulary_;
};

}  // namespace tenet::query
