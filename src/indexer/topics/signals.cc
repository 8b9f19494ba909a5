#include "indexer/topics/signal_reader.h"

#include <algorithm>
#include <cmath>

#include "indexer/topics/grading.h"

namespace tenet::indexer {
namespace {

// How many distinct terms of each kind there are.
struct Counted {
  double core = 0;
  double phrases = 0;
  double words = 0;
  double named = 0;     // core terms
  double times = 0;     // of all terms
  double distinct = 0;  // terms
};

double at_most(double value, double limit) {
  return std::min(value, limit) / limit;
}

// In core terms.
double weight_of(const Counted& counted) {
  return counted.core + 0.4 * counted.phrases + 0.2 * counted.words;
}

Counted count(const TopicEvidence* evidence) {
  Counted counted;
  if (evidence == nullptr) return counted;
  for (const FoundTerm& found : evidence->terms) {
    double& kind = found.term->core                                  ? counted.core
                   : found.term->text.find(' ') != std::string::npos ? counted.phrases
                                                                     : counted.words;
    ++kind;
    ++counted.distinct;
    counted.times += static_cast<double>(found.times);
  }
  return counted;
}

// What the title or a heading lends: from 0 to 1.
double lent_by(const Evidence& evidence, std::uint32_t topic) {
  const Counted counted = count(of_topic(evidence, topic));
  return at_most(counted.core + 0.5 * counted.phrases + 0.25 * counted.words, 1.5);
}

// A logit of words, kept where it tells anything.
double score_of(double logit, double least, double most) {
  return std::clamp(logit, least, most) / score_unit;
}

}  // namespace

SignalReader::SignalReader(const Evidence& own, const WordsOfText& words, const Lent& lent, const TopicTables& tables,
                           const TopicModel& model, const TopicModel::Score& score, ModelWords& known)
    : own_(own), words_(words), lent_(lent), tables_(tables), model_(model), score_(score) {
  segments_.reserve(words.tokens.size());
  segment_sizes_.assign(1, 0);
  capitals_.reserve(words.tokens.size());
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    const text::Token& token = words.tokens[i];
    const char first = words.text[token.range.begin];
    const ModelWord& seen = model.look_up(*token.word, known);
    capitals_.push_back(first >= 'A' && first <= 'Z');
    seen_.push_back(seen);
    verbs_ += seen.is_verb ? 1 : 0;
    segments_.push_back(static_cast<std::uint32_t>(segment_sizes_.size() - 1));
    ++segment_sizes_.back();
    if (i + 1 < words.tokens.size() && ends_phrase(words.text, token, words.tokens[i + 1])) segment_sizes_.push_back(0);
  }
  for (const TopicEvidence& evidence : own) weights_.push_back(weight_of(count(&evidence)));
}

bool SignalReader::is_kin(std::uint32_t a, std::uint32_t b) const {
  const auto top = [&](std::uint32_t topic) {
    const std::vector<std::uint32_t>& broader = tables_.topics[topic].broader;
    return broader.empty() ? topic : broader.back();
  };
  return top(a) == top(b);
}

bool SignalReader::is_named(const FoundTerm& found) const {
  for (std::size_t i = found.first_token; i <= found.last_token; ++i) {
    if (!capitals_[i] && seen_[i].kind != ModelWord::Kind::stop) return false;
  }
  return true;
}

