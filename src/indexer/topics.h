#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <tenet/passage.h>
#include <tenet/topics.h>

#include "text/tokens.h"

namespace tenet::indexer {

// Finds the topics of passages by the evidence of a taxonomy, in one pass over their words. Safe to
// share between threads once built.
class TopicMatcher {
 public:
  // Compiles the terms of `taxonomy` with the words that `analyser` makes of them.
  TopicMatcher(const Taxonomy& taxonomy, text::Analyser& analyser);
  ~TopicMatcher();
  TopicMatcher(const TopicMatcher&) = delete;
  TopicMatcher& operator=(const TopicMatcher&) = delete;
  TopicMatcher(TopicMatcher&&) noexcept;
  TopicMatcher& operator=(TopicMatcher&&) noexcept;

  // The topics of a passage with the words `tokens`, strongest first, ties by id. Evidence ranges are
  // the tokens' ranges moved by `offset` bytes.
  [[nodiscard]] std::vector<TopicTag> match(std::span<const text::Token> tokens, std::size_t offset) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace tenet::indexer
