#include "query/xapian/engine.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include <tenet/error.h>
#include <tenet/shards.h>

#include "limit_scope.h"
#include "query/answers/highlights.h"
#include "query/answers/quotations.h"
#include "query/language/fields.h"
#include "query/language/limits.h"
#include "query/language/parser.h"
#include "query/plan/plan.h"
#include "query/plan/question.h"
#include "query/plan/synonyms.h"
#include "query/plan/topic_names.h"
#include "query/xapian/counting.h"
#include "query/xapian/hits.h"
#include "query/xapian/layout.h"
#include "query/xapian/place.h"
#include "query/xapian/translation.h"
#include "store/schema.h"
#include "store/shards.h"
#include "text/tokens.h"

namespace fs = std::filesystem;

namespace tenet::query::xapian {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& hint = "ask the index that was exported") {
  throw QueryError(what + ": not over a Xapian database", 0, hint);
}

class Engine final : public Answerer {
  // All databases are named where Xapian fails, for it does not tell which.
  [[nodiscard]] std::string name() const {
    std::string all;
    for (const Shard& shard : shards_) all += (all.empty() ? "" : ", ") + shard.name;
    return all;
  }
  // A server leaves an asker who says nothing for a minute, unless it is told otherwise.
  void connect_again() {
    constexpr std::chrono::seconds idle(1);
    const auto now = std::chrono::steady_clock::now();
    const bool was_idle = now - std::exchange(last_asked_, now) > idle;
    if (!is_remote_ || !was_idle) return;
    try {
      databases_.all.keep_alive();
    } catch (const Xapian::NetworkError&) {
      Xapian::Database all;
      for (Shard& shard : shards_) {
        if (shard.is_remote) open_again(shard, options_);
        all.add_database(shard.database);
      }
      databases_.all = all;
    }
  }

  template <typename Body>
  decltype(auto) asked(Body&& body) {
    return named("searching " + name(), [&]() -> decltype(auto) {
      connect_again();
      return std::forward<Body>(body)();
    });
  }

 public:
  Engine(std::vector<Shard> shards, std::vector<std::string> missing, const SearcherOptions& options)
      : shards_(std::move(shards)), missing_(std::move(missing)), options_(options) {
    for (const Shard& shard : shards_) {
      databases_.all.add_database(shard.database);
      is_remote_ = is_remote_ || shard.is_remote;
    }
    databases_.passages = databases_.all.get_doccount();
    databases_.documents = databases_.all.get_termfreq(std::string(last_term));
  }

  Query parse(std::string_view text, Joining joining) override {
    return query::parse(text, joining, [this](const Query& field, std::size_t offset) {
      if (field.field != "topic") return;
      const std::string name = topic_name(field.text);
      if (taxonomy().named(name) == nullptr) throw unknown_topic(name, taxonomy(), offset);
    });
  }

  Query resolve(const Query& query) override { return to_query(plan_of(query)); }

