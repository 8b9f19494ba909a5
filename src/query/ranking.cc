#include "query/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "store/schema.h"
#include "store/sources.h"

namespace tenet::query {
namespace {

using store::DocumentCount;

// What a word in the title adds to passages, against the same word in the passage. docs/evaluation.md, "Title".
constexpr double title_weight = 1;

// Words of the collection that are mixed into every document. docs/evaluation.md, "Documents".
constexpr double prior_words = 700;
// As how many occurrences a word in the title counts. docs/evaluation.md, "Documents".
constexpr double title_count = 2;
// The part of the weight that goes to words fed back, and how many these are. docs/evaluation.md, "Feedback".
constexpr double feedback_share = 0.4;
constexpr std::size_t feedback_words = 20;
// The part of all passages above which a word is too common to be fed back. docs/evaluation.md, "Feedback".
constexpr double common_share = 0.2;

void collect_words(const Query& query, double boost, text::Analyser& analyser, WordWeights& words) {
  using Kind = Query::Kind;
  if (query.kind == Kind::without) return;
  boost *= query.boost;
  if (query.kind == Kind::word || query.kind == Kind::phrase) {
    for (const text::Token& token : analyser.analyse(query.text)) words[token.stem()] += boost;
  }
  for (const Query& operand : query.operands) collect_words(operand, boost, analyser, words);
}

std::string title_term(const std::string& stem) {
  return store::term(store::find_field_terms("title")->prefix, stem);
}

double sum_of(const WordWeights& words) {
  return std::accumulate(words.begin(), words.end(), 0.0,
                         [](double sum, const auto& word) { return sum + word.second; });
}

// Adds what one word is worth to the documents with it in `bodies` or `titles`, both ascending.
void score_word(double weight, const std::vector<DocumentCount>& bodies, const std::vector<DocumentCount>& titles,
                double total_words, std::vector<double>& scores) {
  double found = 0;
  for (const DocumentCount& body : bodies) found += static_cast<double>(body.count);
  // How often the collection says the word; one of titles alone is taken to be as common as they are.
  const double expected =
      prior_words * std::max(found, static_cast<double>(titles.size())) / std::max(1.0, total_words);
  const auto add = [&](std::size_t document, double count) {
    scores[document] += weight * std::log1p(count / expected);
  };
  auto title = titles.begin();
  for (const DocumentCount& body : bodies) {
    for (; title != titles.end() && title->document < body.document; ++title) add(title->document, title_count);
    const bool both = title != titles.end() && title->document == body.document;
    add(body.document, static_cast<double>(body.count) + (both ? title_count : 0));
    if (both) ++title;
  }
  for (; title != titles.end(); ++title) add(title->document, title_count);
}

// How probable the samples make each of their words, up to a factor.
WordWeights learn(const std::vector<Sample>& samples) {
  WordWeights learnt;
  for (const Sample& sample : samples) {
    const double length =
        static_cast<double>(sample.words.size()) + title_count * static_cast<double>(sample.title.size());
    const double likelihood = std::exp(sample.score - samples.front().score);
    for (const std::string& word : sample.words) learnt[word] += likelihood / length;
    for (const std::string& word : sample.title) learnt[word] += title_count * likelihood / length;
  }
  return learnt;
}

using Learnt = std::pair<std::string, double>;

// The most probable words that are not too common.
std::vector<Learnt> choose_words(const WordWeights& learnt, const Xapian::Database& database) {
  std::vector<Learnt> sorted(learnt.begin(), learnt.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &Learnt::second);
  const double common = common_share * database.get_doccount();
  std::vector<Learnt> chosen;
  for (const Learnt& word : sorted) {
    if (chosen.size() == feedback_words) break;
    if (database.get_termfreq(store::term("", word.first)) <= common) chosen.push_back(word);
  }
  return chosen;
}

}  // namespace

WordWeights query_words(const Query& query, text::Analyser& analyser) {
  WordWeights words;
  collect_words(query, 1, analyser, words);
  return words;
}

Xapian::BM25Weight passage_weighting() {
  // k1 and b for passages, k2 off, k3 large so that words said twice in a long query count twice, no floor under
  // short passages. docs/evaluation.md, "Passages".
  return Xapian::BM25Weight(0.9, 0, 1000, 0.4, 0);
}

Xapian::Query title_bonus(const WordWeights& words, const store::Snapshot& snapshot) {
  const auto documents = static_cast<double>(snapshot.manifest().documents());
  std::vector<Xapian::Query> titles;
  for (const auto& [stem, weight] : words) {
    const std::string term = title_term(stem);
    const double holding = snapshot.database().get_termfreq(term);
    if (holding == 0) continue;
    // BM25's inverse document frequency with documents for passages, kept above 0. Robertson & Zaragoza 2009, eq. 3.15.
    const double rarity = std::log(1 + (documents - holding + 0.5) / (holding + 0.5));
    titles.push_back(store::query_of(new store::SpreadSource({term}, title_weight * std::max(rarity, 0.01))));
  }
  return Xapian::Query(Xapian::Query::OP_OR, titles.begin(), titles.end());
}

// Language model with Dirichlet smoothing: Zhai & Lafferty 2004, eq. 6, and a constant that keeps it above 0.
std::vector<double> score_documents(const WordWeights& words, const store::DocumentTable& documents) {
  std::vector<double> scores(documents.size(), 0);
  const auto total = static_cast<double>(documents.total_words());
  for (const auto& [stem, weight] : words) {
    score_word(weight, documents.count(store::term("", stem)), documents.count(title_term(stem)), total, scores);
  }
  const double asked = sum_of(words);
  const double longest = prior_words + static_cast<double>(documents.longest());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] += asked * std::log(longest / (prior_words + static_cast<double>(documents.words(i))));
  }
  return scores;
}

// Relevance model interpolated with the query (RM3): Lavrenko & Croft 2001, method 1; Abdul-Jaleel et al. 2004.
WordWeights feed_back(const WordWeights& asked, const std::vector<Sample>& samples, const Xapian::Database& database) {
  const std::vector<Learnt> learnt = choose_words(learn(samples), database);
  const double weight_learnt = std::accumulate(learnt.begin(), learnt.end(), 0.0,
                                               [](double sum, const Learnt& word) { return sum + word.second; });
  if (weight_learnt == 0) return asked;
  const double factor = feedback_share * sum_of(asked) / weight_learnt;
  WordWeights both;
  for (const auto& [word, weight] : asked) both[word] += (1 - feedback_share) * weight;
  for (const auto& [word, weight] : learnt) both[word] += factor * weight;
  return both;
}

}  // namespace tenet::query