void SignalReader::add_own(const TopicEvidence& evidence, Signals& signals) const {
  const auto set = [&](Signal signal, double value) { signals[static_cast<std::size_t>(signal)] = value; };
  const Counted counted = count(&evidence);
  const double length = std::max<double>(static_cast<double>(segments_.size()), 1);
  std::vector<std::uint32_t> held;  // segments with a term
  double named = 0;
  std::size_t first = segments_.size();
  for (const FoundTerm& found : evidence.terms) {
    held.push_back(segments_[found.first_token]);
    if (found.term->core && is_named(found)) ++named;
    first = std::min<std::size_t>(first, found.first_token);
  }
  std::ranges::sort(held);
  held.erase(std::unique(held.begin(), held.end()), held.end());
  double longest = 0;
  for (const std::uint32_t segment : held) longest = std::max<double>(longest, segment_sizes_[segment]);
  const double weight = weight_of(counted);
  double others = 0;
  for (std::size_t i = 0; i < own_.size(); ++i) others += is_kin(own_[i].topic, evidence.topic) ? 0 : weights_[i];
  constexpr std::size_t beginning = 8;  // words
  set(Signal::core, std::min(counted.core, 1.0));
  set(Signal::more_core, at_most(std::max(counted.core - 1, 0.0), 2));
  set(Signal::phrases, at_most(counted.phrases, 2));
  set(Signal::words, at_most(counted.words, 3));
  set(Signal::evidence, at_most(weight, 4));
  set(Signal::repeated, std::log1p(counted.times) - std::log1p(counted.distinct));
  set(Signal::segments, at_most(static_cast<double>(held.size()), 3));
  set(Signal::share, weight / (weight + others + 0.5));
  set(Signal::named, named / std::max(counted.core, 1.0));
  set(Signal::early, first < beginning ? 1 : 0);
  set(Signal::place, static_cast<double>(first) / length);
  set(Signal::segment_length, std::log1p(longest) / 3);
}

std::vector<std::size_t> SignalReader::window_of(std::uint32_t topic) const {
  constexpr std::size_t reach = 6;  // words
  std::vector<std::size_t> tokens;
  const TopicEvidence* evidence = of_topic(own_, topic);
  if (evidence == nullptr) return tokens;
  for (const TopicEvidence::Place place : evidence->places) {
    const std::size_t begin = place.first - std::min<std::size_t>(place.first, reach);
    const std::size_t end = std::min(seen_.size(), place.last + 1 + reach);
    for (std::size_t i = begin; i < end; ++i) {
      if (seen_[i].kind == ModelWord::Kind::content) tokens.push_back(i);
    }
  }
  const auto stem = [&](std::size_t token) -> const std::string& { return words_.tokens[token].stem(); };
  std::ranges::sort(tokens, {}, stem);
  const auto is_same = [&](std::size_t a, std::size_t b) { return stem(a) == stem(b); };
  tokens.erase(std::unique(tokens.begin(), tokens.end(), is_same), tokens.end());
  return tokens;
}

double SignalReader::read_window(std::uint32_t topic) const {
  std::vector<std::uint32_t> features;
  for (const std::size_t token : window_of(topic)) features.push_back(seen_[token].feature);
  return model_.read_window(features);
}

Signals SignalReader::of(std::uint32_t topic) const {
  Signals signals = {};
  const auto set = [&](Signal signal, double value) { signals[static_cast<std::size_t>(signal)] = value; };
  if (const TopicEvidence* evidence = of_topic(own_, topic)) add_own(*evidence, signals);
  double others = 0;
  for (std::size_t i = 0; i < own_.size(); ++i) others += !is_kin(own_[i].topic, topic) && weights_[i] >= 0.8 ? 1 : 0;
  set(Signal::others, at_most(others, 4));
  const Counted lead = count(of_topic(lent_.lead, topic));
  set(Signal::lead, at_most(lead.core + 0.8 * lead.phrases + 0.4 * lead.words, 2));
  set(Signal::heading, lent_by(lent_.heading, topic));
  set(Signal::title, lent_by(lent_.title, topic));
  const auto length = static_cast<double>(segments_.size());
  const double words = std::max(length, 1.0);
  set(Signal::length, (std::log(length + 5) - 4) / 2);
  set(Signal::punctuation, static_cast<double>(segment_sizes_.size() - 1) / words);
  set(Signal::capitals, static_cast<double>(std::ranges::count(capitals_, true)) / words);
  set(Signal::verbs, 5 * verbs_ / words);
  set(Signal::trained, model_.is_trained(topic) ? 1 : 0);
  set(Signal::word_score, model_.is_trained(topic) ? score_of(score_.topics[topic], -9, 6) : 0);
  set(Signal::field_score, score_of(score_.field, -6, 4));
  set(Signal::title_field_score, score_of(lent_.title_words.field, -6, 4));
  return signals;
}

}  // namespace tenet::indexer
