#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

#include "query/answers/answerer.h"
#include "query/answers/hit_reader.h"
#include "query/match/order.h"
#include "query/match/physical_plan.h"
#include "query/plan/passage_ids.h"
#include "query/plan/plan.h"
#include "query/plan/resolver.h"
#include "query/plan/role_words.h"
#include "query/ranker.h"
#include "query/ranking/ranking_context.h"
#include "store/passage_reader.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query {

// Answers from the lists of tenet's own indexes. Members give and throw what Answerer says.
class EmbeddedEngine : public Answerer {
 public:
  EmbeddedEngine(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options)
      : snapshot_(indexes, options), reader_(snapshot_) {}

  Query parse(std::string_view text, Joining joining) override { return resolver_.parse(text, joining); }
  Query resolve(const Query& query) override { return to_query(resolver_.resolve(query)); }
  Results search(const Query& query, const SearchOptions& options,
                 const std::function<void(const Hit&)>& on_hit) override;
  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) override;
  Counts count(const Query& query, const CountOptions& options) override;
  Verification verify(std::string_view words, const VerifyOptions& options) override;
  std::string explain(const Query& query) override;
  Explanation explain(const Query& query, std::string_view id, const SearchOptions& options) override;
  std::size_t quotations(const Query& query, const QuotationOptions& options,
                         const std::function<void(const Quotation&)>& on_quotation) override;
  std::vector<SpeakerCount> speakers(const Query& query, std::size_t limit) override;
  std::vector<std::string> speaker_names(std::string_view letters, std::size_t limit) override;
  std::vector<std::string> role_words(std::string_view letters, std::size_t limit) override {
    return query::role_words(letters, limit, snapshot_, analyser_);
  }
  std::vector<Duplicate> near_duplicates(std::string_view id) override;
  std::string full_id(std::string_view id) override { return query::full_id(id, snapshot_, reader_); }
  std::vector<Hit> show(std::string_view id, std::size_t context) override { return hits_.show(id, context); }
  std::vector<Hit> passages_of(std::string_view document) override { return hits_.passages_of(document); }
  std::optional<Document> document(std::string_view id) override { return hits_.document(id); }
  std::uint64_t words_of(std::string_view document) override { return hits_.words_of(document); }
  std::vector<std::uint64_t> occurrences(const std::vector<std::string>& stems) override;
  std::vector<DocumentSize> document_sizes() override;
  std::vector<TopicCount> topics() override;
  const Taxonomy& taxonomy() override { return resolver_.taxonomy(); }
  IndexInfo info() override;

  [[nodiscard]] const store::Snapshot& snapshot() const { return snapshot_; }

 private:
  void read_all(const Ordered& ordered, const std::function<bool(Hit&)>& on_hit);
  // A query with all that ranks its answers.
  struct Understood {
    Plan plan = {};
    RankingContext context = {};
    PhysicalPlan physical = {};
  };
  Understood understand(const Plan& plan, const SearchOptions& options);

  store::Snapshot snapshot_;
  store::PassageReader reader_;
  text::Analyser analyser_;
  Resolver resolver_{snapshot_, reader_, analyser_};
  HitReader hits_{snapshot_, reader_};
  Ranker ranker_{snapshot_, reader_, analyser_};
};

}  // namespace tenet::query
