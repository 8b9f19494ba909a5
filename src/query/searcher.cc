#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include <spdlog/logger.h>

#include "errors.h"
#include "limit_scope.h"
#include "logger.h"
#include "query/answers/answerer.h"
#include "query/answers/highlights.h"
#include "query/answers/hit_reader.h"
#include "query/answers/quotations.h"
#include "query/answers/speakers.h"
#include "query/counting/counts.h"
#include "query/explanation.h"
#include "query/match/describe_plan.h"
#include "query/match/physical_plan.h"
#include "query/plan/passage_ids.h"
#include "query/plan/plan.h"
#include "query/plan/question.h"
#include "query/plan/resolver.h"
#include "query/plan/role_words.h"
#include "query/plan/spelling.h"
#include "query/pool.h"
#include "query/ranker.h"
#include "query/verify/duplicates.h"
#include "query/verify/verify.h"
#include "query/xapian/engine.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet {

using query::Plan;

class Searcher::Work : public query::Answerer {
 public:
  Work(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options)
      : snapshot_(indexes, options), reader_(snapshot_) {}

  Query parse(std::string_view text, Joining joining) override { return resolver_.parse(text, joining); }
  Query resolve(const Query& query) override { return query::to_query(resolver_.resolve(query)); }
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
  void read_all(const query::Ordered& ordered, const std::function<bool(Hit&)>& on_hit);
  // A query with all that ranks its answers.
  struct Understood {
    Plan plan = {};
    query::RankingContext context = {};
    query::PhysicalPlan physical = {};
  };
  Understood understand(const Plan& plan, const SearchOptions& options);

  store::Snapshot snapshot_;
  store::PassageReader reader_;
  text::Analyser analyser_;
  query::Resolver resolver_{snapshot_, reader_, analyser_};
  query::HitReader hits_{snapshot_, reader_};
  query::Ranker ranker_{snapshot_, reader_, analyser_};
};

Results Searcher::Work::search(const Query& query, const SearchOptions& options,
                               const std::function<void(const Hit&)>& on_hit) {
  analyser_.trim();
  Results results;
  const Plan plan = resolver_.resolve(query, results.notes);
  if (snapshot_.stride() == 0) return results;  // no segments
  Understood asked = understand(plan, options);
  query::PhysicalPlan& physical = asked.physical;
  physical.exact_total = options.exact_total;
  if (logger().should_log(spdlog::level::debug)) logger().debug("{}", query::describe(physical));
  const query::Ordered ordered = ranker_.find_sorted(physical, options);
  results.total = ordered.total;
  results.total_is_exact = ordered.exact;
  results.words_as_evidence = asked.context.least_share > 0;
  for (const query::TopicShare& topic : asked.context.topics.topics) results.topics.push_back(topic.topic);
  if (options.by == SearchOptions::By::passage) results.folded = ordered.folded;
  for (const std::string& missing : snapshot_.missing()) results.notes.push_back("without an index: " + missing);
  results.notes.insert(results.notes.end(), physical.notes.begin(), physical.notes.end());
  for (std::string& note : query::spelling_notes(plan, snapshot_, analyser_)) results.notes.push_back(std::move(note));
  for (std::string& note : results.notes) note = shortened(note);
  read_all(ordered, [&](Hit& hit) {
    if (options.snippet_bytes > 0) {
      query::mark_matches(hit, asked.plan, analyser_);
      query::cut_snippet(hit, options.snippet_bytes);
    }
    on_hit(hit);
    return true;
  });
  return results;
}

Searcher::Work::Understood Searcher::Work::understand(const Plan& plan, const SearchOptions& options) {
  const auto question = options.words_as_evidence ? query::read_question(plan) : std::nullopt;
  Understood asked{.plan = question.value_or(plan)};
  const auto compile = [&] { asked.physical = query::make_physical(asked.plan, snapshot_, analyser_, asked.context); };
  const auto gather = [&](double least_share) {
    asked.context = ranker_.gather(asked.plan, least_share, resolver_.taxonomy(), options.by);
    compile();
  };
  if (!question) {
    asked.context = ranker_.gather(asked.plan, options.by);
    compile();
    return asked;
  }
  gather(query::question_share);
  // Of many words, or in a small index, few passages hold so much.
  constexpr std::uint64_t enough = 10;
  constexpr double any = 1e-9;
  if (ranker_.find(asked.physical, options.by, 0, 0).total < enough) gather(any);
  return asked;
}

