#include "query/ranking/ranker.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "query/language/simplify.h"
#include "query/pattern.h"
#include "query/ranking/claims.h"
#include "query/ranking/document_model.h"
#include "query/ranking/neighbours.h"
#include "store/guard.h"
#include "store/schema.h"
#include "text/stop_words.h"

namespace tenet::query {
namespace {

Scored first_of(const Scored& hits, std::size_t most) {
  return {hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), most))};
}

// The same hits by docid, the first ones with what is added to their scores, the others with 0.
std::shared_ptr<const Scored> by_docid(const Scored& hits, const std::vector<double>& added) {
  Scored sorted;
  for (std::size_t i = 0; i < hits.size(); ++i) sorted.emplace_back(hits[i].first, i < added.size() ? added[i] : 0);
  std::ranges::sort(sorted);
  return std::make_shared<const Scored>(std::move(sorted));
}

}  // namespace

const store::DocumentTable& Ranker::documents() {
  if (!documents_) store::guarded("reading the index", [this] { documents_.emplace(snapshot_); });
  return *documents_;
}

const store::DocumentEnds& Ranker::ends() {
  if (documents_) return documents_->ends();
  if (!ends_) ends_.emplace(snapshot_);
  return *ends_;
}

Evidence Ranker::gather(const Query& query, bool states_claim, const SearchOptions& options) {
  using Expand = SearchOptions::Expand;
  const bool by_document = options.by == SearchOptions::By::document;
  const bool expand = options.expand == Expand::always || (by_document && options.expand == Expand::automatic);
  const bool for_claim = states_claim && options.expand != Expand::never;
  Evidence evidence{.words = query_words(query, analyser_)};
  if (evidence.words.empty()) return evidence;
  store::guarded("searching", [&] {
    if (by_document) {
      gather_for_documents(query, expand, for_claim, evidence);
    } else if (expand || for_claim) {
      gather_for_passages(query, expand, for_claim, evidence);
    }
  });
  return evidence;
}

void Ranker::gather_for_passages(const Query& query, bool expand, bool for_claim, Evidence& evidence) {
  const std::size_t looked_at = for_claim ? most_raised : most_samples;
  const Ordered found = best_hits(query, SearchOptions::By::passage, evidence, looked_at);
  const Scored& best = found.hits;
  if (expand) evidence.learnt = learn_words(evidence.words, take_samples(best, most_samples), snapshot_);
  std::vector<double> added;
  if (for_claim) added = claim_bonuses(first_of(best, most_raised), snapshot_);
  evidence.best = by_docid(best, added);
  if (snapshot_.servers() > 0) return;
  BestPassages before{.hits = best, .total = found.total};
  for (std::size_t i = 0; i < added.size(); ++i) before.hits[i].second += added[i];
  evidence.before = std::make_shared<const BestPassages>(std::move(before));
}

void Ranker::gather_for_documents(const Query& query, bool expand, bool for_claim, Evidence& evidence) {
  evidence.documents = &documents();
  WordReader words(*evidence.documents);  // where they stand in documents
  const auto score = [&](LanguageModel model) {
    evidence.of = std::make_shared<const std::vector<double>>(score_documents(model, words));
    evidence.model = std::move(model);
  };
  evidence.words = weigh(evidence.words, words);
  score(make_model(evidence.words, words));
  if (!expand) return;
  // A query of one word is over before fifty passages are read.
  const bool raise = evidence.words.size() > 1;
  const std::size_t wanted = raise ? most_neighbours : most_samples;
  const Scored best = best_hits(query, SearchOptions::By::document, evidence, wanted).hits;
  const std::vector<Sample> samples = take_samples(best, wanted);
  // What is fed back makes no hit, so that it counts in few documents.
  auto needed = words_needed(query, evidence.words);
  evidence.words = feed_back(evidence.words, samples, snapshot_);
  LanguageModel model = make_model(evidence.words, words);
  model.among = std::move(needed);
  score(std::move(model));
  if (raise) raise_documents(best, samples, for_claim, evidence);
}

Ordered Ranker::find(const Compiled& compiled, SearchOptions::By by, std::size_t offset, std::size_t limit) {
  return find_sorted(compiled, {.limit = limit, .offset = offset, .by = by});
}

Ordered Ranker::find_sorted(const Compiled& compiled, const SearchOptions& options) {
  return find(compiled, options, std::numeric_limits<std::size_t>::max());
}

