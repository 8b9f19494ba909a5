#include "query/ranking/feedback.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "query/ranking/query_likelihood.h"
#include "store/schema.h"

namespace tenet::query {
namespace {

// The part of the weight that goes to words fed back, and how many these are. docs/trials/documents.md, "Feedback".
constexpr double feedback_share = 0.35;
constexpr std::size_t feedback_words = 20;
// The part of all passages above which a word is too common to be fed back. docs/trials/documents.md, "Feedback".
constexpr double common_share = 0.2;

using Learnt = std::pair<std::string_view, double>;

// How probable the samples make each of their words, up to a factor; the most probable first.
std::vector<Learnt> learn(const std::vector<Sample>& samples) {
  std::unordered_map<std::string_view, double> learnt;
  for (const Sample& sample : std::span(samples).first(std::min(samples.size(), most_samples))) {
    const double length =
        static_cast<double>(sample.words.size()) + title_count * static_cast<double>(sample.title.size());
    const double likelihood = std::exp(sample.score - samples.front().score);
    for (const std::string& word : sample.words) learnt[word] += likelihood / length;
    for (const std::string& word : sample.title) learnt[word] += title_count * likelihood / length;
  }
  std::vector<Learnt> sorted(learnt.begin(), learnt.end());
  std::ranges::sort(sorted, [](const Learnt& a, const Learnt& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return sorted;
}

// The most probable words that are not too common.
std::vector<Learnt> choose_words(const std::vector<Learnt>& sorted, const store::Snapshot& snapshot) {
  const double common = common_share * static_cast<double>(snapshot.manifest().passages());
  std::vector<Learnt> chosen;
  // As many at a time as will mostly do.
  constexpr std::size_t step = 2 * feedback_words;
  for (std::size_t at = 0; at < sorted.size() && chosen.size() < feedback_words; at += step) {
    std::vector<std::string> terms;
    const std::size_t end = std::min(sorted.size(), at + step);
    for (std::size_t i = at; i < end; ++i) terms.push_back(store::term("", sorted[i].first));
    const auto passages = snapshot.holding(terms);
    for (std::size_t i = at; i < end && chosen.size() < feedback_words; ++i) {
      if (static_cast<double>(passages[i - at]) <= common) chosen.push_back(sorted[i]);
    }
  }
  return chosen;
}

}  // namespace

// Relevance model interpolated with the query (RM3): Lavrenko & Croft 2001, method 1; Abdul-Jaleel et al. 2004.
WordWeights feed_back(const WordWeights& asked, const std::vector<Sample>& samples, const store::Snapshot& snapshot) {
  const std::vector<Learnt> chosen = choose_words(learn(samples), snapshot);
  if (chosen.empty()) return asked;
  const double whole = std::accumulate(chosen.begin(), chosen.end(), 0.0,
                                       [](double sum, const Learnt& word) { return sum + word.second; });
  WordWeights both;
  for (const auto& [word, weight] : asked) both[word] += (1 - feedback_share) * weight;
  for (const auto& [word, weight] : chosen) both[std::string(word)] += feedback_share * sum_of(asked) * weight / whole;
  return both;
}

}  // namespace tenet::query
