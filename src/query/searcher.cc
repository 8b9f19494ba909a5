#include <tenet/searcher.h>
#include <tenet/verify.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <spdlog/logger.h>
#include <xapian.h>

#include "logger.h"
#include "query/compiler.h"
#include "query/order.h"
#include "query/parser.h"
#include "query/pattern.h"
#include "query/quotations.h"
#include "query/ranking.h"
#include "query/simplify.h"
#include "query/snippet.h"
#include "query/speakers.h"
#include "query/spelling.h"
#include "query/topic_names.h"
#include "query/verify.h"
#include "store/document_table.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "store/voices.h"
#include "text/code_points.h"
#include "text/tokens.h"

namespace tenet {

using query::Pattern;
using store::PassageRecord;

class Searcher::Work {
 public:
  explicit Work(const std::filesystem::path& index)
      : snapshot_(index), reader_(snapshot_.database(), std::max<Xapian::docid>(1, snapshot_.stride())) {}

  Query parse(std::string_view text, Joining joining);
  Results search(const Query& query, const SearchOptions& options);
  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit);
  Verification verify(std::string_view words, const VerifyOptions& options);
  std::string explain(const Query& query);
  std::size_t quotations(const Query& query, const QuotationOptions& options,
                         const std::function<void(const Quotation&)>& on_quotation);
  std::vector<SpeakerCount> speakers(const Query& query, std::size_t limit);
  std::vector<Hit> show(std::string_view id, std::size_t context);
  std::vector<Hit> passages_of(std::string_view document);
  [[nodiscard]] std::optional<Document> document(std::string_view id) const;
  std::vector<TopicCount> topics();
  const Taxonomy& taxonomy();
  [[nodiscard]] IndexInfo info() const;

 private:
  // What the query asks of this index, in the analyser's words.
  Query prepare(const Query& query) {
    return query::simplify(query::resolve_topics(query, [this]() -> const Taxonomy& { return taxonomy(); }), analyser_);
  }
  // The passages that answer, or the best of each document, in a total order.
  query::Ordered find(const Xapian::Query& compiled, SearchOptions::By by, std::size_t offset, std::size_t limit,
                      query::Total total = query::Total::exact);
  [[nodiscard]] query::PassageKey key_of(Xapian::docid docid, const PassageRecord& record) const;
  // The scores of all documents for the words of the query, and for those of the best passages they find.
  query::DocumentScores score_documents(const Query& simple);
  query::Sample sample(Xapian::docid docid, double score);
  Hit read_hit(Xapian::docid docid);
  void mark(Hit& hit, const Pattern& pattern);
  static void cut_snippet(Hit& hit, std::size_t bytes);

  store::Snapshot snapshot_;
  store::PassageReader reader_;
  text::Analyser analyser_;
  std::optional<store::DocumentTable> documents_;  // made when documents are first ranked
  Document whole_;                                 // the one whose text was asked for last
  std::optional<Taxonomy> taxonomy_;               // read when first asked for
};

const Taxonomy& Searcher::Work::taxonomy() {
  if (!taxonomy_) taxonomy_ = parse_taxonomy(snapshot_.taxonomy_toml(), "the topics of the index");
  return *taxonomy_;
}

Query Searcher::Work::parse(std::string_view text, Joining joining) {
  return query::parse(text, joining, [this](const std::string& name, std::size_t offset) {
    if (taxonomy().named(name) == nullptr) throw query::unknown_topic(name, taxonomy(), offset);
  });
}

