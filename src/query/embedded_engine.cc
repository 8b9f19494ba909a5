#include "query/embedded_engine.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <spdlog/logger.h>

#include "errors.h"
#include "logger.h"
#include "query/answers/highlights.h"
#include "query/answers/quotations.h"
#include "query/answers/snippet.h"
#include "query/answers/speakers.h"
#include "query/counting/counts.h"
#include "query/explanation.h"
#include "query/match/describe_plan.h"
#include "query/plan/question.h"
#include "query/plan/spelling.h"
#include "query/verify/duplicates.h"
#include "query/verify/verify.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {

Results EmbeddedEngine::search(const Query& query, const SearchOptions& options,
                               const std::function<void(const Hit&)>& on_hit) {
  analyser_.trim();
  Results results;
  const Plan plan = resolver_.resolve(query, results.notes);
  if (snapshot_.stride() == 0) return results;  // no segments
  Understood asked = understand(plan, options);
  PhysicalPlan& physical = asked.physical;
  physical.exact_total = options.exact_total;
  if (logger().should_log(spdlog::level::debug)) logger().debug("{}", describe(physical));
  const Ordered ordered = ranker_.find_sorted(physical, options);
  results.total = ordered.total;
  results.total_is_exact = ordered.exact;
  results.words_as_evidence = asked.context.least_share > 0;
  for (const TopicShare& topic : asked.context.topics.topics) results.topics.push_back(topic.topic);
  if (options.by == SearchOptions::By::passage) results.folded = ordered.folded;
  for (const std::string& missing : snapshot_.missing()) results.notes.push_back("without an index: " + missing);
  results.notes.insert(results.notes.end(), physical.notes.begin(), physical.notes.end());
  for (std::string& note : spelling_notes(plan, snapshot_, analyser_)) results.notes.push_back(std::move(note));
  for (std::string& note : results.notes) note = shortened(std::move(note));
  read_all(ordered, [&](Hit& hit) {
    if (options.snippet_bytes > 0) {
      mark_matches(hit, asked.plan, analyser_);
      cut_snippet(hit, options.snippet_bytes);
    }
    on_hit(hit);
    return true;
  });
  return results;
}

EmbeddedEngine::Understood EmbeddedEngine::understand(const Plan& plan, const SearchOptions& options) {
  const auto question = options.words_as_evidence ? read_question(plan) : std::nullopt;
  Understood asked{.plan = question.value_or(plan)};
  const auto compile = [&] { asked.physical = make_physical(asked.plan, snapshot_, analyser_, asked.context); };
  const auto gather = [&](double least_share) {
    asked.context = ranker_.gather(asked.plan, least_share, resolver_.taxonomy(), options.by);
    compile();
  };
  if (!question) {
    asked.context = ranker_.gather(asked.plan, options.by);
    compile();
    return asked;
  }
  gather(question_share);
  // Of many words, or in a small index, few passages hold so much.
  constexpr std::uint64_t enough = 10;
  constexpr double any = 1e-9;
  if (ranker_.find(asked.physical, options.by, 0, 0).total < enough) gather(any);
  return asked;
}

std::size_t EmbeddedEngine::scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  if (snapshot_.stride() == 0) return 0;
  const bool all = plan.kind == Plan::Kind::nothing;
  const Plan every{.kind = Plan::Kind::without, .operands = {Plan{}}};
  const auto physical = without_weights(make_physical(all ? every : plan, snapshot_, analyser_));
  const Ordered ordered = ranker_.find(physical, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
  std::size_t given = 0;
  read_all(ordered, [&](Hit& hit) {
    mark_nodes(hit, plan, analyser_);
    ++given;
    return on_hit(hit);
  });
  return given;
}

// Hands over the hits with their scores, until `on_hit` gives false.
void EmbeddedEngine::read_all(const Ordered& ordered, const std::function<bool(Hit&)>& on_hit) {
  std::vector<Docid> docids;
  docids.reserve(ordered.hits.size());
  for (const auto& [docid, score] : ordered.hits) docids.push_back(docid);
  std::size_t place = 0;
  hits_.read_all(docids, [&](Hit& hit) {
    hit.score = ordered.hits[place++].second;
    return on_hit(hit);
  });
}

Counts EmbeddedEngine::count(const Query& query, const CountOptions& options) {
  analyser_.trim();
  return query::count(query, options, snapshot_, ranker_.documents(), reader_, resolver_, analyser_);
}

