#include "indexer/reading/field_words.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <tenet/topics.h>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

std::unordered_set<std::string> words_of_topics() {
  std::unordered_set<std::string> all;
  const auto add = [&](const std::string& term) {
    for (std::size_t begin = 0; begin < term.size();) {
      const std::size_t end = std::min(term.find_first_of(" -", begin), term.size());
      all.insert(text::to_lower(std::string_view(term).substr(begin, end - begin)));
      begin = end + 1;
    }
  };
  for (const Topic& topic : default_taxonomy().topics) {
    for (const auto* terms : {&topic.core, &topic.related}) std::ranges::for_each(*terms, add);
  }
  return all;
}

}  // namespace

bool is_field_word(const std::string& word) {
  static const std::unordered_set<std::string> words = words_of_topics();
  return words.contains(word);
}

}  // namespace tenet::indexer