std::size_t Searcher::Work::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  if (snapshot_.stride() == 0) return 0;
  const bool all = plan.kind == Plan::Kind::nothing;
  const Plan every{.kind = Plan::Kind::without, .operands = {Plan{}}};
  const auto physical = query::without_weights(query::make_physical(all ? every : plan, snapshot_, analyser_));
  const query::Ordered ordered = ranker_.find(physical, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
  std::size_t given = 0;
  read_all(ordered, [&](Hit& hit) {
    query::mark_nodes(hit, plan, analyser_);
    ++given;
    return on_hit(hit);
  });
  return given;
}

// Hands over the hits with their scores, until `on_hit` gives false.
void Searcher::Work::read_all(const query::Ordered& ordered, const std::function<bool(Hit&)>& on_hit) {
  std::vector<Docid> docids;
  docids.reserve(ordered.hits.size());
  for (const auto& [docid, score] : ordered.hits) docids.push_back(docid);
  std::size_t place = 0;
  hits_.read_all(docids, [&](Hit& hit) {
    hit.score = ordered.hits[place++].second;
    return on_hit(hit);
  });
}

Counts Searcher::Work::count(const Query& query, const CountOptions& options) {
  analyser_.trim();
  return query::count(query, options, snapshot_, ranker_.documents(), reader_, resolver_, analyser_);
}

std::size_t Searcher::Work::quotations(const Query& query, const QuotationOptions& options,
                                       const std::function<void(const Quotation&)>& on_quotation) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  if (snapshot_.stride() == 0 || options.limit == 0) return 0;
  query::PhysicalPlan physical = query::make_physical(query::with_quotations(plan), snapshot_, analyser_);
  if (options.order == QuotationOptions::Order::reading) physical = query::without_weights(std::move(physical));
  std::size_t seen = 0;
  std::size_t given = 0;
  // A passage may have many quotations that are wanted, or none: more passages are asked for until there are enough.
  std::size_t size = std::min<std::size_t>(snapshot_.manifest().passages(), options.offset) +
                     std::min<std::size_t>(snapshot_.manifest().passages(), options.limit);
  for (std::size_t from = 0; given < options.limit; size *= 4) {
    const query::Ordered ordered = ranker_.find(physical, SearchOptions::By::passage, from, size);
    read_all(ordered, [&](const Hit& hit) {
      const auto whole_text = [&]() -> const std::string& { return hits_.text_of(hit.document.id); };
      for (const Quotation& quotation : query::choose_quotations(plan, hit, analyser_, whole_text)) {
        if (seen++ < options.offset) continue;
        on_quotation(quotation);
        if (++given == options.limit) return false;
      }
      return true;
    });
    from += ordered.hits.size();
    if (from >= ordered.total || ordered.hits.empty()) break;
  }
  return given;
}

std::vector<SpeakerCount> Searcher::Work::speakers(const Query& query, std::size_t limit) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  query::SpeakerCounter counter;
  if (snapshot_.stride() == 0) return {};
  if (plan.kind == Plan::Kind::nothing) {
    counter.count(snapshot_.quotations());
  } else {
    const query::PhysicalPlan physical = query::make_physical(query::with_quotations(plan), snapshot_, analyser_);
    const auto passages = ranker_.find(physical, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
    read_all(passages, [&](const Hit& hit) {
      const query::PassageKey key{hit.document.id, hit.passage.number, hit.passage.part};
      for (const Speaker& speaker : query::choose_speakers(plan, hit, analyser_)) counter.count(speaker, key);
      return true;
    });
  }
  return counter.most_quoted(limit, snapshot_);
}

std::vector<std::string> Searcher::Work::speaker_names(std::string_view letters, std::size_t limit) {
  const std::vector<text::Token> words = analyser_.analyse(letters);
  if (words.empty()) return {};
  std::set<std::string> names;
  for (const auto& name : snapshot_.names_beginning(words.back().form())) names.insert(name.speaker);
  std::vector<std::string> terms;
  for (const std::string& name : names) terms.push_back(store::term(store::speaker_prefix, name));
  const std::vector<std::uint64_t> passages = snapshot_.holding(terms);
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  for (const std::string& name : names) counted.emplace_back(passages[counted.size()], name);
  std::ranges::stable_sort(counted, std::greater<>(), [](const auto& row) { return row.first; });
  counted.resize(std::min(limit, counted.size()));
  std::vector<std::string> most;
  for (auto& [count, name] : counted) most.push_back(std::move(name));
  return most;
}