Ordered Ranker::find(const Compiled& compiled, const SearchOptions& options, std::size_t in_order) {
  const bool by_document = options.by == SearchOptions::By::document;
  Match match{.query = compiled.query,
              .words = compiled.words,
              .per_document = by_document ? 1 : options.per_document,
              .sorting = {options.order, options.reverse}};
  if (snapshot_.servers() == 0) match.in_order = in_order;
  return store::guarded("searching", [&] {
    if (needs_ends(match)) match.ends = &ends();
    return rank(match, options.offset, options.limit, snapshot_, reader_);
  });
}

Ordered Ranker::best_hits(const Query& query, SearchOptions::By by, const Evidence& evidence, std::size_t in_order) {
  const Compiled compiled = compile(query, snapshot_, analyser_, evidence);
  const std::size_t most = by == SearchOptions::By::document ? most_neighbours : most_lent_to;
  return find(compiled, {.limit = most, .by = by}, in_order);
}

std::vector<Sample> Ranker::take_samples(const Scored& best, std::size_t most) {
  std::vector<Sample> samples;
  std::vector<Xapian::docid> docids;
  for (std::size_t i = 0; i < std::min(best.size(), most); ++i) docids.push_back(best[i].first);
  snapshot_.fetch(docids);
  samples.resize(docids.size());
  // The best last: they are most likely to be shown, and the reader keeps the blocks that it read last.
  for (std::size_t i = docids.size(); i-- > 0;) samples[i] = sample(docids[i], best[i].second);
  return samples;
}

std::vector<double> Ranker::scores_of(const Scored& best, const Evidence& evidence) const {
  using Docids = std::vector<Xapian::docid>;
  std::vector<double> scores(best.size());
  std::vector<Docids> there(snapshot_.servers());
  std::vector<std::vector<std::size_t>> places(snapshot_.servers());
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (const auto at = snapshot_.docid_there(best[i].first)) {
      there[at->first].push_back(at->second);
      places[at->first].push_back(i);
    } else {
      scores[i] = (*evidence.of)[documents_->ends().document_of(best[i].first)];
    }
  }
  if (snapshot_.servers() == 0) return scores;
  const auto answers = snapshot_.ask_each<std::vector<double>>(
      store::Request::document_scores,
      [&](std::size_t server) { return store::packed(evidence.model, there[server]); });
  for (std::size_t server = 0; server < answers.size(); ++server) {
    for (std::size_t i = 0; i < places[server].size(); ++i) scores[places[server][i]] = answers[server].at(i);
  }
  return scores;
}

void Ranker::raise_documents(const Scored& best, const std::vector<Sample>& samples, bool for_claim,
                             Evidence& evidence) {
  const std::vector<double> scores_now = scores_of(best, evidence);
  const auto raise = [&](const std::vector<double>& by, std::map<Xapian::docid, double>& part) {
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (by[i] <= 0) continue;
      const Xapian::docid last = samples[i].last;
      const Xapian::docid stride = snapshot_.stride();
      part.emplace(last, by[i]);
      evidence.model.lent[snapshot_.uuid_of((last - 1) % stride)].emplace_back((last - 1) / stride + 1, by[i]);
    }
  };
  raise(lend(samples, scores_now), evidence.lent);
  if (for_claim) {
    Scored rescored = first_of(best, samples.size());
    for (std::size_t i = 0; i < rescored.size(); ++i) rescored[i].second = scores_now[i];
    raise(claim_bonuses(rescored, snapshot_), evidence.argued);
  }
  std::vector<double> scores = *evidence.of;
  add_lent(evidence.model, *documents_, scores);
  evidence.of = std::make_shared<const std::vector<double>>(std::move(scores));
}

Sample Ranker::sample(Xapian::docid docid, double score) {
  const auto stems = [](const std::vector<text::Token>& tokens) {
    std::vector<std::string> kept;
    for (const text::Token& token : tokens) {
      if (!text::is_stop_word(token.form())) kept.push_back(token.stem());
    }
    return kept;
  };
  const store::PassageRecord record = reader_.record(docid);
  const std::string title = reader_.document(docid).fields.title;
  return {.score = score,
          .last = docid + record.to_document * snapshot_.stride(),
          .words = stems(read_words(record.passage, {}, reader_.text(docid), analyser_).tokens),
          .title = stems(analyser_.analyse(title))};
}

}  // namespace tenet::query
