#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <tenet/passage.h>
#include <tenet/topics.h>

#include "text/tokens.h"

namespace tenet::indexer {

struct CompiledTerm;  // indexer/topic_tables.h
class TopicWords;     // indexer/topic_tables.h

// A term that counts, in the words it was looked for in.
struct FoundTerm {
  const CompiledTerm* term = nullptr;  // of the topic itself or of a narrower one; the matcher's
  std::uint32_t node = 0;              // the same for terms that are the same words
  std::size_t times = 0;
  TextRange first = {};  // where it stands first
};

// What some words say of one topic.
struct TopicEvidence {
  std::uint32_t topic = 0;  // the matcher's number
  std::vector<FoundTerm> terms = {};
};
using Evidence = std::vector<TopicEvidence>;  // by topic, ascending

// What stands over a passage and speaks for it too.
struct Lent {
  Evidence title = {};  // of the document: makes what the passage says itself stronger
  Evidence lead = {};   // heading and lead-in of a list: counts as if its items said it; alone it makes grade 1
};

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

  // The evidence in `tokens`; ranges are the tokens' moved by `offset` bytes. `known` is of their analyser.
  [[nodiscard]] Evidence find(std::span<const text::Token> tokens, std::size_t offset, TopicWords& known) const;
  // The topics of a passage of `words` words with the evidence `own`, strongest first, ties by id. The tags show the
  // passage's own evidence only: none where all of it is lent.
  [[nodiscard]] std::vector<TopicTag> grade(const Evidence& own, std::size_t words, const Lent& lent) const;
  // Both, for a passage that stands alone.
  [[nodiscard]] std::vector<TopicTag> match(std::span<const text::Token> tokens, std::size_t offset) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace tenet::indexer
