#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>
#include <tenet/topics.h>

namespace tenet {

// Tools for those who keep a taxonomy; docs/topics.md shows how to use them. All read the texts that an index has
// stored, change nothing, and throw IndexError when the index cannot be read.

// A term of a taxonomy, and how often it counts in an index.
struct TermUse {
  std::string topic = {};  // id
  std::string term = {};
  bool core = false;
  std::vector<std::string> also = {};  // ids of other topics with the same words as a term
  std::uint64_t passages = 0;          // in which it is evidence of its topic

  bool operator==(const TermUse&) const = default;
};

// A passage that another taxonomy grades otherwise.
struct RegradedPassage {
  std::string id = {};
  int before = 0;  // grade; 0 for not about the topic
  int after = 0;

  bool operator==(const RegradedPassage&) const = default;
};

// What another taxonomy changes about a topic, in passages.
struct TopicChange {
  std::string topic = {};  // id
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::uint64_t gained = 0;
  std::uint64_t lost = 0;
  std::uint64_t regraded = 0;                  // that have it before and after, with another grade
  std::vector<RegradedPassage> examples = {};  // the first few of all that change

  bool operator==(const TopicChange&) const = default;
};

struct TopicsCheck {
  std::uint64_t passages = 0;             // of the index
  std::uint64_t changed = 0;              // passages with any topic gained, lost or regraded
  std::vector<TermUse> terms = {};        // in the order of the taxonomy
  std::vector<TopicChange> changes = {};  // of the topics that change, by id
};

// The terms of a taxonomy, each with the other topics that have it too. `passages` is 0 throughout.
[[nodiscard]] TENET_API std::vector<TermUse> list_terms(const Taxonomy& taxonomy);

// What `taxonomy` would make of the index at `index`. Reads every passage.
[[nodiscard]] TENET_API TopicsCheck check_topics(const Taxonomy& taxonomy, const std::filesystem::path& index);

// Words that go with a topic in an index.
struct TermSuggestion {
  std::string term = {};                // as it is written most often, folded
  double g2 = 0;                        // log-likelihood ratio; Dunning 1993
  std::uint64_t inside = 0;             // passages squarely about the topic that hold it
  std::uint64_t outside = 0;            // other passages that hold it
  std::vector<std::string> where = {};  // ids of some of the passages inside

  bool operator==(const TermSuggestion&) const = default;
};

// The `limit` words and phrases of up to three words that set the passages squarely about `topic` most apart from all
// others, without those that are its terms; nothing where the index has no such passage. Throws InputError for a topic
// that the index does not know. Reads every passage.
[[nodiscard]] TENET_API std::vector<TermSuggestion> suggest_terms(const std::filesystem::path& index,
                                                                  std::string_view topic, std::size_t limit);

}  // namespace tenet
