#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
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
  std::uint32_t text = 0;        // that last held it: ModelWords::text
};
// Scores of words are divided by it where they are signals, so that these are about as large as others.
inline constexpr double score_unit = 3;

// The words of one analyser, for one model. To be made anew whenever the analyser has forgotten its words.
struct ModelWords {
  std::vector<ModelWord> words = {};         // by their numbers
  std::vector<std::uint32_t> features = {};  // by feature: the text that last held it
  std::uint32_t text = 0;                    // how many texts were looked at
};

// What the words of a title say, to be added to those of its passages.
struct TitleWords {
  std::vector<double> topics = {};  // sums of weights, by the number of the topic; empty where there is no title
  double field = 0;                 // logit of the title alone
  std::size_t count = 0;            // different content words
};

// Weights of words, pairs of words and signals, learnt by scripts/learn_topics; docs/topics.md, "The model".
// Immutable, so that threads may share it.
class TopicModel {
 public:
  // Reads the lines of [model] for the topics of `taxonomy`. Throws InputError `name: line: why` for what is no model.
  TopicModel(const Taxonomy& taxonomy, const std::string& name);

  // A word or pair that has weights, and the first and the last token of where it stands first.
  struct Place {
    std::uint32_t feature = 0;
    std::size_t first = 0;
    std::size_t last = 0;
  };
  // What the words of a passage say.
  struct Score {
    std::vector<double> topics = {};    // logits by the number of the topic; 0 for topics without trained words
    std::vector<double> titled = {};    // the same with the words of the title
    double field = 0;                   // logit
    std::vector<Grades> contexts = {};  // what its other words add to the logits of each topic, by its number
    std::vector<Place> places = {};     // of all that have weights, each once
  };
  [[nodiscard]] Score score(const WordsOfText& words, const TitleWords& title, ModelWords& known) const;
  [[nodiscard]] TitleWords read_title(const WordsOfText& words, ModelWords& known) const;

  // The words and pairs of a passage that go with the subject of a topic, at most `most`, best first, of weight
  // `least` or more.
  [[nodiscard]] std::vector<Place> strongest(const Score& score, std::size_t topic, std::size_t most,
                                             double least) const;

  // Whether the model knows the topic of that number. Others are graded by points.
  [[nodiscard]] bool knows(std::size_t topic) const { return parts_[topic].has_value(); }
  [[nodiscard]] bool is_trained(std::size_t topic) const { return parts_[topic] && parts_[topic]->is_trained; }
  // What the words of a window add to the logit of squarely of any topic: `features` has one of each content word,
  // `none` of those without weights.
  [[nodiscard]] double read_window(std::span<const std::uint32_t> features) const;
  // The probabilities of a topic that the model knows; `window` is what the words of its window add.
  [[nodiscard]] Grades probabilities(std::size_t topic, const Signals& signals, const Score& score,
                                     double window) const;
  // The probability that an indexer files a document with such a title and passage under the topic; 0 where it knows no
  // words of it.
  [[nodiscard]] double probability_filed(std::size_t topic, const Score& score) const;
  // The least probabilities of a tag and of grade 2.
  [[nodiscard]] const Grades& thresholds() const { return thresholds_; }
  [[nodiscard]] ModelWord& look_up(const text::Word& word, ModelWords& known) const;

 private:
  friend class ModelReader;
  struct Weight {
    std::uint32_t topic = 0;  // topics by number, then the field, the context of all topics, that of each, the window
    float weight = 0;         // of context: of touches
    float squarely = 0;       // of context and window
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

  // Sums of weights, and how many different content words there are.
  struct Sums {
    std::vector<double> topics = {};
    double field = 0;
    Grades common = {};                 // context of all topics
    std::vector<Grades> contexts = {};  // and of each
    std::vector<Place> places = {};
    std::size_t count = 0;
  };
  [[nodiscard]] std::uint32_t number_of_window() const { return static_cast<std::uint32_t>(2 * parts_.size() + 2); }
  [[nodiscard]] Sums add_up(const WordsOfText& words, ModelWords& known) const;
  [[nodiscard]] ModelWord read(const text::Word& word) const;
  // The weights of a word or pair.
  [[nodiscard]] std::span<const Weight> weights_of(std::uint32_t feature) const {
    return std::span(weights_).subspan(first_weight_[feature], first_weight_[feature + 1] - first_weight_[feature]);
  }
  // The words and pairs of a text that have weights, each once, and how many different content words there are.
  std::pair<std::vector<Place>, std::size_t> find_features(const WordsOfText& words, ModelWords& known) const;
  // ModelWord::none where the two words are no pair with weights.
  [[nodiscard]] std::uint32_t find_pair(std::uint32_t first_half, std::uint32_t second_half) const;

  std::vector<std::optional<Part>> parts_;  // by topic
  double field_bias_ = 0;
  double filed_ = 0;  // what is added to the logits of titled words
  std::array<Grades, signal_count> signals_ = {};
  Grades thresholds_ = {.touches = 0.5, .squarely = 0.5};
  Names features_;  // words
  Names halves_;    // words of pairs
  struct Pair {
    std::uint32_t second = 0;  // half
    std::uint32_t feature = 0;
  };
  std::vector<Pair> pairs_;                  // by the first half, then by the second
  std::vector<std::uint32_t> first_pair_;    // by half, and one more
  std::vector<Weight> weights_;              // by feature
  std::vector<std::uint32_t> first_weight_;  // by feature, and one more
  Names stop_;
  Names verbs_;
};

// What the model of `taxonomy` says of itself.
[[nodiscard]] TopicMeasures read_measures(const Taxonomy& taxonomy, const std::string& name);

}  // namespace tenet::indexer
