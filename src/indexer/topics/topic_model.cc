#include "indexer/topics/topic_model.h"

#include <algorithm>
#include <cmath>

namespace tenet::indexer {
namespace {

// A long passage has more words that speak for anything: scores are divided by the root of how many different content
// words it has, and this many.
constexpr double words_added = 20;

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

}  // namespace

ModelWord TopicModel::read(const text::Word& word) const {
  ModelWord seen;
  seen.is_verb = verbs_.contains(word.stem);
  if (word.stem.empty() || (word.stem.front() >= '0' && word.stem.front() <= '9')) {
    seen.kind = ModelWord::Kind::number;
  } else if (stop_.contains(word.stem)) {
    seen.kind = ModelWord::Kind::stop;
  } else {
    seen.kind = ModelWord::Kind::content;
    if (const auto feature = features_.find(word.stem); feature != features_.end()) seen.feature = feature->second;
    if (const auto half = halves_.find(word.stem); half != halves_.end()) seen.half = half->second;
  }
  return seen;
}

const ModelWord& TopicModel::look_up(const text::Word& word, ModelWords& known) const {
  if (known.size() <= word.number) known.resize(std::max<std::size_t>(2 * known.size(), word.number + 1));
  ModelWord& seen = known[word.number];
  if (seen.kind == ModelWord::Kind::unread) seen = read(word);
  return seen;
}

// A pair is two content words with nothing but stop words between them.
template <typename Visit>
std::size_t TopicModel::each_feature(const WordsOfText& words, ModelWords& known, const Visit& visit) const {
  std::vector<std::uint32_t> content;
  constexpr std::size_t none = ~std::size_t{0};
  std::size_t before = none;  // the content word that the next makes a pair with
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    const ModelWord seen = look_up(*words.tokens[i].word, known);
    if (seen.kind == ModelWord::Kind::content) {
      content.push_back(words.tokens[i].word->number);
      if (seen.feature != ModelWord::none) visit(seen.feature, i, i);
      if (before != none && seen.half != ModelWord::none) {
        const std::uint32_t half = look_up(*words.tokens[before].word, known).half;
        const auto pair = half == ModelWord::none ? pairs_.end() : pairs_.find(std::uint64_t{half} << 32U | seen.half);
        if (pair != pairs_.end()) visit(pair->second, before, i);
      }
      before = i;
    } else if (seen.kind == ModelWord::Kind::number) {
      before = none;
    }
    if (before != none && i + 1 < words.tokens.size() && ends_phrase(words.text, words.tokens[i], words.tokens[i + 1]))
      before = none;
  }
  std::ranges::sort(content);
  return static_cast<std::size_t>(std::unique(content.begin(), content.end()) - content.begin());
}

TopicModel::Score TopicModel::score(const WordsOfText& words, ModelWords& known) const {
  const std::size_t topics = parts_.size();
  std::vector<std::uint32_t> features;
  const std::size_t content =
      each_feature(words, known, [&](std::uint32_t feature, std::size_t, std::size_t) { features.push_back(feature); });
  std::ranges::sort(features);
  features.erase(std::unique(features.begin(), features.end()), features.end());
  Score score{.topics = std::vector<double>(topics), .contexts = std::vector<Grades>(topics)};
  Grades common;  // context of all topics
  for (const std::uint32_t feature : features) {
    for (const Weight& weight : weights_[feature]) {
      if (weight.topic < topics) {
        score.topics[weight.topic] += weight.weight;
      } else if (weight.topic == topics) {
        score.field += weight.weight;
      } else {
        Grades& context = weight.topic == topics + 1 ? common : score.contexts[weight.topic - topics - 2];
        context.touches += weight.weight;
        context.squarely += weight.squarely;
      }
    }
  }
  const double norm = 1 / std::sqrt(static_cast<double>(content) + words_added);
  for (std::size_t i = 0; i < topics; ++i) {
    score.topics[i] = is_trained(i) ? parts_[i]->bias + score.topics[i] * norm : 0;
    Grades& context = score.contexts[i];
    context = {.touches = (common.touches + context.touches) * norm,
               .squarely = (common.squarely + context.squarely) * norm};
  }
  score.field = field_bias_ + score.field * norm;
  return score;
}

std::vector<std::pair<std::size_t, std::size_t>> TopicModel::strongest(const WordsOfText& words, ModelWords& known,
                                                                       std::size_t topic, std::size_t most) const {
  struct Found {
    std::uint32_t feature = 0;
    double weight = 0;
    std::size_t first = 0;
    std::size_t last = 0;
  };
  // What a word adds to the two logits: by its score, and directly.
  const Grades& by_score = signals_[static_cast<std::size_t>(Signal::word_score)];
  const double share = (by_score.touches + by_score.squarely) / score_unit;
  const std::size_t own_context = parts_.size() + 2 + topic;
  std::vector<Found> found;
  (void)each_feature(words, known, [&](std::uint32_t feature, std::size_t first, std::size_t last) {
    double by_subject = 0;
    double direct = 0;
    for (const Weight& weight : weights_[feature]) {
      if (weight.topic == topic) by_subject += share * weight.weight;
      if (weight.topic == own_context) direct += weight.weight + weight.squarely;
    }
    // A word that goes with the subject nowhere else must say much here: others are "where" and "must".
    constexpr double least_direct = 4;
    const double sum = by_subject + direct;
    const bool is_shown = by_subject > 0 ? sum > 0 : sum >= least_direct;
    if (is_shown && std::ranges::find(found, feature, &Found::feature) == found.end())
      found.push_back({feature, sum, first, last});
  });
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) { return a.weight > b.weight; });
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const Found& each : found) {
    if (places.size() == most) break;
    const bool is_apart = std::ranges::none_of(
        places, [&](const auto& place) { return place.first <= each.last && each.first <= place.second; });
    if (is_apart) places.emplace_back(each.first, each.last);
  }
  return places;
}

Grades TopicModel::probabilities(std::size_t topic, const Signals& signals, const Score& score) const {
  Grades logits = parts_[topic]->offset;
  logits.touches += score.contexts[topic].touches;
  logits.squarely += score.contexts[topic].squarely;
  for (std::size_t i = 0; i < signal_count; ++i) {
    logits.touches += signals_[i].touches * signals[i];
    logits.squarely += signals_[i].squarely * signals[i];
  }
  // Where the words alone make it likelier, as in short summaries, they decide.
  const double by_words = is_trained(topic) ? logistic(score.topics[topic]) : 0;
  const double touches = std::max(logistic(logits.touches), by_words);
  return {.touches = touches, .squarely = std::min(touches, logistic(logits.squarely))};
}

}  // namespace tenet::indexer
