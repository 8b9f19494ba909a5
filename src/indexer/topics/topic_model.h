#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tenet/topics.h>

#include "text/tokens.h"

#include "indexer/topics/signals.h"
#include "indexer/topics/words_of_text.h"

namespace tenet::indexer {

// One number for each of the two questions a model answers of a topic: does the passage touch it, is it squarely about
// it.
struct Grades {
  double touches = 0;
  double squarely = 0;
};

// What the model knows of a word of one analyser; `none` where it knows nothing.
struct ModelWord {
  static constexpr std::uint32_t none = 0xffffffff;
  enum class Kind : std::uint8_t { unread, content, stop, number } kind = Kind::unread;
  bool is_verb = false;
  std::uint32_t feature = none;  // its weights
  std::uint32_t half = none;     // as a word of pairs
};
// Scores of words are divided by it where they are signals, so that these are about as large as others.
inline constexpr double score_unit = 3;

// By the number of a word of one analyser. To be cleared whenever the analyser has forgotten its words.
using ModelWords = std::vector<ModelWord>;

// Weights of words, pairs of words and signals, learnt by scripts/learn_topics; docs/topics.md, "The model".
// Immutable, so that threads may share it.
class TopicModel {
 public:
  // Reads the lines of [model] for the topics of `taxonomy`. Throws InputError `name: line: why` for what is no model.
  TopicModel(const Taxonomy& taxonomy, const std::string& name);

  // What the words of a passage say.
  struct Score {
    std::vector<double> topics = {};    // logits by the number of the topic; 0 for topics without trained words
    double field = 0;                   // logit
    std::vector<Grades> contexts = {};  // what its other words add to the logits of each topic, by its number
  };
  [[nodiscard]] Score score(const WordsOfText& words, ModelWords& known) const;

  // The words and pairs that speak most for a topic, at most `most`, best first: places of the first and the last
  // token.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> strongest(const WordsOfText& words, ModelWords& known,
                                                                           std::size_t topic, std::size_t most) const;

  // Whether the model knows the topic of that number. Others are graded by points.
  [[nodiscard]] bool knows(std::size_t topic) const { return parts_[topic].has_value(); }
  [[nodiscard]] bool is_trained(std::size_t topic) const { return parts_[topic] && parts_[topic]->is_trained; }
  // The probabilities of a topic that the model knows.
  [[nodiscard]] Grades probabilities(std::size_t topic, const Signals& signals, const Score& score) const;
  // The least probabilities of a tag and of grade 2.
  [[nodiscard]] const Grades& thresholds() const { return thresholds_; }
  [[nodiscard]] const ModelWord& look_up(const text::Word& word, ModelWords& known) const;

 private:
  friend class ModelReader;
  struct Weight {
    std::uint32_t topic = 0;  // topics by number, then the field, the context of all topics, that of each
    float weight = 0;         // of context: of touches
    float squarely = 0;       // of context
  };
  struct Part {
    Grades offset = {};
    double bias = 0;  // of words
    bool is_trained = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Names = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  [[nodiscard]] ModelWord read(const text::Word& word) const;
  // Calls `visit(feature, first, last)` for every word and pair that has weights; gives how many different content
  // words there are.
  template <typename Visit>
  std::size_t each_feature(const WordsOfText& words, ModelWords& known, const Visit& visit) const;

  std::vector<std::optional<Part>> parts_;  // by topic
  double field_bias_ = 0;
  std::array<Grades, signal_count> signals_ = {};
  Grades thresholds_ = {.touches = 0.5, .squarely = 0.5};
  Names features_;  // words
  Names halves_;    // words of pairs
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
  std::vector<std::vector<Weight>> weights_;  // by feature
  Names stop_;
  Names verbs_;
};

// What the model of `taxonomy` says of itself.
[[nodiscard]] TopicMeasures read_measures(const Taxonomy& taxonomy, const std::string& name);

}  // namespace tenet::indexer
