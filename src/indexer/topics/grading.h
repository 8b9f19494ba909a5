#pragma once

#include <optional>

#include "indexer/topics/topic_model.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"

namespace tenet::indexer {

// All that a matcher is made of.
struct TopicMatcher::Tables : TopicTables {
  std::optional<TopicModel> model = {};
};

// Where the evidence of a topic stands in `all`, or nullptr.
[[nodiscard]] const TopicEvidence* of_topic(const Evidence& all, std::uint32_t topic);

}  // namespace tenet::indexer
