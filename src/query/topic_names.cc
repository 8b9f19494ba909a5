#include "query/topic_names.h"

#include <algorithm>
#include <string_view>

#include <tenet/slips.h>

#include "query/language/fields.h"

namespace tenet::query {
namespace {

// How far a name is from what was typed: slips, but none when one begins with the other.
std::size_t distance_of(std::string_view typed, std::string_view name) {
  const bool begins = typed.size() >= 3 && (name.starts_with(typed) || typed.starts_with(name));
  return begins ? 0 : count_slips(typed, name);
}

}  // namespace

Query resolve_topics(const Query& query, const TaxonomyOf& taxonomy) {
  Query resolved = query;
  if (query.kind == Query::Kind::field && query.field == "topic") {
    const std::string name = topic_name(query);
    const Topic* topic = taxonomy().named(name);
    if (topic == nullptr) throw unknown_topic(name, taxonomy());
    resolved.text.replace(0, name.size(), topic->id);
  }
  for (Query& operand : resolved.operands) operand = resolve_topics(operand, taxonomy);
  return resolved;
}

QueryError unknown_topic(const std::string& name, const Taxonomy& taxonomy, std::size_t offset) {
  const Topic* nearest = nullptr;
  std::size_t fewest = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const Topic& topic : taxonomy.topics) {
    std::size_t slips = distance_of(name, topic.id);
    for (const std::string& alt : topic.alt) slips = std::min(slips, distance_of(name, alt));
    if (slips < fewest) {
      fewest = slips;
      nearest = &topic;
    }
  }
  return {"unknown topic '" + name + "'", offset,
          nearest != nullptr ? "did you mean topic:" + nearest->id + "?" : "tenet topics lists them"};
}

}  // namespace tenet::query
