#include "indexer/topics/default_topics.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::indexer {
namespace {

// `model` without the sections of the topics that `is_replaced` holds for.
template <typename Replaced>
std::string model_without(std::string_view model, const Replaced& is_replaced) {
  std::string kept;
  bool keeps = true;
  while (!model.empty()) {
    const std::size_t end = std::min(model.find('\n'), model.size() - 1) + 1;
    const std::string_view line = model.substr(0, end);
    if (line.starts_with('[')) {
      constexpr std::size_t head = std::string_view("[model.topic.").size();  // as long as "[model.words."
      const bool of_topic = line.starts_with("[model.topic.") || line.starts_with("[model.words.");
      keeps = !of_topic || !is_replaced(std::string(line.substr(head, line.find(']') - head)));
    }
    if (keeps) kept += line;
    model.remove_prefix(end);
  }
  return kept;
}

}  // namespace

void add_default_topics(Taxonomy& taxonomy, TaxonomyLines& lines, std::size_t line) {
  Taxonomy base = default_taxonomy();
  const auto replaced = [&](const std::string& id) { return taxonomy.find(id) != nullptr; };
  std::erase_if(base.topics, [&](const Topic& topic) { return replaced(topic.id); });
  std::erase_if(base.ambiguous, [&](const AmbiguousTerm& term) { return replaced(term.topic); });
  lines.topics.insert(lines.topics.begin(), base.topics.size(), {line, line, line, line, line});
  lines.ambiguous.insert(lines.ambiguous.begin(), base.ambiguous.size(), line);
  const auto put_before = [](auto& own, const auto& added) { own.insert(own.begin(), added.begin(), added.end()); };
  put_before(taxonomy.topics, base.topics);
  put_before(taxonomy.ambiguous, base.ambiguous);
  put_before(taxonomy.exact, base.exact);
  put_before(taxonomy.masks, base.masks);
  put_before(taxonomy.variants, base.variants);
  put_before(taxonomy.synonyms, base.synonyms);
  if (taxonomy.scoring == TopicScoring{}) taxonomy.scoring = base.scoring;
  taxonomy.model = model_without(base.model, replaced);
}

}  // namespace tenet::indexer
