#include "query/ranker.h"

#include <algorithm>
#include <utility>

#include "query/document_model.h"
#include "query/neighbours.h"
#include "query/pattern.h"
#include "query/simplify.h"
#include "store/guard.h"
#include "store/schema.h"
#include "text/stop_words.h"

namespace tenet::query {
namespace {

std::shared_ptr<const std::vector<Xapian::docid>> docids_of(const Scored& hits) {
  std::vector<Xapian::docid> docids;
  docids.reserve(hits.size());
  for (const auto& [docid, score] : hits) docids.push_back(docid);
  std::ranges::sort(docids);
  return std::make_shared<const std::vector<Xapian::docid>>(std::move(docids));
}

}  // namespace

const store::DocumentTable& Ranker::documents() {
  if (!documents_) store::guarded("reading the index", [this] { documents_.emplace(snapshot_); });
  return *documents_;
}

Evidence Ranker::gather(const Query& query, const SearchOptions& options) {
  using Expand = SearchOptions::Expand;
  const bool by_document = options.by == SearchOptions::By::document;
  const bool expand = options.expand == Expand::always || (by_document && options.expand == Expand::automatic);
  Evidence evidence{.words = query_words(query, analyser_)};
  if (evidence.words.empty()) return evidence;
  return store::guarded("searching", [&] {
    std::optional<DocumentModel> model;
    const auto score = [&](const Among& among) {
      evidence.of = std::make_shared<const std::vector<double>>(model->score(evidence.words, among));
    };
    if (by_document) {
      evidence.documents = &documents();
      model.emplace(*evidence.documents);
      evidence.words = model->weigh(evidence.words);
      score({});
    }
    if (!expand) return evidence;
    // A query of one word is over before fifty passages are read.
    const bool with_neighbours = by_document && evidence.words.size() > 1;
    const Scored best = best_hits(query, options.by, evidence);
    const std::vector<Sample> samples = take_samples(best, with_neighbours ? most_neighbours : most_samples);
    if (by_document) {
      // What is fed back makes no hit, so that it counts in few documents.
      const Among among = model->documents_with(query, evidence.words);
      evidence.words = feed_back(evidence.words, samples, snapshot_.database());
      score(among);
      if (with_neighbours) add_lent(best, samples, evidence);
    } else {
      evidence.learnt = learn_words(evidence.words, samples, snapshot_.database());
      evidence.best = docids_of(best);
    }
    return evidence;
  });
}

const store::DocumentEnds& Ranker::ends() {
  if (documents_) return documents_->ends();
  if (!ends_) ends_.emplace(snapshot_);
  return *ends_;
}

Asked Ranker::ask(const Xapian::Query& compiled, std::size_t per_document, bool dates) {
  Asked asked{.enquire = Xapian::Enquire(snapshot_.database()), .per_document = per_document};
  if (per_document > 0 || dates) asked.ends = &ends();
  asked.enquire.set_weighting_scheme(PassageWeighting());
  asked.enquire.set_query(compiled);
  return asked;
}

PassageKey Ranker::key_of(Xapian::docid docid) {
  const store::PassageRecord record = reader_.record(docid);
  return {reader_.document(docid).fields.id, record.passage.number, record.passage.part};
}

Ordered Ranker::find(const Xapian::Query& compiled, SearchOptions::By by, std::size_t offset, std::size_t limit) {
  return store::guarded("searching", [&] {
    Asked asked = ask(compiled, by == SearchOptions::By::document ? 1 : 0, false);
    return order_hits(asked, snapshot_, offset, limit, [this](Xapian::docid docid) { return key_of(docid); });
  });
}

Ordered Ranker::find_sorted(const Xapian::Query& compiled, const SearchOptions& options) {
  const bool by_document = options.by == SearchOptions::By::document;
  const bool best_first = options.order == SearchOptions::Order::score && !options.reverse;
  if (best_first && (by_document || options.per_document == 0)) {
    return find(compiled, options.by, options.offset, options.limit);
  }
  return store::guarded("searching", [&] {
    const bool dates = options.order == SearchOptions::Order::date;
    Asked asked = ask(compiled, by_document ? 1 : options.per_document, dates);
    const auto key = [this](Xapian::docid docid) { return key_of(docid); };
    if (best_first) return order_hits(asked, snapshot_, options.offset, options.limit, key);
    return sort_hits(asked, snapshot_, {options.order, options.reverse}, options.offset, options.limit, key);
  });
}

Scored Ranker::best_hits(const Query& query, SearchOptions::By by, const Evidence& evidence) {
  const Xapian::Query compiled = compile(query, snapshot_, analyser_, evidence).query;
  const std::size_t most = by == SearchOptions::By::document ? most_neighbours : most_lent_to;
  return find(compiled, by, 0, most).hits;
}

std::vector<Sample> Ranker::take_samples(const Scored& best, std::size_t most) {
  std::vector<Sample> samples;
  for (const auto& [docid, score] : best) {
    if (samples.size() == most) break;
    samples.push_back(sample(docid, score));
  }
  return samples;
}

// What the best documents lend each other.
void Ranker::add_lent(const Scored& best, const std::vector<Sample>& samples, Evidence& evidence) const {
  std::vector<double> scores = *evidence.of;
  std::vector<double> of_samples;
  for (const auto& [docid, score] : best) of_samples.push_back(scores[documents_->ends().document_of(docid)]);
  const std::vector<double> lent = lend(samples, of_samples);
  for (std::size_t i = 0; i < lent.size(); ++i) {
    if (lent[i] > 0) evidence.lent.emplace(documents_->ends().document_of(best[i].first), lent[i]);
  }
  for (const auto& [document, part] : evidence.lent) scores[document] += part;
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
          .words = stems(read_words(record.passage, {}, reader_.text(docid), analyser_).tokens),
          .title = stems(analyser_.analyse(title))};
}

}  // namespace tenet::query