Verification Searcher::Work::verify(std::string_view words, const VerifyOptions& options) {
  analyser_.trim();
  return query::verify(words, options, snapshot_, analyser_, [this](Docid docid) { return hits_.read(docid); });
}

std::string Searcher::Work::explain(const Query& query) {
  return query::describe(query::make_physical(resolver_.resolve(query), snapshot_, analyser_));
}

Explanation Searcher::Work::explain(const Query& query, std::string_view id, const SearchOptions& options) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  const auto docid = query::find_passage(id, snapshot_, reader_);
  if (!docid) throw query::unknown_passage(id, snapshot_, reader_);
  const Understood asked = understand(plan, options);
  return query::explain_score(asked.plan, std::string(id), *docid, asked.context, snapshot_, reader_, analyser_);
}

std::vector<Duplicate> Searcher::Work::near_duplicates(std::string_view id) {
  analyser_.trim();
  return store::guarded("searching", [&] {
    const auto docid = query::find_passage(id, snapshot_, reader_);
    return docid ? query::near_duplicates(*docid, snapshot_, reader_, analyser_) : std::vector<Duplicate>{};
  });
}

std::vector<std::uint64_t> Searcher::Work::occurrences(const std::vector<std::string>& stems) {
  std::vector<std::string> terms;
  terms.reserve(stems.size());
  for (const std::string& stem : stems) terms.push_back(store::term("", stem));
  return snapshot_.occurrences(terms);
}

std::vector<DocumentSize> Searcher::Work::document_sizes() {
  return store::guarded("reading the index", [&] { return store::document_sizes(snapshot_); });
}

std::vector<TopicCount> Searcher::Work::topics() {
  std::vector<TopicCount> counts;
  for (const Topic& topic : resolver_.taxonomy().topics) {
    const Query query{.kind = Query::Kind::field, .text = topic.id, .field = "topic"};
    counts.push_back({topic, search(query, {.limit = 0, .snippet_bytes = 0}, {}).total});
  }
  return counts;
}

IndexInfo Searcher::Work::info() {
  const store::Manifest& manifest = snapshot_.manifest();
  return {.documents = manifest.documents(),
          .passages = manifest.passages(),
          .words = snapshot_.words(),
          .text_bytes = manifest.text_bytes,
          .fingerprint = manifest.fingerprint(),
          .analysis = manifest.analysis,
          .schema = store::schema_version,
          .taxonomy = manifest.taxonomy,
          .missing = snapshot_.missing()};
}

// A Work for each thread that is searching.
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
    auto first = std::make_unique<Work>(indexes, options);
    auto make_more = maker_of_more(first->snapshot(), indexes, options);
    return std::make_shared<Works>(std::move(first), std::move(make_more));
  }
  Works(std::unique_ptr<query::Answerer> first, std::function<std::unique_ptr<query::Answerer>()> make_more)
      : pool_(std::move(first), std::move(make_more), most()) {}

  // Calls `body` with a Work of this thread's. Whatever it throws leaves as a tenet::Error, or as what a function of
  // the caller's threw.
  template <typename Body>
  decltype(auto) search(const Limits* limits, Body&& body) {
    return store::guarded("searching", [&]() -> decltype(auto) {
      const LimitScope scope(limits);
      tenet::check_limits();
      return pool_.with(std::forward<Body>(body));
    });
  }

 private:
  // As many as can run at the same time.
  static std::size_t most() { return std::max(std::thread::hardware_concurrency(), 4U); }

  // Makes a Work that answers as the first does: none once the index is another one.
  static std::function<std::unique_ptr<query::Answerer>()> maker_of_more(const store::Snapshot& first,
                                                                         std::vector<std::filesystem::path> indexes,
                                                                         const SearcherOptions& options) {
    // The folder that paths start from may be another one by then.
    for (auto& index : indexes) index = std::filesystem::absolute(index);
    return [fingerprint = first.manifest().fingerprint(), missing = first.missing(), indexes = std::move(indexes),
            options]() -> std::unique_ptr<query::Answerer> {
      auto work = std::make_unique<Work>(indexes, options);
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
    : works_(store::guarded("opening the index", [&] { return Works::open(indexes, options); })) {}
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
