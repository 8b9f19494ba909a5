#pragma once

#include <cstdint>
#include <vector>

#include "indexer/topics/signals.h"
#include "indexer/topics/topic_model.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"

namespace tenet::indexer {

// Reads the signals of topics in one passage.
class SignalReader {
 public:
  // All must outlive it. `score` is what `model` says of the words, `known` of their analyser.
  SignalReader(const Evidence& own, const WordsOfText& words, const Lent& lent, const TopicTables& tables,
               const TopicModel& model, const TopicModel::Score& score, ModelWords& known);

  [[nodiscard]] Signals of(std::uint32_t topic) const;
  // The tokens of content words in the terms of the topic and at most six words from these: each word once.
  [[nodiscard]] std::vector<std::size_t> window_of(std::uint32_t topic) const;
  // What these add to the logit of squarely.
  [[nodiscard]] double read_window(std::uint32_t topic) const;

 private:
  // Whether two topics are the same, or under the same broadest one.
  [[nodiscard]] bool is_kin(std::uint32_t a, std::uint32_t b) const;
  // Whether all content words of the term are written with capitals.
  [[nodiscard]] bool is_named(const FoundTerm& found) const;
  // What the terms in the passage itself say.
  void add_own(const TopicEvidence& evidence, Signals& signals) const;

  const Evidence& own_;
  const WordsOfText& words_;
  const Lent& lent_;
  const TopicTables& tables_;
  const TopicModel& model_;
  const TopicModel::Score& score_;
  std::vector<double> weights_;               // of own_, in core terms
  std::vector<std::uint32_t> segments_;       // by token: which phrase between punctuation it stands in
  std::vector<std::uint32_t> segment_sizes_;  // in words
  std::vector<bool> capitals_;                // by token
  std::vector<ModelWord> seen_;               // by token
  double verbs_ = 0;
};

}  // namespace tenet::indexer
