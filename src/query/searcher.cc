#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <spdlog/logger.h>
#include <xapian.h>

#include "logger.h"
#include "query/compiler.h"
#include "query/counts.h"
#include "query/duplicates.h"
#include "query/explanation.h"
#include "query/fields.h"
#include "query/marks.h"
#include "query/more_like.h"
#include "query/parser.h"
#include "query/passage_ids.h"
#include "query/pattern.h"
#include "query/quotations.h"
#include "query/ranker.h"
#include "query/simplify.h"
#include "query/speakers.h"
#include "query/spelling.h"
#include "query/synonyms.h"
#include "query/topic_names.h"
#include "query/verify.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "store/voices.h"
#include "text/code_points.h"
#include "text/stop_words.h"
#include "text/tokens.h"

namespace tenet {

using query::Pattern;
using store::PassageRecord;

class Searcher::Work {
 public:
  Work(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options)
      : snapshot_(indexes, options.partial),
        reader_(snapshot_.database(), std::max<Xapian::docid>(1, snapshot_.stride())) {}

  Query parse(std::string_view text, Joining joining);
  Query resolve(const Query& query);
  Results search(const Query& query, const SearchOptions& options, const std::function<void(const Hit&)>& on_hit);
  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit);
  Counts count(const Query& query, const CountOptions& options);
  Verification verify(std::string_view words, const VerifyOptions& options);
  std::string explain(const Query& query);
  Explanation explain(const Query& query, std::string_view id, const SearchOptions& options);
  std::size_t quotations(const Query& query, const QuotationOptions& options,
                         const std::function<void(const Quotation&)>& on_quotation);
  std::vector<SpeakerCount> speakers(const Query& query, std::size_t limit);
  std::vector<std::string> speaker_names(std::string_view letters, std::size_t limit);
  std::vector<Hit> show(std::string_view id, std::size_t context);
  std::vector<Duplicate> near_duplicates(std::string_view id);
  std::vector<Hit> passages_of(std::string_view document);
  [[nodiscard]] std::optional<Document> document(std::string_view id) const;
  [[nodiscard]] std::vector<std::uint64_t> occurrences(const std::vector<std::string>& stems) const;
  [[nodiscard]] std::uint64_t words_of(std::string_view document) const;
  [[nodiscard]] std::vector<DocumentSize> document_sizes() const;
  std::vector<TopicCount> topics();
  const Taxonomy& taxonomy();
  [[nodiscard]] IndexInfo info() const;

 private:
  // What the query asks of this index, in the analyser's words, and what the asker should know about it.
  Query prepare(const Query& query, std::vector<std::string>& notes);
  Query prepare(const Query& query) {
    std::vector<std::string> notes;
    return prepare(query, notes);
  }
  Hit read_hit(Xapian::docid docid);

  store::Snapshot snapshot_;
  store::PassageReader reader_;
  std::string checked_;  // the document that was found in one index alone last
  text::Analyser analyser_;
  query::Ranker ranker_{snapshot_, reader_, analyser_};
  Document whole_;                    // the one whose text was asked for last
  std::optional<Taxonomy> taxonomy_;  // read when first asked for
};

const Taxonomy& Searcher::Work::taxonomy() {
  if (!taxonomy_) taxonomy_ = parse_taxonomy(snapshot_.taxonomy_toml(), "the topics of the index");
  return *taxonomy_;
}

Query Searcher::Work::parse(std::string_view text, Joining joining) {
  return query::parse(text, joining, [this](const Query& field, std::size_t offset) {
    if (field.field == "topic") {
      const std::string name = query::topic_name(field);
      if (taxonomy().named(name) == nullptr) throw query::unknown_topic(name, taxonomy(), offset);
    } else if (field.field == "like" && !query::find_passage(field.text, snapshot_, reader_)) {
      throw query::unknown_passage(field.text, snapshot_, reader_, offset);
    }
  });
}

Query Searcher::Work::prepare(const Query& query, std::vector<std::string>& notes) {
  const auto topics = [this]() -> const Taxonomy& { return taxonomy(); };
  Query resolved = query::resolve_topics(query, topics);
  resolved = query::resolve_synonyms(resolved, topics, analyser_, notes);
  return query::simplify(query::resolve_like(resolved, snapshot_, reader_, analyser_), analyser_);
}

Query Searcher::Work::resolve(const Query& query) {
  return prepare(query);
}