  Results search(const Query& query, const SearchOptions& options,
                 const std::function<void(const Hit&)>& on_hit) override {
    return asked([&] { return search_asked(query, options, on_hit); });
  }

  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) override {
    return asked([&]() -> std::size_t { return scan_plan(plan_of(query), on_hit); });
  }

  Counts count(const Query& query, const CountOptions& options) override {
    if (!options.without.empty()) refuse("counting near-identical passages once");
    return asked([&] {
      return xapian::count(query, options,
                           {.plan_of = [this](const Query& part, auto& notes) { return plan_of(part, notes); },
                            .count = [this](const Plan& plan) { return count_passages(plan); },
                            .taxonomy = [this]() -> const Taxonomy& { return taxonomy(); },
                            .database = databases_.all});
    });
  }

  std::vector<Hit> show(std::string_view id, std::size_t context) override {
    return asked([&]() -> std::vector<Hit> {
      const auto found = find_term(store::term(passage_prefix, id));
      if (!found) return {};
      const StoredPassage middle = read(*found);
      const std::size_t before = middle.passages - middle.to_document - 1;
      const auto stride = static_cast<Xapian::docid>(shards_.size());
      std::vector<Hit> hits;
      for (std::size_t back = std::min(before, context); back > 0; --back) {
        hits.push_back(read(*found - static_cast<Xapian::docid>(back) * stride).hit);
      }
      hits.push_back(middle.hit);
      for (std::size_t on = 1; on <= std::min<std::size_t>(middle.to_document, context); ++on) {
        hits.push_back(read(*found + static_cast<Xapian::docid>(on) * stride).hit);
      }
      for (const Hit& hit : hits) {
        if (hit.document.id != middle.hit.document.id) damaged();
      }
      return hits;
    });
  }

  std::vector<Hit> passages_of(std::string_view document) override {
    return asked([&] {
      std::vector<Hit> hits;
      const std::string name = store::term(document_prefix, document);
      for (auto at = databases_.all.postlist_begin(name); at != databases_.all.postlist_end(name); ++at) {
        check_limits();
        hits.push_back(read(*at).hit);
      }
      std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.passage.number, hit.passage.part); });
      return hits;
    });
  }

  std::size_t quotations(const Query& query, const QuotationOptions& options,
                         const std::function<void(const Quotation&)>& on_quotation) override {
    if (options.order != QuotationOptions::Order::reading) refuse("ranking quotations");
    const Plan plan = plan_of(query);
    const auto whole_text = []() -> const std::string& {
      refuse("a quotation whose speaker is named in another passage");
    };
    std::size_t seen = 0;
    std::size_t given = 0;
    if (options.limit == 0) return 0;
    scan_plan(with_quotations(plan), [&](const Hit& hit) {
      for (const Quotation& quotation : choose_quotations(plan, hit, analyser_, whole_text)) {
        if (seen++ < options.offset) continue;
        on_quotation(quotation);
        if (++given == options.limit) return false;
      }
      return true;
    });
    return given;
  }

  std::vector<TopicCount> topics() override {
    return asked([&] {
      std::vector<TopicCount> counts;
      for (const Topic& topic : taxonomy().topics) {
        counts.push_back({topic, databases_.all.get_termfreq(store::term(topic_prefix, topic.id))});
      }
      return counts;
    });
  }

  const Taxonomy& taxonomy() override {
    if (!taxonomy_) {
      taxonomy_ = asked(
          [&] { return parse_taxonomy(shards_.front().database.get_metadata(topics_key), "the topics of " + name()); });
    }
    return *taxonomy_;
  }

  IndexInfo info() override {
    return asked([&] {
      IndexInfo info{.documents = databases_.documents,
                     .passages = databases_.passages,
                     .words = databases_.all.get_total_length() / 2,
                     .fingerprint = fingerprint(),
                     .analysis = shards_.front().about.analysis,
                     .schema = layout_version,
                     .taxonomy = shards_.front().about.taxonomy,
                     .missing = missing_};
      for (const Shard& shard : shards_) info.text_bytes += shard.about.text_bytes;
      return info;
    });
  }

  std::string explain(const Query& query) override {
    return asked([&] { return translate(plan_of(query), ready(), analyser_).query.get_description(); });
  }
  std::string full_id(std::string_view id) override { return std::string(id); }

  Verification verify(std::string_view, const VerifyOptions&) override { refuse("verifying words"); }
  Explanation explain(const Query&, std::string_view, const SearchOptions&) override { refuse("explaining a score"); }
  std::vector<Duplicate> near_duplicates(std::string_view) override { refuse("near-identical passages"); }
  std::optional<Document> document(std::string_view) override { refuse("the text of a whole document"); }
  std::vector<SpeakerCount> speakers(const Query&, std::size_t) override { refuse("counting speakers"); }
  std::vector<std::string> speaker_names(std::string_view, std::size_t) override { return {}; }
  std::vector<std::string> role_words(std::string_view, std::size_t) override { return {}; }
  std::vector<std::uint64_t> occurrences(const std::vector<std::string>&) override { refuse("counting words"); }
  std::uint64_t words_of(std::string_view) override { refuse("counting the words of a document"); }
  std::vector<DocumentSize> document_sizes() override { refuse("the sizes of documents"); }

 private:
  [[noreturn]] static void damaged() {
    throw IndexError(ErrorCode::damaged, "reading a passage: its neighbours are not those of its document",
                     "export the index again");
  }

  Plan plan_of(const Query& query, std::vector<std::string>& notes) {
    require_bounded(query);
    analyser_.trim();
    const auto topics = [this]() -> const Taxonomy& { return taxonomy(); };
    const Query resolved = resolve_synonyms(resolve_topics(query, topics), topics, analyser_, notes);
    Plan plan = make_plan(resolved, analyser_);
    if (plan.kind == Query::Kind::nothing && query.kind != Query::Kind::nothing) {
      throw QueryError("the query has no words", 0, "a word has a letter or a digit");
    }
    return plan;
  }
  Plan plan_of(const Query& query) {
    std::vector<std::string> notes;
    return plan_of(query, notes);
  }

  // With the slots of topics, once a query asks for one.
  const Databases& ready() {
    if (databases_.topics.empty()) {
      for (const Topic& topic : taxonomy().topics) databases_.topics.push_back(topic.id);
    }
    return databases_;
  }
  Translation translated(const Plan& plan, bool weighs) {
    const Databases& databases = asks_for_topic(plan) ? ready() : databases_;
    static const Plan every{.kind = Query::Kind::without, .operands = {Plan{}}};
    const Plan& all = plan.kind == Query::Kind::nothing ? every : plan;
    return weighs ? translate(all, databases, analyser_) : translate_unweighted(all, databases, analyser_);
  }
  static bool asks_for_topic(const Plan& plan) {
    const bool itself = plan.kind == Query::Kind::field && plan.field == "topic";
    return itself || std::ranges::any_of(plan.operands, asks_for_topic);
  }

  [[nodiscard]] StoredPassage read(Xapian::docid docid) const {
    return read_data(databases_.all.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data());
  }
  [[nodiscard]] std::optional<Xapian::docid> find_term(const std::string& term) const {
    const auto at = databases_.all.postlist_begin(term);
    return at == databases_.all.postlist_end(term) ? std::nullopt : std::optional(*at);
  }

  // Hands over the hits from `offset` on, `limit` at most, until `on_hit` gives false.
  Found find(const Plan& plan, bool weighs, const HitOrder& order, std::size_t offset, std::size_t limit,
             const std::function<bool(Hit)>& on_hit) {
    if (databases_.passages == 0) return {};
    return find_hits(translated(plan, weighs), databases_.all, order, offset, limit, on_hit);
  }

  std::size_t scan_plan(const Plan& plan, const std::function<bool(const Hit&)>& on_hit) {
    return asked([&]() -> std::size_t {
      std::size_t given = 0;
      const HitOrder order{.by = HitOrder::By::document};
      (void)find(plan, false, order, 0, databases_.passages, [&](Hit hit) {
        mark_nodes(hit, plan, analyser_);
        ++given;
        return on_hit(hit);
      });
      return given;
    });
  }

  Results search_asked(const Query& query, const SearchOptions& options,
                       const std::function<void(const Hit&)>& on_hit) {
    if (options.by == SearchOptions::By::document) refuse("ranking documents");
    if (options.order == SearchOptions::Order::date) refuse("sorting by date");
    const bool by_score = options.order == SearchOptions::Order::score;
    if (by_score && options.reverse) refuse("the worst first");
    Results results;
    const Plan plan = plan_of(query, results.notes);
    if (options.words_as_evidence && read_question(plan)) {
      refuse("words as evidence", "ask for all of the words, or for any of them");
    }
    const HitOrder order{.by = by_score ? HitOrder::By::score : HitOrder::By::document,
                         .reverse = options.reverse,
                         .per_document = options.per_document,
                         .exact_total = options.exact_total};
    const Found found = find(plan, by_score, order, options.offset, options.limit, [&](Hit hit) {
      if (options.snippet_bytes > 0) {
        mark_matches(hit, plan, analyser_);
        cut_snippet(hit, options.snippet_bytes);
      }
      on_hit(hit);
      return true;
    });
    results.total = found.total;
    results.total_is_exact = found.exact;
    results.folded = found.folded;
    for (const std::string& each : missing_) results.notes.push_back("without an index: " + each);
    return results;
  }

  Numbers count_passages(const Plan& plan) {
    if (databases_.passages == 0) return {};
    return count_hits(translated(plan, false), databases_.all);
  }

  // That of the index where all databases of its export are there. Else a hash of those that are.
  [[nodiscard]] std::string fingerprint() const {
    std::set<std::string> databases;
    bool is_one_export = true;
    for (const Shard& shard : shards_) {
      is_one_export = is_one_export && shard.about.fingerprint == shards_.front().about.fingerprint;
      databases.insert(shard.about.fingerprint + shard.database.get_uuid());
    }
    const About& first = shards_.front().about;
    if (is_one_export && databases_.passages == first.passages) return first.fingerprint;
    std::string joined;
    for (const std::string& each : databases) joined += each;
    return store::hash128(joined).substr(0, 16);
  }

  std::vector<Shard> shards_;
  std::vector<std::string> missing_;  // why databases were left out
  SearcherOptions options_;
  bool is_remote_ = false;
  std::chrono::steady_clock::time_point last_asked_ = std::chrono::steady_clock::now();
  Databases databases_;
  text::Analyser analyser_;
  std::optional<Taxonomy> taxonomy_;
};

}  // namespace

