#include "query/ranking/topic_vocabulary.h"

#include <algorithm>
#include <cmath>

#include "text/stop_words.h"

namespace tenet::query {
namespace {

// What a word of a term counts, shared among the words of the term.
constexpr double core_count = 1;
constexpr double related_count = 0.5;

using Counts = std::map<std::string, double, std::less<>>;

void count_terms(const std::vector<std::string>& terms, double count, text::Analyser& analyser, Counts& counts) {
  for (const std::string& term : terms) {
    std::vector<text::Token> words = analyser.analyse(term);
    std::erase_if(words, [](const text::Token& word) { return text::is_stop_word(word.form()); });
    for (const text::Token& word : words) counts[word.stem()] += count / static_cast<double>(words.size());
  }
}

}  // namespace

TopicVocabulary::TopicVocabulary(const Taxonomy& taxonomy, text::Analyser& analyser) : topics_(taxonomy.topics.size()) {
  for (std::size_t i = 0; i < topics_; ++i) {
    const Topic& topic = taxonomy.topics[i];
    Counts counts;
    count_terms(topic.core, core_count, analyser, counts);
    count_terms(topic.alt, core_count, analyser, counts);
    count_terms(topic.related, related_count, analyser, counts);
    for (const auto& [stem, count] : counts) weights_[stem].push_back({i, std::log1p(count)});
  }
  // A word of few topics tells more.
  for (auto& [stem, weights] : weights_) {
    const double rarity = std::log1p(static_cast<double>(topics_) / static_cast<double>(weights.size()));
    for (Weight& weight : weights) weight.weight *= rarity;
  }
}

std::vector<double> TopicVocabulary::fits(const std::vector<std::string>& stems) const {
  std::vector<double> fits(topics_, 0);
  for (const std::string& stem : stems) {
    const auto found = weights_.find(stem);
    if (found == weights_.end()) continue;
    for (const Weight& weight : found->second) fits[weight.topic] += weight.weight;
  }
  const double best = fits.empty() ? 0 : *std::ranges::max_element(fits);
  for (double& fit : fits) fit = best > 0 ? fit / best : 0;
  return fits;
}

}  // namespace tenet::query
