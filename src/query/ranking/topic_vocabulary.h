#pragma once

#include <map>
#include <string>
#include <vector>

#include <tenet/topics.h>

#include "text/tokens.h"

namespace tenet::query {

// The words in the terms of each topic, by stems: which topics a question is about by its own words.
class TopicVocabulary {
 public:
  TopicVocabulary(const Taxonomy& taxonomy, text::Analyser& analyser);

  // How well distinct stems fit each topic, in the order of the taxonomy: 1 for the topic that fits best, 0 for one
  // that has none of them.
  [[nodiscard]] std::vector<double> fits(const std::vector<std::string>& stems) const;

 private:
  // What a stem adds to a topic.
  struct Weight {
    std::size_t topic = 0;  // its place in the taxonomy
    double weight = 0;
  };

  std::map<std::string, std::vector<Weight>, std::less<>> weights_;
  std::size_t topics_ = 0;
};

}  // namespace tenet::query