std::vector<std::string> places_of(const std::vector<fs::path>& indexes) {
  std::vector<std::string> places;
  bool has_others = false;
  for (const fs::path& index : indexes) {
    for (const fs::path& shard : store::read_shards(index)) {
      if (is_xapian(shard.native())) {
        places.push_back(shard.string());
      } else {
        has_others = true;
      }
    }
  }
  if (!places.empty() && has_others) {
    throw IndexError(ErrorCode::not_together,
                     "opening " + places.front() + ": Xapian databases are searched by themselves",
                     "export the other indexes, too, or search them apart");
  }
  for (std::string& place : places) {
    constexpr std::string_view local = "xapian:";
    if (!place.starts_with(local) || place.size() == local.size()) continue;
    place = std::string(local) + fs::absolute(place.substr(local.size())).lexically_normal().string();
  }
  return places;
}

std::unique_ptr<Answerer> open(const std::vector<std::string>& places, const SearcherOptions& options) {
  std::vector<Shard> shards;
  std::vector<std::string> missing;
  for (const std::string& place : places) {
    const Place read = read_place(place, options);
    try {
      for (Shard& shard : open_place(read, options)) shards.push_back(std::move(shard));
    } catch (const IndexError& error) {
      if (!options.partial || missing.size() + 1 == places.size()) throw;
      missing.emplace_back(error.what());
    }
  }
  check_together(shards);
  return named("opening " + places.front(),
               [&] { return std::make_unique<Engine>(std::move(shards), std::move(missing), options); });
}

}  // namespace tenet::query::xapian