std::size_t EmbeddedEngine::quotations(const Query& query, const QuotationOptions& options,
                                       const std::function<void(const Quotation&)>& on_quotation) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  if (snapshot_.stride() == 0 || options.limit == 0) return 0;
  PhysicalPlan physical = make_physical(with_quotations(plan), snapshot_, analyser_);
  if (options.order == QuotationOptions::Order::reading) physical = without_weights(std::move(physical));
  std::size_t seen = 0;
  std::size_t given = 0;
  // A passage may have many quotations that are wanted, or none: more passages are asked for until there are enough.
  std::size_t size = std::min<std::size_t>(snapshot_.manifest().passages(), options.offset) +
                     std::min<std::size_t>(snapshot_.manifest().passages(), options.limit);
  for (std::size_t from = 0; given < options.limit; size *= 4) {
    const Ordered ordered = ranker_.find(physical, SearchOptions::By::passage, from, size);
    read_all(ordered, [&](const Hit& hit) {
      const auto whole_text = [&]() -> const std::string& { return hits_.text_of(hit.document.id); };
      for (const Quotation& quotation : choose_quotations(plan, hit, analyser_, whole_text)) {
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

std::vector<SpeakerCount> EmbeddedEngine::speakers(const Query& query, std::size_t limit) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  SpeakerCounter counter;
  if (snapshot_.stride() == 0) return {};
  if (plan.kind == Plan::Kind::nothing) {
    counter.count(snapshot_.quotations());
  } else {
    const PhysicalPlan physical = make_physical(with_quotations(plan), snapshot_, analyser_);
    const auto passages = ranker_.find(physical, SearchOptions::By::passage, 0, snapshot_.manifest().passages());
    read_all(passages, [&](const Hit& hit) {
      const PassageKey key{hit.document.id, hit.passage.number, hit.passage.part};
      for (const Speaker& speaker : choose_speakers(plan, hit, analyser_)) counter.count(speaker, key);
      return true;
    });
  }
  return counter.most_quoted(limit, snapshot_);
}

std::vector<std::string> EmbeddedEngine::speaker_names(std::string_view letters, std::size_t limit) {
  const std::vector<text::Token> words = analyser_.analyse(letters);
  if (words.empty()) return {};
  std::set<std::string> names;
  for (const auto& name : snapshot_.names_beginning(words.back().form())) names.insert(name.speaker);
  std::vector<std::string> terms;
  terms.reserve(names.size());
  for (const std::string& name : names) terms.push_back(store::term(store::speaker_prefix, name));
  const std::vector<std::uint64_t> passages = snapshot_.holding(terms);
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  counted.reserve(names.size());
  for (const std::string& name : names) counted.emplace_back(passages[counted.size()], name);
  std::ranges::stable_sort(counted, std::greater<>(), [](const auto& row) { return row.first; });
  counted.resize(std::min(limit, counted.size()));
  std::vector<std::string> most;
  most.reserve(counted.size());
  for (auto& [count, name] : counted) most.push_back(std::move(name));
  return most;
}

Verification EmbeddedEngine::verify(std::string_view words, const VerifyOptions& options) {
  analyser_.trim();
  return query::verify(words, options, snapshot_, analyser_, [this](Docid docid) { return hits_.read(docid); });
}

std::string EmbeddedEngine::explain(const Query& query) {
  return describe(make_physical(resolver_.resolve(query), snapshot_, analyser_));
}

Explanation EmbeddedEngine::explain(const Query& query, std::string_view id, const SearchOptions& options) {
  analyser_.trim();
  const Plan plan = resolver_.resolve(query);
  const auto docid = find_passage(id, snapshot_, reader_);
  if (!docid) throw unknown_passage(id, snapshot_, reader_);
  const Understood asked = understand(plan, options);
  return explain_score(asked.plan, std::string(id), *docid, asked.context, snapshot_, reader_, analyser_);
}

std::vector<Duplicate> EmbeddedEngine::near_duplicates(std::string_view id) {
  analyser_.trim();
  return store::translate_xapian_errors("searching", [&] {
    const auto docid = find_passage(id, snapshot_, reader_);
    return docid ? query::near_duplicates(*docid, snapshot_, reader_, analyser_) : std::vector<Duplicate>{};
  });
}

std::vector<std::uint64_t> EmbeddedEngine::occurrences(const std::vector<std::string>& stems) {
  std::vector<std::string> terms;
  terms.reserve(stems.size());
  for (const std::string& stem : stems) terms.push_back(store::term("", stem));
  return snapshot_.occurrences(terms);
}

std::vector<DocumentSize> EmbeddedEngine::document_sizes() {
  return store::translate_xapian_errors("reading the index", [&] { return store::document_sizes(snapshot_); });
}

std::vector<TopicCount> EmbeddedEngine::topics() {
  std::vector<TopicCount> counts;
  for (const Topic& topic : resolver_.taxonomy().topics) {
    const Query query{.kind = Query::Kind::field, .text = topic.id, .field = "topic"};
    counts.push_back({topic, search(query, {.limit = 0, .snippet_bytes = 0}, {}).total});
  }
  return counts;
}

IndexInfo EmbeddedEngine::info() {
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

}  // namespace tenet::query