Results Searcher::Work::search(const Query& query, const SearchOptions& options) {
  analyser_.trim();
  const Query simple = prepare(query);
  if (snapshot_.stride() == 0) return {};  // no segments: Xapian does not search a database of nothing
  const bool by_document = options.by == SearchOptions::By::document;
  const auto documents =
      store::guarded("searching", [&] { return by_document ? score_documents(simple) : query::DocumentScores{}; });
  const query::Compiled compiled = query::compile(simple, snapshot_, analyser_, documents);
  if (logger().should_log(spdlog::level::debug)) logger().debug("{}", compiled.query.get_description());
  const query::Ordered ordered = find(compiled.query, options.by, options.offset, options.limit);
  Results results{.total = ordered.total, .notes = compiled.notes};
  for (std::string& note : query::spelling_notes(simple, snapshot_, analyser_))
    results.notes.push_back(std::move(note));
  const Pattern pattern = query::make_pattern(simple, analyser_);
  for (const auto& [docid, score] : ordered.hits) {
    Hit hit = read_hit(docid);
    hit.score = score;
    if (options.snippet_bytes > 0) {
      mark(hit, pattern);
      cut_snippet(hit, options.snippet_bytes);
    }
    results.hits.push_back(std::move(hit));
  }
  return results;
}

std::size_t Searcher::Work::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) {
  analyser_.trim();
  const Query simple = prepare(query);
  if (snapshot_.stride() == 0) return 0;
  const bool all = simple.kind == Query::Kind::nothing;
  const Query every{.kind = Query::Kind::without, .operands = {Query{}}};
  const Xapian::Query compiled = query::compile(all ? every : simple, snapshot_, analyser_).query;
  const Pattern pattern = query::make_pattern(simple, analyser_);
  const query::Ordered ordered = find(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, compiled, 0),
                                      SearchOptions::By::passage, 0, snapshot_.manifest().passages());
  std::size_t given = 0;
  for (const auto& [docid, score] : ordered.hits) {
    Hit hit = read_hit(docid);
    mark(hit, pattern);
    ++given;
    if (!on_hit(hit)) break;
  }
  return given;
}

query::Ordered Searcher::Work::find(const Xapian::Query& compiled, SearchOptions::By by, std::size_t offset,
                                    std::size_t limit, query::Total total) {
  return store::guarded("searching", [&] {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_weighting_scheme(query::passage_weighting());
    enquire.set_query(compiled);
    if (by == SearchOptions::By::document) enquire.set_collapse_key(store::document_slot);
    return query::order_hits(enquire, snapshot_, offset, limit, total,
                             [this](Xapian::docid docid) { return key_of(docid, reader_.record(docid)); });
  });
}

query::PassageKey Searcher::Work::key_of(Xapian::docid docid, const PassageRecord& record) const {
  return {reader_.document(docid, record).fields.id, record.passage.number, record.passage.part};
}

std::size_t Searcher::Work::quotations(const Query& query, const QuotationOptions& options,
                                       const std::function<void(const Quotation&)>& on_quotation) {
  analyser_.trim();
  const Query simple = prepare(query);
  if (snapshot_.stride() == 0 || options.limit == 0) return 0;
  Xapian::Query compiled = query::compile(query::with_quotations(simple), snapshot_, analyser_).query;
  if (options.order == QuotationOptions::Order::reading) {
    compiled = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, compiled, 0);
  }
  std::size_t seen = 0;
  std::size_t given = 0;
  // A passage may have many quotations that are wanted, or none: more passages are asked for until there are enough.
  std::size_t size = std::min<std::size_t>(snapshot_.manifest().passages(), options.offset) +
                     std::min<std::size_t>(snapshot_.manifest().passages(), options.limit);
  for (std::size_t from = 0; given < options.limit; size *= 4) {
    const query::Ordered ordered = find(compiled, SearchOptions::By::passage, from, size);
    for (const auto& [docid, score] : ordered.hits) {
      Hit hit = read_hit(docid);
      hit.score = score;
      const auto whole_text = [&]() -> const std::string& {
        if (whole_.id != hit.document.id) whole_ = document(hit.document.id).value();
        return whole_.text;
      };
      for (const Quotation& quotation : query::choose_quotations(simple, hit, analyser_, whole_text)) {
        if (seen++ < options.offset) continue;
        on_quotation(quotation);
        if (++given == options.limit) return given;
      }
    }
    from += ordered.hits.size();
    if (from >= ordered.total || ordered.hits.empty()) break;
  }
  return given;
}

