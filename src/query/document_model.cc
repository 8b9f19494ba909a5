#include "query/document_model.h"

#include <algorithm>
#include <cmath>

namespace tenet::query {
namespace {

using store::DocumentCount;

// Words of the collection that are mixed into every document. docs/evaluation.md, "Documents".
constexpr double prior_words = 800;

// How often any of the terms stands in the documents, or in some of them.
std::vector<DocumentCount> count_any(const std::vector<std::string>& terms, const store::DocumentTable& documents,
                                     const Among& among) {
  const auto read = [&](const std::string& term) {
    return among ? documents.count(term, *among) : documents.count(term);
  };
  if (terms.size() == 1) return read(terms.front());
  std::map<std::size_t, std::uint64_t> counts;
  for (const std::string& term : terms) {
    for (const DocumentCount& one : read(term)) counts[one.document] += one.count;
  }
  std::vector<DocumentCount> all;
  for (const auto& [document, count] : counts) all.push_back({document, count});
  return all;
}

// Whether a passage answers only when it holds a word of query_words().
bool is_answered_by_words(const Query& query) {
  using Kind = Query::Kind;
  switch (query.kind) {
    case Kind::word:
    case Kind::phrase: return true;
    case Kind::all:
    case Kind::near: return std::ranges::any_of(query.operands, is_answered_by_words);
    case Kind::any: return std::ranges::all_of(query.operands, is_answered_by_words);
    case Kind::said:
    case Kind::maybe: return is_answered_by_words(query.operands.front());
    default: return false;
  }
}

// Tells what the word counts for in every document that has it, ascending.
template <typename OnDocument>
void for_each_document(const WordCounts& counts, const OnDocument& on_document) {
  auto title = counts.titles.begin();
  for (const DocumentCount& body : counts.bodies) {
    for (; title != counts.titles.end() && title->document < body.document; ++title) {
      on_document(title->document, title_count);
    }
    const bool both = title != counts.titles.end() && title->document == body.document;
    on_document(body.document, static_cast<double>(body.count) + (both ? title_count : 0));
    if (both) ++title;
  }
  for (; title != counts.titles.end(); ++title) on_document(title->document, title_count);
}

}  // namespace

const WordCounts& DocumentModel::count(const std::string& word) {
  const auto found = counts_.find(word);
  return found != counts_.end() ? found->second : counts_.emplace(word, count_among(word, {})).first->second;
}

WordCounts DocumentModel::count_among(const std::string& word, const Among& among) const {
  const std::vector<std::string> terms = terms_of(word, "");
  WordCounts counts{.bodies = count_any(terms, documents_, among),
                    .titles = count_any(terms_of(word, title_prefix()), documents_, {})};
  for (const std::string& term : terms) counts.found += static_cast<double>(documents_.occurrences(term));
  return counts;
}

// Occurrences of the word in prior_words words of the collection. One of titles alone is taken to be as common as they
// are.
double DocumentModel::expected(const WordCounts& counts) const {
  const double found = std::max(counts.found, static_cast<double>(counts.titles.size()));
  return prior_words * found / std::max(1.0, static_cast<double>(documents_.total_words()));
}

double DocumentModel::length_score(double asked, std::size_t document) const {
  const double longest = prior_words + static_cast<double>(documents_.longest());
  return asked * std::log(longest / (prior_words + static_cast<double>(documents_.words(document))));
}

// The square root of how often the word is said in a document that says it, on average: Kwok 1996, "A new method of
// weighting query terms for ad-hoc retrieval". docs/evaluation.md, "Words of the query".
WordWeights DocumentModel::weigh(const WordWeights& asked) {
  WordWeights weighed;
  for (const auto& [word, weight] : asked) {
    const WordCounts& counts = count(word);
    const auto holding = static_cast<double>(counts.bodies.size());
    weighed[word] = weight * (holding > 0 ? std::sqrt(counts.found / holding) : 1);
  }
  if (sum_of(weighed) == 0) return asked;  // all boosts are 0
  const double factor = sum_of(asked) / sum_of(weighed);
  for (auto& [word, weight] : weighed) weight *= factor;
  return weighed;
}

Among DocumentModel::documents_with(const Query& query, const WordWeights& words) {
  if (!is_answered_by_words(query)) return {};
  std::vector<bool> holding(documents_.size(), false);
  for (const auto& [word, weight] : words) {
    for (const DocumentCount& body : count(word).bodies) holding[body.document] = true;
  }
  std::vector<std::size_t> among;
  for (std::size_t i = 0; i < holding.size(); ++i) {
    if (holding[i]) among.push_back(i);
  }
  return among;
}

// Language model with Dirichlet smoothing: Zhai & Lafferty 2004, eq. 6, and a constant that keeps it above 0.
std::vector<double> DocumentModel::score(const WordWeights& words, const Among& among) {
  std::vector<double> scores(documents_.size(), 0);
  const auto add = [&](const WordCounts& counts, double weight) {
    const double once = expected(counts);
    for_each_document(
        counts, [&](std::size_t document, double count) { scores[document] += weight * std::log1p(count / once); });
  };
  for (const auto& [word, weight] : words) {
    if (among && !counts_.contains(word)) {
      add(count_among(word, among), weight);
    } else {
      add(count(word), weight);
    }
  }
  const double asked = sum_of(words);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += length_score(asked, i);
  return scores;
}

std::vector<WordScore> DocumentModel::explain(const WordWeights& words, std::size_t document) {
  std::vector<WordScore> parts;
  const auto length = static_cast<double>(documents_.words(document));
  for (const auto& [word, weight] : words) {
    const WordCounts& counts = count(word);
    WordScore part{.word = word, .length = length, .boost = weight};
    for_each_document(counts, [&](std::size_t found, double count) {
      if (found == document) part.count = count;
    });
    if (part.count == 0) continue;
    part.holding = std::max(counts.bodies.size(), counts.titles.size());
    part.rarity = std::log1p(part.count / expected(counts));
    part.score = part.boost * part.rarity;
    parts.push_back(std::move(part));
  }
  parts.push_back({.length = length, .boost = sum_of(words), .score = length_score(sum_of(words), document)});
  return parts;
}

}  // namespace tenet::query
