#include "query/plan/role_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {

bool is_in_a_role(const std::string& stem, const store::Snapshot& snapshot) {
  return snapshot.holding(store::term(store::role_prefix, stem)) > 0;
}

std::vector<std::string> role_words(std::string_view letters, std::size_t limit, const store::Snapshot& snapshot,
                                    text::Analyser& analyser) {
  const std::vector<text::Token> typed = analyser.analyse(letters);
  if (typed.size() != 1) return {};
  return store::translate_xapian_errors("searching", [&] {
    store::Snapshot::Forms words;
    for (auto& [form, documents] : snapshot.forms_written(typed.front().form())) {
      const std::vector<text::Token> tokens = analyser.analyse(form);
      if (tokens.size() == 1 && is_in_a_role(tokens.front().stem(), snapshot)) words.emplace_back(form, documents);
    }
    std::ranges::stable_sort(words, std::ranges::greater{}, [](const auto& word) { return word.second; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(limit, words.size()); ++i) names.push_back(std::move(words[i].first));
    return names;
  });
}

}  // namespace tenet::query
