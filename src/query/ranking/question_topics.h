#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tenet/topics.h>

#include "query/ranking/scored.h"
#include "store/snapshot.h"

// Questions avoid the words of the field: "Do cops lie in court?". The best passages with a topic and the words of the
// question tell which topics it is about, and passages that have them rank higher.
namespace tenet::query {

// A topic of a question.
struct TopicShare {
  std::string topic = {};  // id
  double share = 0;        // of the weight of the strongest one, 0 to 1
};

// What passages gain by their topics.
struct QuestionTopics {
  std::vector<TopicShare> topics = {};  // the strongest first
  Scored raised = {};                   // by docid: what each gains, beside its words
  double whole = 0;                     // the score of the best passage by its words, of which gains are parts
  std::shared_ptr<const Candidates> candidates = {};  // the passages of `raised` with their whole scores
};

// How many passages with a topic may gain, and how many of the best by their words are known beside them.
inline constexpr std::size_t most_tagged = 1000;
inline constexpr std::size_t most_untagged = 300;

// The terms of all topics.
[[nodiscard]] std::vector<std::string> topic_terms(const Taxonomy& taxonomy);

// The topics of a question, the strongest first, three at most. One half of a share is what the best of some passages
// have, by how rare each topic is; the other is how well the question's own words fit. `tagged` are passages with a
// topic and their scores, best first; `fits` are TopicVocabulary::fits().
[[nodiscard]] std::vector<TopicShare> choose_topics(const Scored& tagged, const std::vector<double>& fits,
                                                    const Taxonomy& taxonomy, const store::Snapshot& snapshot);

// What each of some passages with a topic gains, as a part of the best score: for being in the field, and for having
// one of the topics. Multiples of 2^-32.
[[nodiscard]] std::vector<double> topic_gains(const Scored& tagged, const std::vector<TopicShare>& topics, double whole,
                                              const store::Snapshot& snapshot);

}  // namespace tenet::query
