#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

namespace tenet::query {

// Who answers what a Searcher is asked: one engine over one kind of index. Members give and throw what the members of
// Searcher of the same names do; an engine that cannot answer one throws QueryError that says so. One thread at a time.
class Answerer {
 public:
  Answerer() = default;
  virtual ~Answerer() = default;
  Answerer(const Answerer&) = delete;
  Answerer& operator=(const Answerer&) = delete;

  virtual Query parse(std::string_view text, Joining joining) = 0;
  virtual Query resolve(const Query& query) = 0;
  virtual Results search(const Query& query, const SearchOptions& options,
                         const std::function<void(const Hit&)>& on_hit) = 0;
  virtual Verification verify(std::string_view words, const VerifyOptions& options) = 0;
  virtual std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) = 0;
  virtual Counts count(const Query& query, const CountOptions& options) = 0;
  virtual std::string explain(const Query& query) = 0;
  virtual Explanation explain(const Query& query, std::string_view id, const SearchOptions& options) = 0;
  virtual std::string full_id(std::string_view id) = 0;
  virtual std::vector<Hit> show(std::string_view id, std::size_t context) = 0;
  virtual std::vector<Duplicate> near_duplicates(std::string_view id) = 0;
  virtual std::vector<Hit> passages_of(std::string_view document) = 0;
  virtual std::optional<Document> document(std::string_view id) = 0;
  virtual std::size_t quotations(const Query& query, const QuotationOptions& options,
                                 const std::function<void(const Quotation&)>& on_quotation) = 0;
  virtual std::vector<SpeakerCount> speakers(const Query& query, std::size_t limit) = 0;
  virtual std::vector<std::string> speaker_names(std::string_view letters, std::size_t limit) = 0;
  virtual std::vector<std::string> role_words(std::string_view letters, std::size_t limit) = 0;
  virtual std::vector<std::uint64_t> occurrences(const std::vector<std::string>& stems) = 0;
  virtual std::uint64_t words_of(std::string_view document) = 0;
  virtual std::vector<DocumentSize> document_sizes() = 0;
  virtual std::vector<TopicCount> topics() = 0;
  virtual const Taxonomy& taxonomy() = 0;
  virtual IndexInfo info() = 0;
};

}  // namespace tenet::query
