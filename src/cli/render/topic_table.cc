#include "cli/render/topic_table.h"

namespace tenet::cli {

std::vector<Column> topic_columns() {
  return {
      {.name = "id", .heading = "topic", .description = "for topic: in queries"},
      {.name = "label", .heading = "label", .description = "for people"},
      {.name = "broader", .heading = "broader", .description = "id of the topic that it is a part of"},
      {.name = "definition", .heading = "definition", .description = "what is about it"},
      {.name = "passages", .heading = "passages", .description = "that have it, narrower topics included"},
  };
}

Row topic_row(const TopicCount& count) {
  const Topic& topic = count.topic;
  return {topic.id, topic.label, text_or_nothing(topic.broader), topic.definition, count.passages};
}

}  // namespace tenet::cli