Results Searcher::Work::search(const Query& query, const SearchOptions& options,
                               const std::function<void(const Hit&)>& on_hit) {
  analyser_.trim();
  Results results;
  const Query simple = prepare(query, results.notes);
  if (snapshot_.stride() == 0) return results;  // no segments: Xapian does not search a database of nothing
  const query::Compiled compiled = query::compile(simple, snapshot_, analyser_, ranker_.gather(simple, options));
  if (logger().should_log(spdlog::level::debug)) logger().debug("{}", compiled.query.get_description());
  const query::Ordered ordered = ranker_.find_sorted(compiled.query, options);
  results.total = ordered.total;
  if (options.by == SearchOptions::By::passage) results.folded = ordered.folded;
  for (const std::string& missing : snapshot_.missing()) results.notes.push_back("without an index: " + missing);
  results.notes.insert(results.notes.end(), compiled.notes.begin(), compiled.notes.end());
  for (std::string& note : query::spelling_notes(simple, snapshot_, analyser_))
    results.notes.push_back(std::move(note));
  const Pattern pattern = query::make_pattern(simple, analyser_);
  for (const auto& [docid, score] : ordered.hits) {
    Hit hit = read_hit(docid);
    hit.score = score;
    if (options.snippet_bytes > 0) {
      query::mark_matches(hit, pattern, analyser_);
      query::cut_snippet(hit, options.snippet_bytes);
    }
    on_hit(hit);
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
  const query::Ordered ordered = ranker_.find(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, compiled, 0),
                                              SearchOptions::By::passage, 0, snapshot_.manifest().passages());
  std::size_t given = 0;
  for (const auto& [docid, score] : ordered.hits) {
    Hit hit = read_hit(docid);
    query::mark_nodes(hit, pattern, analyser_);
    ++given;
    if (!on_hit(hit)) break;
  }
  return given;
}

Counts Searcher::Work::count(const Query& query, const CountOptions& options) {
  analyser_.trim();
  return query::count(query, options, snapshot_, ranker_.documents(), analyser_,
                      [this]() -> const Taxonomy& { return taxonomy(); });
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
    const query::Ordered ordered = ranker_.find(compiled, SearchOptions::By::passage, from, size);
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
    const auto passages = ranker_.find(compiled, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
    for (const auto& [docid, score] : passages.hits) {
      const Hit hit = read_hit(docid);
      const query::PassageKey key{hit.document.id, hit.passage.number, hit.passage.part};
      for (const Speaker& speaker : query::choose_speakers(simple, hit, analyser_)) counter.count(speaker, key);
    }
  }
  return counter.most_quoted(limit, snapshot_);
}

std::vector<std::string> Searcher::Work::speaker_names(std::string_view letters, std::size_t limit) {
  const std::vector<text::Token> words = analyser_.analyse(letters);
  if (words.empty()) return {};
  std::set<std::string> names;
  for (const auto& name : snapshot_.names_beginning(words.back().form())) names.insert(name.speaker);
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  for (const std::string& name : names) counted.emplace_back(snapshot_.quotations_written(name), name);
  std::ranges::stable_sort(counted, std::greater<>(), [](const auto& row) { return row.first; });
  counted.resize(std::min(limit, counted.size()));
  std::vector<std::string> most;
  for (auto& [count, name] : counted) most.push_back(std::move(name));
  return most;
}

Verification Searcher::Work::verify(std::string_view words, const VerifyOptions& options) {
  analyser_.trim();
  return query::verify(words, options, snapshot_, analyser_, [this](Xapian::docid docid) { return read_hit(docid); });
}

std::string Searcher::Work::explain(const Query& query) {
  return query::compile(prepare(query), snapshot_, analyser_).query.get_description();
}

Explanation Searcher::Work::explain(const Query& query, std::string_view id, const SearchOptions& options) {
  analyser_.trim();
  const Query simple = prepare(query);
  const auto docid = query::find_passage(id, snapshot_, reader_);
  if (!docid) throw query::unknown_passage(id, snapshot_, reader_);
  return query::explain_score(simple, std::string(id), *docid, options, snapshot_, reader_, analyser_);
}

Hit Searcher::Work::read_hit(Xapian::docid docid) {
  PassageRecord record = reader_.record(docid);
  const store::DocumentRecord& document = reader_.document(docid, record);
  Hit hit{.text = std::string(reader_.text(docid, record))};
  hit.id = passage_id(document.fields.id, record.passage);
  hit.code_points = {record.begin_code_point, record.begin_code_point + text::count_code_points(hit.text)};
  if (record.heading > 0 && record.heading <= document.headings.size()) {
    hit.heading = document.headings[record.heading - 1];
  }
  store::fill_voices(record, document);
  hit.speakers = store::speakers_of(record, document);
  hit.passage = std::move(record.passage);
  hit.document = document.fields;
  if (std::exchange(checked_, hit.document.id) != hit.document.id) snapshot_.check_document(hit.document.id);
  return hit;
}

