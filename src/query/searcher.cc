#include <tenet/searcher.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/verify.h>

#include "errors.h"
#include "limit_scope.h"
#include "query/answers/answerer.h"
#include "query/embedded_engine.h"
#include "query/pool.h"
#include "query/xapian/engine.h"
#include "store/snapshot.h"
#include "store/xapian_errors.h"

namespace tenet {

// An engine for each thread that is searching.
class Searcher::Works {
 public:
  static std::shared_ptr<Works> open(const std::vector<std::filesystem::path>& indexes,
                                     const SearcherOptions& options) {
    if (const auto places = query::xapian::places_of(indexes); !places.empty()) {
      auto open_one = [places, options]() -> std::unique_ptr<query::Answerer> {
        return query::xapian::open(places, options);
      };
      auto opened = open_one();
      return std::make_shared<Works>(std::move(opened), std::move(open_one));
    }
    auto first = std::make_unique<query::EmbeddedEngine>(indexes, options);
    auto make_more = maker_of_more(first->snapshot(), indexes, options);
    return std::make_shared<Works>(std::move(first), std::move(make_more));
  }
  Works(std::unique_ptr<query::Answerer> first, std::function<std::unique_ptr<query::Answerer>()> make_more)
      : pool_(std::move(first), std::move(make_more), most()) {}

  // Calls `body` with an engine of this thread's. Whatever it throws leaves as a tenet::Error, or as what a function of
  // the caller's threw.
  template <typename Body>
  decltype(auto) search(const Limits* limits, Body&& body) {
    return store::translate_xapian_errors("searching", [&]() -> decltype(auto) {
      const LimitScope scope(limits);
      tenet::check_limits();
      return pool_.with(std::forward<Body>(body));
    });
  }

 private:
  // As many as can run at the same time.
  static std::size_t most() { return std::max(std::thread::hardware_concurrency(), 4U); }

  // Makes an engine that answers as the first does: none once the index is another one.
  static std::function<std::unique_ptr<query::Answerer>()> maker_of_more(const store::Snapshot& first,
                                                                         std::vector<std::filesystem::path> indexes,
                                                                         const SearcherOptions& options) {
    // The folder that paths start from may be another one by then.
    for (auto& index : indexes) index = std::filesystem::absolute(index);
    return [fingerprint = first.manifest().fingerprint(), missing = first.missing(), indexes = std::move(indexes),
            options]() -> std::unique_ptr<query::Answerer> {
      auto work = std::make_unique<query::EmbeddedEngine>(indexes, options);
      const store::Snapshot& snapshot = work->snapshot();
      return snapshot.manifest().fingerprint() == fingerprint && snapshot.missing().size() == missing.size()
                 ? std::move(work)
                 : nullptr;
    };
  }

  query::Pool<query::Answerer> pool_;
};

Searcher::Searcher(const std::filesystem::path& index) : Searcher(std::vector{index}) {}
Searcher::Searcher(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options)
    : works_(store::translate_xapian_errors("opening the index", [&] { return Works::open(indexes, options); })) {}
Searcher::Searcher(std::shared_ptr<Works> works) : works_(std::move(works)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Searcher Searcher::limited(Limits limits) const {
  Searcher same(works_);
  same.limits_ = std::make_shared<const Limits>(std::move(limits));
  return same;
}
void Searcher::check_limits() const {
  const LimitScope scope(limits_.get());
  tenet::check_limits();
}
Query Searcher::parse(std::string_view text, Joining joining) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.parse(text, joining); });
}
Query Searcher::resolve(const Query& query) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.resolve(query); });
}
Results Searcher::search(const Query& query, const SearchOptions& options) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) {
    std::vector<Hit> hits;
    Results results = work.search(query, options, [&](const Hit& hit) { hits.push_back(hit); });
    results.hits = std::move(hits);
    return results;
  });
}
Results Searcher::search(const Query& query, const SearchOptions& options,
                         const std::function<void(const Hit&)>& on_hit) const {
  return works_->search(limits_.get(),
                        [&](query::Answerer& work) { return work.search(query, options, of_caller(on_hit)); });
}
std::size_t Searcher::quotations(const Query& query, const QuotationOptions& options,
                                 const std::function<void(const Quotation&)>& on_quotation) const {
  return works_->search(
      limits_.get(), [&](query::Answerer& work) { return work.quotations(query, options, of_caller(on_quotation)); });
}
std::vector<SpeakerCount> Searcher::speakers(const Query& query, std::size_t limit) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.speakers(query, limit); });
}
std::vector<std::string> Searcher::speaker_names(std::string_view letters, std::size_t limit) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.speaker_names(letters, limit); });
}
std::size_t Searcher::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.scan(query, of_caller(on_hit)); });
}
Counts Searcher::count(const Query& query, const CountOptions& options) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.count(query, options); });
}
Verification Searcher::verify(std::string_view words, const VerifyOptions& options) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.verify(words, options); });
}
std::string Searcher::explain(const Query& query) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.explain(query); });
}
Explanation Searcher::explain(const Query& query, std::string_view id, const SearchOptions& options) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.explain(query, id, options); });
}
std::string Searcher::full_id(std::string_view id) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.full_id(id); });
}
std::vector<Hit> Searcher::show(std::string_view id, std::size_t context) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.show(id, context); });
}
std::vector<Duplicate> Searcher::near_duplicates(std::string_view id) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.near_duplicates(id); });
}
std::vector<Hit> Searcher::passages_of(std::string_view document) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.passages_of(document); });
}
std::optional<Document> Searcher::document(std::string_view id) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.document(id); });
}
std::vector<std::string> Searcher::role_words(std::string_view letters, std::size_t limit) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.role_words(letters, limit); });
}
std::vector<std::uint64_t> Searcher::occurrences(const std::vector<std::string>& stems) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.occurrences(stems); });
}
std::uint64_t Searcher::words_of(std::string_view document) const {
  return works_->search(limits_.get(), [&](query::Answerer& work) { return work.words_of(document); });
}
std::vector<DocumentSize> Searcher::document_sizes() const {
  return works_->search(limits_.get(), [](query::Answerer& work) { return work.document_sizes(); });
}
std::vector<TopicCount> Searcher::topics() const {
  return works_->search(limits_.get(), [](query::Answerer& work) { return work.topics(); });
}
const Taxonomy& Searcher::taxonomy() const {
  return works_->search(limits_.get(), [](query::Answerer& work) -> const Taxonomy& { return work.taxonomy(); });
}
IndexInfo Searcher::info() const {
  return works_->search(limits_.get(), [](query::Answerer& work) { return work.info(); });
}

}  // namespace tenet
