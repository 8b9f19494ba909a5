#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/passage.h>

#include "text/tokens.h"

#include "indexer/topics/topics.h"

namespace tenet::indexer {

// The line that introduces the list that a passage is an item of ("The plan would: (1) ..."), for each of `passages`
// of `text`: nothing for a passage that is no item, empty for a list without such a line. An item begins with a mark
// (-, *, 1., (a)); its line is the last to end in a colon in the passage before the list, under the same heading.
[[nodiscard]] std::vector<std::optional<TextRange>> find_lead_ins(std::string_view text,
                                                                  std::span<const Passage> passages);

// Tags all passages of a document in turn: what its title, and over items of a list the heading and the lead-in,
// lend to each.
class DocumentTopics {
 public:
  // All must outlive it. `known` is of `analyser`.
  DocumentTopics(const TopicMatcher& topics, const Document& document, std::span<const Passage> passages,
                 text::Analyser& analyser, TopicWords& known);

  // The evidence in the passage at `place` itself, whose words are `tokens`.
  [[nodiscard]] Evidence find(std::size_t place, std::span<const text::Token> tokens);
  // What is weighed of it: TopicMatcher::weigh().
  [[nodiscard]] std::vector<TopicMatcher::Weighed> weigh(std::size_t place, std::span<const text::Token> tokens);
  // The topics of the passage at `place`, whose words are `tokens`.
  [[nodiscard]] GradedPassage of(std::size_t place, std::span<const text::Token> tokens);

 private:
  [[nodiscard]] Evidence find(std::string_view text);
  void lend(std::size_t place);
  // Calls `use` with the words of the passage at `place`.
  template <typename Use>
  auto with_words(std::size_t place, std::span<const text::Token> tokens, const Use& use);

  const TopicMatcher& topics_;
  const Document& document_;
  std::span<const Passage> passages_;
  text::Analyser& analyser_;
  TopicWords& known_;
  std::vector<std::optional<TextRange>> lead_ins_;
  Lent lent_;
  // Heading and lead-in of the item before, and their topics: items of one list share them.
  std::pair<TextRange, TextRange> over_;
  Evidence over_found_;
  TextRange headed_;  // the heading last looked at, and its topics
  Evidence headed_found_;
};

}  // namespace tenet::indexer
