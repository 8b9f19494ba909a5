#include "query/ranker.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "query/match/text_match.h"
#include "query/plan/plan_words.h"
#include "query/ranking/document_similarity.h"
#include "query/ranking/query_likelihood.h"
#include "store/xapian_errors.h"
#include "text/stop_words.h"

namespace tenet::query {
namespace {

// Hits by score, best first, and then by docid.
void sort_by_score(Scored& hits) {
  std::ranges::sort(hits, {}, [](const auto& hit) { return std::pair(-hit.second, hit.first); });
}

}  // namespace

const store::DocumentStatistics& Ranker::documents() {
  if (!documents_) store::translate_xapian_errors("reading the index", [this] { documents_.emplace(snapshot_); });
  return *documents_;
}

const store::DocumentMap& Ranker::ends() {
  if (documents_) return documents_->ends();
  if (!ends_) ends_.emplace(snapshot_);
  return *ends_;
}

RankingContext Ranker::gather(const Plan& plan, SearchOptions::By by) {
  RankingContext context{.words = query_words(plan), .by_document = by == SearchOptions::By::document};
  if (context.words.empty() || by == SearchOptions::By::passage) return context;
  store::translate_xapian_errors("searching", [&] { gather_for_documents(plan, context); });
  return context;
}

RankingContext Ranker::gather(const Plan& any_word, double least_share, const Taxonomy& taxonomy,
                              SearchOptions::By by) {
  RankingContext context{
      .words = query_words(any_word), .least_share = least_share, .by_document = by == SearchOptions::By::document};
  store::translate_xapian_errors("searching", [&] {
    if (by == SearchOptions::By::document) {
      gather_for_documents(any_word, context);
    } else {
      gather_topics(any_word, taxonomy, context);
    }
  });
  return context;
}

void Ranker::gather_topics(const Plan& any_word, const Taxonomy& taxonomy, RankingContext& context) {
  PhysicalPlan physical = make_physical(any_word, snapshot_, analyser_, context);
  physical.within = topic_terms(taxonomy);
  physical.most_within = most_tagged + 1;
  const Ordered best = find(physical, {.limit = most_untagged}, 0);
  Scored tagged = best.within;
  // Which of the equal ones at the end are there depends on where they are stored.
  if (tagged.size() > most_tagged) {
    std::erase_if(tagged, [least = tagged.back().second](const auto& hit) { return hit.second <= least; });
  }
  if (tagged.empty()) return;
  QuestionTopics& topics = context.topics;
  topics.whole = best.hits.front().second;
  if (!vocabulary_) vocabulary_.emplace(taxonomy, analyser_);
  std::vector<std::string> stems;
  for (const Plan& word : any_word.operands) stems.push_back(word.words.front().stem);
  topics.topics = choose_topics(tagged, vocabulary_->fits(stems), taxonomy, snapshot_);
  const std::vector<double> gains = topic_gains(tagged, topics.topics, topics.whole, snapshot_);
  for (std::size_t i = 0; i < tagged.size(); ++i) topics.raised.emplace_back(tagged[i].first, gains[i]);
  std::ranges::sort(topics.raised);
  Candidates candidates{.hits = best.hits, .bound = best.hits.back().second, .total = best.total};
  for (const auto& hit : tagged) candidates.hits.push_back(hit);
  std::ranges::sort(candidates.hits);
  candidates.hits.erase(std::unique(candidates.hits.begin(), candidates.hits.end()), candidates.hits.end());
  auto gain = topics.raised.begin();
  for (auto& [docid, score] : candidates.hits) {
    while (gain != topics.raised.end() && gain->first < docid) ++gain;
    if (gain != topics.raised.end() && gain->first == docid) score += gain->second;
  }
  sort_by_score(candidates.hits);
  topics.candidates = std::make_shared<const Candidates>(std::move(candidates));
}

void Ranker::gather_for_documents(const Plan& plan, RankingContext& context) {
  context.documents = &documents();
  WordReader words(*context.documents);  // where they stand in documents
  const auto score = [&](LanguageModel model) {
    context.of = std::make_shared<const std::vector<double>>(score_documents(model, words));
    context.model = std::move(model);
  };
  context.words = weigh(context.words, words);
  score(make_model(context.words, words));
  // A query of one word is over before fifty passages are read.
  const bool raise = context.words.size() > 1;
  const std::size_t wanted = raise ? most_neighbours : most_samples;
  const PhysicalPlan physical = make_physical(plan, snapshot_, analyser_, context);
  const Scored best = find(physical, {.limit = wanted, .by = SearchOptions::By::document}, wanted).hits;
  const std::vector<Sample> samples = take_samples(best, wanted);
  // What is fed back makes no hit, so that it counts in few documents.
  auto needed = words_needed(plan, context.words);
  context.words = feed_back(context.words, samples, snapshot_);
  LanguageModel model = make_model(context.words, words);
  model.among = std::move(needed);
  score(std::move(model));
  if (raise) raise_documents(best, samples, context);
}

Ordered Ranker::find(const PhysicalPlan& plan, SearchOptions::By by, std::size_t offset, std::size_t limit) {
  return find_sorted(plan, {.limit = limit, .offset = offset, .by = by});
}

Ordered Ranker::find_sorted(const PhysicalPlan& plan, const SearchOptions& options) {
  return find(plan, options, std::numeric_limits<std::size_t>::max());
}

Ordered Ranker::find(const PhysicalPlan& plan, const SearchOptions& options, std::size_t in_order) {
  const bool by_document = options.by == SearchOptions::By::document;
  Match match{.plan = plan,
              .per_document = by_document ? 1 : options.per_document,
              .sorting = {options.order, options.reverse},
              .in_order = in_order};
  return store::translate_xapian_errors("searching", [&] {
    if (needs_ends(match)) match.ends = &ends();
    return rank(match, options.offset, options.limit, snapshot_, reader_);
  });
}

std::vector<Sample> Ranker::take_samples(const Scored& best, std::size_t most) {
  std::vector<Sample> samples(std::min(best.size(), most));
  // The best last: they are most likely to be shown, and the reader keeps the blocks that it read last.
  for (std::size_t i = samples.size(); i-- > 0;) samples[i] = sample(best[i].first, best[i].second);
  return samples;
}

std::vector<double> Ranker::scores_of(const Scored& best, const RankingContext& context) const {
  std::vector<double> scores;
  for (const auto& [docid, score] : best) scores.push_back((*context.of)[documents_->ends().document_of(docid)]);
  return scores;
}

void Ranker::raise_documents(const Scored& best, const std::vector<Sample>& samples, RankingContext& context) {
  const std::vector<double> lent = smooth(samples, scores_of(best, context));
  std::vector<double> scores = *context.of;
  for (std::size_t i = 0; i < lent.size(); ++i) {
    if (lent[i] <= 0) continue;
    context.lent.emplace(samples[i].last, lent[i]);
    scores[documents_->ends().document_of(samples[i].last)] += lent[i];
  }
  context.of = std::make_shared<const std::vector<double>>(std::move(scores));
}

Sample Ranker::sample(Docid docid, double score) {
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