std::vector<Hit> Searcher::Work::show(std::string_view id, std::size_t context) {
  const auto docid = query::find_passage(id, snapshot_, reader_);
  if (!docid) return {};
  return store::guarded("reading the index", [&] {
    const PassageRecord record = reader_.record(*docid);
    const std::size_t after = record.to_document;
    const std::size_t before = reader_.document(*docid, record).passages - after - 1;
    std::vector<Hit> hits;
    const Xapian::docid stride = snapshot_.stride();
    const auto last = *docid + static_cast<Xapian::docid>(std::min(after, context)) * stride;
    for (auto at = *docid - static_cast<Xapian::docid>(std::min(before, context)) * stride; at <= last; at += stride) {
      hits.push_back(read_hit(at));
    }
    return hits;
  });
}

std::vector<Duplicate> Searcher::Work::near_duplicates(std::string_view id) {
  analyser_.trim();
  return store::guarded("searching", [&] {
    const auto docid = query::find_passage(id, snapshot_, reader_);
    return docid ? query::near_duplicates(*docid, snapshot_, reader_, analyser_) : std::vector<Duplicate>{};
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

std::vector<std::uint64_t> Searcher::Work::occurrences(const std::vector<std::string>& stems) const {
  std::vector<std::uint64_t> counts;
  counts.reserve(stems.size());
  for (const std::string& stem : stems) counts.push_back(snapshot_.occurrences(store::term("", stem)));
  return counts;
}

std::uint64_t Searcher::Work::words_of(std::string_view document) const {
  const auto last = snapshot_.find_document(document);
  if (!last) return 0;
  return store::guarded("reading the index", [&] {
    std::uint64_t words = 0;
    for (std::uint32_t back = reader_.record(*last).document.value().passages; back-- > 0;) {
      words += snapshot_.database().get_doclength(*last - back * snapshot_.stride());
    }
    return words;
  });
}

std::vector<DocumentSize> Searcher::Work::document_sizes() const {
  return store::guarded("reading the index", [&] { return store::document_sizes(snapshot_); });
}

std::vector<TopicCount> Searcher::Work::topics() {
  std::vector<TopicCount> counts;
  for (const Topic& topic : taxonomy().topics) {
    const Query query{.kind = Query::Kind::field, .text = topic.id, .field = "topic"};
    counts.push_back({topic, search(query, {.limit = 0, .snippet_bytes = 0}, {}).total});
  }
  return counts;
}

IndexInfo Searcher::Work::info() const {
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

Searcher::Searcher(const std::filesystem::path& index) : Searcher(std::vector{index}) {}
Searcher::Searcher(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options)
    : work_(std::make_unique<Work>(indexes, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Query Searcher::parse(std::string_view text, Joining joining) const {
  return work_->parse(text, joining);
}
Query Searcher::resolve(const Query& query) const {
  return work_->resolve(query);
}
Results Searcher::search(const Query& query, const SearchOptions& options) const {
  std::vector<Hit> hits;
  Results results = work_->search(query, options, [&](const Hit& hit) { hits.push_back(hit); });
  results.hits = std::move(hits);
  return results;
}
Results Searcher::search(const Query& query, const SearchOptions& options,
                         const std::function<void(const Hit&)>& on_hit) const {
  return work_->search(query, options, on_hit);
}
std::size_t Searcher::quotations(const Query& query, const QuotationOptions& options,
                                 const std::function<void(const Quotation&)>& on_quotation) const {
  return work_->quotations(query, options, on_quotation);
}
std::vector<SpeakerCount> Searcher::speakers(const Query& query, std::size_t limit) const {
  return work_->speakers(query, limit);
}
std::vector<std::string> Searcher::speaker_names(std::string_view letters, std::size_t limit) const {
  return work_->speaker_names(letters, limit);
}
std::size_t Searcher::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) const {
  return work_->scan(query, on_hit);
}
Counts Searcher::count(const Query& query, const CountOptions& options) const {
  return work_->count(query, options);
}
Verification Searcher::verify(std::string_view words, const VerifyOptions& options) const {
  return work_->verify(words, options);
}
std::string Searcher::explain(const Query& query) const {
  return work_->explain(query);
}
Explanation Searcher::explain(const Query& query, std::string_view id, const SearchOptions& options) const {
  return work_->explain(query, id, options);
}
std::vector<Hit> Searcher::show(std::string_view id, std::size_t context) const {
  return work_->show(id, context);
}
std::vector<Duplicate> Searcher::near_duplicates(std::string_view id) const {
  return work_->near_duplicates(id);
}
std::vector<Hit> Searcher::passages_of(std::string_view document) const {
  return work_->passages_of(document);
}
std::optional<Document> Searcher::document(std::string_view id) const {
  return work_->document(id);
}
std::vector<std::uint64_t> Searcher::occurrences(const std::vector<std::string>& stems) const {
  return work_->occurrences(stems);
}
std::uint64_t Searcher::words_of(std::string_view document) const {
  return work_->words_of(document);
}
std::vector<DocumentSize> Searcher::document_sizes() const {
  return work_->document_sizes();
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
