#include "query/plan/topic_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <tenet/slips.h>

#include "query/language/fields.h"
#include "text/ascii.h"

namespace tenet::query {
namespace {

// How far a name is from what was typed: slips, but none when one begins with the other.
std::size_t distance_of(std::string_view typed, std::string_view name) {
  const bool begins = typed.size() >= 3 && (name.starts_with(typed) || typed.starts_with(name));
  return begins ? 0 : count_slips(typed, name);
}

// The same for one word of a longer name: "bial" is near to the "bail" of bail-reform. One more than the slips, so that
// whole names come first; far where the word is short.
std::size_t distance_of_word(std::string_view typed, std::string_view name) {
  constexpr std::size_t short_word = 4;
  std::size_t fewest = typed.size() + 1;
  for (std::size_t begin = 0; begin < name.size() && typed.size() >= short_word;) {
    const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
    fewest = std::min(fewest, count_slips(typed, text::to_lower(name.substr(begin, end - begin))) + 1);
    begin = end + 1;
  }
  return fewest;
}

// The topic with the nearest name; nullptr where all are far.
const Topic* nearest_topic(std::string_view typed, const Taxonomy& taxonomy) {
  const Topic* nearest = nullptr;
  std::size_t fewest = std::max<std::size_t>(2, typed.size() / 3) + 1;
  const auto look_at = [&](const Topic& topic, const std::string& name) {
    const std::size_t slips = std::min(distance_of(typed, name), distance_of_word(typed, name));
    if (slips < fewest) nearest = &topic;
    fewest = std::min(fewest, slips);
  };
  for (const Topic& topic : taxonomy.topics) {
    look_at(topic, topic.id);
    for (const std::string& alt : topic.alt) look_at(topic, alt);
  }
  return nearest;
}

}  // namespace

Query resolve_topics(const Query& query, const TaxonomyOf& taxonomy) {
  Query resolved = query;
  if (query.kind == Query::Kind::field && query.field == "topic") {
    const std::string name = topic_name(query.text);
    const Topic* topic = taxonomy().named(name);
    if (topic == nullptr) throw unknown_topic(name, taxonomy());
    resolved.text.replace(0, name.size(), topic->id);
  }
  for (Query& operand : resolved.operands) operand = resolve_topics(operand, taxonomy);
  return resolved;
}

QueryError unknown_topic(const std::string& name, const Taxonomy& taxonomy, std::size_t offset) {
  const Topic* nearest = nearest_topic(name, taxonomy);
  return {"unknown topic '" + name + "'", offset,
          nearest != nullptr ? "did you mean topic:" + nearest->id + "?" : "the taxonomy of the index lists them"};
}

}  // namespace tenet::query
