#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/passage.h>
#include <tenet/topics.h>

#include "text/tokens.h"

#include "indexer/topics/signals.h"
#include "indexer/topics/topic_model.h"
#include "indexer/topics/words_of_text.h"

namespace tenet::indexer {

struct CompiledTerm;  // indexer/topic_tables.h
class TopicWords;     // indexer/topic_tables.h

// A term that counts, in the words it was looked for in.
struct FoundTerm {
  const CompiledTerm* term = nullptr;  // of the topic itself or of a narrower one; the matcher's
  std::uint32_t node = 0;              // the same for terms that are the same words
  std::size_t times = 0;
  TextRange first = {};           // where it stands first
  std::uint32_t first_token = 0;  // the tokens that are there, the last included
  std::uint32_t last_token = 0;
};

// What some words say of one topic.
struct TopicEvidence {
  // Tokens, the last included.
  struct Place {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  std::uint32_t topic = 0;            // the matcher's number
  std::vector<FoundTerm> terms = {};  // each once
  std::vector<Place> places = {};     // of all their occurrences, ascending
};
using Evidence = std::vector<TopicEvidence>;  // by topic, ascending

// What stands over a passage and speaks for it too.
struct Lent {
  Evidence title = {};          // of the document: makes what the passage says itself stronger
  TitleWords title_words = {};  // what the model says of the title
  Evidence lead = {};           // heading and lead-in of a list: counts as if its items said it; alone it makes grade 1
  Evidence heading = {};        // of a passage that is no item
};

// What is found of a passage.
struct GradedPassage {
  // Strongest first, ties by id. Grade 0 is no tag of the passage: its document is more likely than not filed under the
  // topic, by the words of the passage and of the title, which its `probability` is of.
  std::vector<TopicTag> tags = {};
  // The topics that the document may be filed under by this passage, the matcher's numbers, with what documents are
  // ranked by, in (0, 2).
  std::vector<std::pair<std::uint32_t, double>> filed = {};
  double field = 0;  // Passage::field
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

  // The id of a topic, by its number.
  [[nodiscard]] const std::string& id_of(std::uint32_t topic) const;
  // The evidence in `words`; its ranges are in the document. `known` is of the analyser of the words.
  [[nodiscard]] Evidence find(const WordsOfText& words, TopicWords& known) const;
  // The topics of a passage with the evidence `own`. The tags show the passage's own evidence only: none where all of
  // it is lent. By points, or by the model of the taxonomy for the topics that it knows.
  [[nodiscard]] GradedPassage grade(const Evidence& own, const WordsOfText& words, const Lent& lent,
                                    TopicWords& known) const;
  // What the model says of a title; nothing where there is none.
  [[nodiscard]] TitleWords read_title(const WordsOfText& words, TopicWords& known) const;
  // All that the model is asked about a topic of a passage, whatever its grade: for learning.
  struct Weighed {
    std::uint32_t topic = 0;
    Signals signals = {};
    Grades probabilities = {};
    std::vector<std::size_t> window = {};  // tokens: SignalReader::window_of()
  };
  [[nodiscard]] std::vector<Weighed> weigh(const Evidence& own, const WordsOfText& words, const Lent& lent,
                                           TopicWords& known) const;
  // Both, for a passage that stands alone, `offset` bytes behind the beginning of its document.
  [[nodiscard]] std::vector<TopicTag> match(std::string_view text, std::size_t offset, text::Analyser& analyser) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace tenet::indexer
