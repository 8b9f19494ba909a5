#include "indexer/topics/topic_model.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>
#include <utility>

namespace tenet::indexer {
namespace {

// A long passage has more words that speak for anything: scores are divided by the root of how many different content
// words it has, and this many.
constexpr double words_added = 20;

double norm_of(std::size_t words, double added = words_added) {
  return 1 / std::sqrt(static_cast<double>(words) + added);
}

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

ModelWord& TopicModel::look_up(const text::Word& word, ModelWords& known) const {
  std::vector<ModelWord>& words = known.words;
  if (words.size() <= word.number) words.resize(std::max<std::size_t>(2 * words.size(), word.number + 1));
  ModelWord& seen = words[word.number];
  if (seen.kind == ModelWord::Kind::unread) seen = read(word);
  return seen;
}

std::uint32_t TopicModel::find_pair(std::uint32_t first_half, std::uint32_t second_half) const {
  if (first_half == ModelWord::none || second_half == ModelWord::none) return ModelWord::none;
  const auto seconds =
      std::span(pairs_).subspan(first_pair_[first_half], first_pair_[first_half + 1] - first_pair_[first_half]);
  const auto found = std::ranges::lower_bound(seconds, second_half, {}, &Pair::second);
  return found == seconds.end() || found->second != second_half ? ModelWord::none : found->feature;
}

// A pair is two content words with nothing but stop words between them.
std::pair<std::vector<TopicModel::Place>, std::size_t> TopicModel::find_features(const WordsOfText& words,
                                                                                 ModelWords& known) const {
  std::vector<Place> places;
  std::size_t content = 0;
  known.features.resize(first_weight_.size());
  ++known.text;
  const auto add = [&](std::uint32_t feature, std::size_t first, std::size_t last) {
    if (feature != ModelWord::none && std::exchange(known.features[feature], known.text) != known.text)
      places.push_back({feature, first, last});
  };
  std::size_t before = 0;                       // the content word that the next makes a pair with
  std::uint32_t half_before = ModelWord::none;  // none where there is no such word
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    ModelWord& seen = look_up(*words.tokens[i].word, known);
    if (seen.kind == ModelWord::Kind::content) {
      if (std::exchange(seen.text, known.text) != known.text) {
        ++content;
        add(seen.feature, i, i);
      }
      add(find_pair(half_before, seen.half), before, i);
      before = i;
      half_before = seen.half;
    } else if (seen.kind == ModelWord::Kind::number) {
      half_before = ModelWord::none;
    }
    if (half_before != ModelWord::none && i + 1 < words.tokens.size() &&
        ends_phrase(words.text, words.tokens[i], words.tokens[i + 1]))
      half_before = ModelWord::none;
  }
  return {std::move(places), content};
}

TopicModel::Sums TopicModel::add_up(const WordsOfText& words, ModelWords& known) const {
  const std::size_t topics = parts_.size();
  Sums sums{.topics = std::vector<double>(topics), .contexts = std::vector<Grades>(topics)};
  std::tie(sums.places, sums.count) = find_features(words, known);
  for (const Place& place : sums.places) {
    for (const Weight& weight : weights_of(place.feature)) {
      if (weight.topic < topics) {
        sums.topics[weight.topic] += weight.weight;
      } else if (weight.topic == topics) {
        sums.field += weight.weight;
      } else if (weight.topic < number_of_window()) {
        Grades& context = weight.topic == topics + 1 ? sums.common : sums.contexts[weight.topic - topics - 2];
        context.touches += weight.weight;
        context.squarely += weight.squarely;
      }
    }
  }
  return sums;
}

TopicModel::Score TopicModel::score(const WordsOfText& words, const TitleWords& title, ModelWords& known) const {
  Sums sums = add_up(words, known);
  const double norm = norm_of(sums.count);
  const double titled_norm = norm_of(sums.count + title.count);
  Score score{.topics = std::move(sums.topics),
              .titled = std::vector<double>(parts_.size()),
              .field = field_bias_ + sums.field * norm,
              .contexts = std::move(sums.contexts),
              .places = std::move(sums.places)};
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (is_trained(i)) {
      const double said = score.topics[i];
      score.topics[i] = parts_[i]->bias + said * norm;
      score.titled[i] =
          title.topics.empty() ? score.topics[i] : parts_[i]->bias + (said + title.topics[i]) * titled_norm;
    } else {
      score.topics[i] = 0;
    }
    Grades& context = score.contexts[i];
    context = {.touches = (sums.common.touches + context.touches) * norm,
               .squarely = (sums.common.squarely + context.squarely) * norm};
  }
  return score;
}

TitleWords TopicModel::read_title(const WordsOfText& words, ModelWords& known) const {
  Sums sums = add_up(words, known);
  return {
      .topics = std::move(sums.topics), .field = field_bias_ + sums.field * norm_of(sums.count), .count = sums.count};
}

std::vector<TopicModel::Place> TopicModel::strongest(const Score& score, std::size_t topic, std::size_t most,
                                                     double least) const {
  std::vector<std::pair<float, Place>> found;
  for (const Place& place : score.places) {
    for (const Weight& weight : weights_of(place.feature)) {
      if (weight.topic == topic && weight.weight >= least) found.emplace_back(weight.weight, place);
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<float, Place>::first);
  std::vector<Place> strongest;
  for (const auto& [weight, found_place] : found) {
    if (strongest.size() == most) break;
    const Place& place = found_place;
    const bool is_apart = std::ranges::none_of(
        strongest, [&](const Place& other) { return other.first <= place.last && place.first <= other.last; });
    if (is_apart) strongest.push_back(place);
  }
  return strongest;
}

double TopicModel::probability_filed(std::size_t topic, const Score& score) const {
  return is_trained(topic) ? logistic(score.titled[topic] + filed_) : 0;
}

double TopicModel::read_window(std::span<const std::uint32_t> features) const {
  constexpr double added = 6;  // as words_added, for some twelve words
  double sum = 0;
  for (const std::uint32_t feature : features) {
    if (feature == ModelWord::none) continue;
    for (const Weight& weight : weights_of(feature)) {
      if (weight.topic == number_of_window()) sum += weight.squarely;
    }
  }
  return sum * norm_of(features.size(), added);
}

Grades TopicModel::probabilities(std::size_t topic, const Signals& signals, const Score& score, double window) const {
  Grades logits = parts_[topic]->offset;
  logits.touches += score.contexts[topic].touches;
  logits.squarely += score.contexts[topic].squarely + window;
  for (std::size_t i = 0; i < signal_count; ++i) {
    logits.touches += signals_[i].touches * signals[i];
    logits.squarely += signals_[i].squarely * signals[i];
  }
  const double touches = logistic(logits.touches);
  return {.touches = touches, .squarely = std::min(touches, logistic(logits.squarely))};
}

}  // namespace tenet::indexer