std::vector<SpeakerCount> Searcher::Work::speakers(const Query& query, std::size_t limit) {
  analyser_.trim();
  const Query simple = prepare(query);
  query::SpeakerCounter counter;
  if (snapshot_.stride() == 0) return {};
  if (simple.kind == Query::Kind::nothing) {
    counter.count(snapshot_.quotations());
  } else {
    const Xapian::Query compiled = query::compile(query::with_quotations(simple), snapshot_, analyser_).query;
    const auto passages = find(compiled, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
    for (const auto& [docid, score] : passages.hits) {
      const Hit hit = read_hit(docid);
      const query::PassageKey key{hit.document.id, hit.passage.number, hit.passage.part};
      for (const Speaker& speaker : query::choose_speakers(simple, hit, analyser_)) counter.count(speaker, key);
    }
  }
  return counter.most_quoted(limit, snapshot_);
}

Verification Searcher::Work::verify(std::string_view words, const VerifyOptions& options) {
  analyser_.trim();
  return query::verify(words, options, snapshot_, analyser_, [this](Xapian::docid docid) { return read_hit(docid); });
}

query::DocumentScores Searcher::Work::score_documents(const Query& simple) {
  query::WordWeights words = query::query_words(simple, analyser_);
  if (words.empty()) return {};
  if (!documents_) documents_.emplace(snapshot_);
  const auto scores = [&] {
    return query::DocumentScores{
        &*documents_, std::make_shared<const std::vector<double>>(query::score_documents(words, *documents_))};
  };
  const auto best = find(query::compile(simple, snapshot_, analyser_, scores()).query, SearchOptions::By::document, 0,
                         query::most_samples, query::Total::rough);
  std::vector<query::Sample> samples;
  for (const auto& [docid, score] : best.hits) samples.push_back(sample(docid, score));
  words = query::feed_back(words, samples, snapshot_.database());
  return scores();
}

query::Sample Searcher::Work::sample(Xapian::docid docid, double score) {
  const auto stems = [](const std::vector<text::Token>& tokens) {
    std::vector<std::string> kept;
    for (const text::Token& token : tokens) {
      if (!query::is_stop_word(token.form())) kept.push_back(token.stem());
    }
    return kept;
  };
  const PassageRecord record = reader_.record(docid);
  const std::string title = reader_.document(docid, record).fields.title;
  return {.score = score,
          .words = stems(query::read_words(record.passage, {}, reader_.text(docid, record), analyser_).tokens),
          .title = stems(analyser_.analyse(title))};
}

std::string Searcher::Work::explain(const Query& query) {
  return query::compile(prepare(query), snapshot_, analyser_).query.get_description();
}

Hit Searcher::Work::read_hit(Xapian::docid docid) {
  PassageRecord record = reader_.record(docid);
  store::DocumentRecord document = reader_.document(docid, record);
  Hit hit{.text = std::string(reader_.text(docid, record))};
  hit.id = passage_id(document.fields.id, record.passage);
  hit.code_points = {record.begin_code_point, record.begin_code_point + text::count_code_points(hit.text)};
  if (record.heading > 0 && record.heading <= document.headings.size()) {
    hit.heading = std::move(document.headings[record.heading - 1]);
  }
  store::fill_voices(record, document);
  hit.speakers = store::speakers_of(record, document);
  hit.passage = std::move(record.passage);
  hit.document = std::move(document.fields);
  return hit;
}

void Searcher::Work::mark(Hit& hit, const Pattern& pattern) {
  const query::PassageWords words = query::read_words(hit.passage, hit.speakers, hit.text, analyser_);
  for (const TextRange& span : query::match(pattern, words).spans) {
    hit.matches.push_back({words.tokens[span.begin].range.begin, words.tokens[span.end - 1].range.end});
  }
  hit.matches = query::merge_ranges(std::move(hit.matches));
}

void Searcher::Work::cut_snippet(Hit& hit, std::size_t bytes) {
  std::vector<TextRange> hidden;
  for (const TextRange& part : hit.passage.hidden) {
    hidden.push_back({part.begin - hit.passage.range.begin, part.end - hit.passage.range.begin});
  }
  hit.snippet = query::make_snippet(hit.text, hit.matches, hidden, bytes);
}

std::vector<Hit> Searcher::Work::show(std::string_view id, std::size_t context) {
  const std::size_t mark = id.rfind('#');
  if (mark == std::string_view::npos) return {};
  const std::string document(id.substr(0, mark));
  const auto last = snapshot_.find_document(document);
  if (!last) return {};
  return store::guarded("reading the index", [&]() -> std::vector<Hit> {
    const std::size_t count = reader_.record(*last).document.value().passages;
    const auto docid = [&](std::size_t place) {
      return *last - static_cast<Xapian::docid>(count - 1 - place) * snapshot_.stride();
    };
    for (std::size_t place = 0; place < count; ++place) {
      if (passage_id(document, reader_.record(docid(place)).passage) != id) continue;
      std::vector<Hit> hits;
      const std::size_t first = place - std::min(place, context);
      for (std::size_t i = first; i < count && i - first <= context + (place - first); ++i) {
        hits.push_back(read_hit(docid(i)));
      }
      return hits;
    }
    return {};
  });
}

std::vector<Hit> Searcher::Work::passages_of(std::string_view document) {
  const auto last = snapshot_.find_document(document);
  if (!last) return {};
  std::vector<Hit> hits;
  for (std::uint32_t back = reader_.record(*last).document.value().passages; back-- > 0;) {
    hits.push_back(read_hit(*last - back * snapshot_.stride()));
  }
  return hits;
}

std::optional<Document> Searcher::Work::document(std::string_view id) const {
  const auto last = snapshot_.find_document(id);
  if (!last) return std::nullopt;
  return reader_.whole_document(*last);
}

std::vector<TopicCount> Searcher::Work::topics() {
  std::vector<TopicCount> counts;
  for (const Topic& topic : taxonomy().topics) {
    const Query query{.kind = Query::Kind::field, .text = topic.id, .field = "topic"};
    counts.push_back({topic, search(query, {.limit = 0, .snippet_bytes = 0}).total});
  }
  return counts;
}

IndexInfo Searcher::Work::info() const {
  const store::Manifest& manifest = snapshot_.manifest();
  return {.documents = manifest.documents(),
          .passages = manifest.passages(),
          .text_bytes = manifest.text_bytes,
          .fingerprint = manifest.fingerprint(),
          .analysis = manifest.analysis};
}

Searcher::Searcher(const std::filesystem::path& index) : work_(std::make_unique<Work>(index)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Query Searcher::parse(std::string_view text, Joining joining) const {
  return work_->parse(text, joining);
}
Results Searcher::search(const Query& query, const SearchOptions& options) const {
  return work_->search(query, options);
}
std::size_t Searcher::quotations(const Query& query, const QuotationOptions& options,
                                 const std::function<void(const Quotation&)>& on_quotation) const {
  return work_->quotations(query, options, on_quotation);
}
std::vector<SpeakerCount> Searcher::speakers(const Query& query, std::size_t limit) const {
  return work_->speakers(query, limit);
}
std::size_t Searcher::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) const {
  return work_->scan(query, on_hit);
}
Verification Searcher::verify(std::string_view words, const VerifyOptions& options) const {
  return work_->verify(words, options);
}
std::string Searcher::explain(const Query& query) const {
  return work_->explain(query);
}
std::vector<Hit> Searcher::show(std::string_view id, std::size_t context) const {
  return work_->show(id, context);
}
std::vector<Hit> Searcher::passages_of(std::string_view document) const {
  return work_->passages_of(document);
}
std::optional<Document> Searcher::document(std::string_view id) const {
  return work_->document(id);
}
std::vector<TopicCount> Searcher::topics() const {
  return work_->topics();
}
const Taxonomy& Searcher::taxonomy() const {
  return work_->taxonomy();
}
IndexInfo Searcher::info() const {
  return work_->info();
}

}  // namespace tenet
