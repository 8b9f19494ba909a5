// Any bytes are a taxonomy or an InputError with the place; and what is a taxonomy can be used.

#include <tenet/topics.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>

#include "indexer/topics/topics.h"
#include "text/tokens.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_topics(const tenet::Taxonomy& taxonomy) {
  for (const tenet::Topic& topic : taxonomy.topics) {
    require(!topic.core.empty() || !topic.related.empty());
    require(taxonomy.find(topic.id) == &topic);
    require(taxonomy.named(topic.id) == &topic && taxonomy.named(topic.label) == &topic);
    for (const std::string& name : topic.alt) require(taxonomy.named(name) == &topic);
    std::size_t steps = 0;
    for (const tenet::Topic* at = &topic; !at->broader.empty(); ++steps) {
      at = taxonomy.find(at->broader);
      require(at != nullptr && steps < taxonomy.topics.size());
    }
  }
}

void check_tags(const std::vector<tenet::TopicTag>& tags, std::size_t text_size) {
  double before = 2;
  for (const tenet::TopicTag& tag : tags) {
    require(tag.grade == 1 || tag.grade == 2);
    require(tag.strength > tag.grade - 1 && tag.strength < tag.grade && tag.strength <= before);
    before = tag.strength;
    require(!tag.evidence.empty() || !tag.words.empty());
    std::size_t begin = 0;
    for (const tenet::TextRange& evidence : tag.evidence) {
      require(begin <= evidence.begin && evidence.begin < evidence.end && evidence.end <= text_size);
      begin = evidence.begin;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static tenet::text::Analyser analyser;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const tenet::Taxonomy taxonomy = tenet::parse_taxonomy(text, "fuzz");
    check_topics(taxonomy);
    require(tenet::parse_taxonomy(tenet::to_toml(taxonomy), "again") == taxonomy);
    const tenet::indexer::TopicMatcher matcher(taxonomy, analyser);
    check_tags(matcher.match(text, 0, analyser), size);
  } catch (const tenet::InputError& error) {
    const std::string_view message = error.what();
    require(message.starts_with("fuzz:") && message.find('\n') == std::string_view::npos);
  }
  return 0;
}
