#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>
#include <tenet/range.h>

namespace tenet {

// A subject of the taxonomy, with the terms whose presence is evidence of it.
struct Topic {
  std::string id = {};     // "mandatory-minimums"
  std::string label = {};  // "Mandatory minimum sentences"
  std::string definition = {};
  std::string scope = {};                  // what belongs elsewhere
  std::string broader = {};                // id of the topic above it, or empty
  std::vector<std::string> alt = {};       // other names a reader may type
  std::vector<std::string> see_also = {};  // ids
  std::vector<std::string> core = {};      // terms that are enough for "squarely about it"
  std::vector<std::string> related = {};   // terms that make it likely
  std::vector<std::string> needs = {};     // a passage without one of these is not about it; empty: needs nothing

  bool operator==(const Topic&) const = default;
};

// A term that is evidence of `topic` only where one of `needs` stands in the same passage (no
// `needs`: always) and never where it overlaps one of the phrases of `unless`. A phrase of `unless`
// that does not hold the term bars it wherever it stands in the passage.
struct AmbiguousTerm {
  std::string term = {};
  std::string topic = {};
  std::vector<std::string> needs = {};
  std::vector<std::string> unless = {};

  bool operator==(const AmbiguousTerm&) const = default;
};

// A word whose stem belongs to other words too: compared by these forms only.
struct ExactWord {
  std::string word = {};
  std::vector<std::string> forms = {};

  bool operator==(const ExactWord&) const = default;
};

// One spelling for several, applied before terms are matched.
struct Variant {
  std::string from = {};
  std::string to = {};

  bool operator==(const Variant&) const = default;
};

// Ways to say the same thing, one a term of one word or several: what ~word in a query stands for.
struct Synonyms {
  std::vector<std::string> terms = {};  // two or more

  bool operator==(const Synonyms&) const = default;
};

// What points are given for and what they earn: docs/architecture.md, under src/indexer.
struct TopicScoring {
  int core_points = 10;    // for each distinct core term
  int phrase_points = 8;   // for each distinct related term of several words
  int word_points = 4;     // for each distinct related term of one word
  int square_points = 10;  // with a core term: grade 2
  int related_points = 8;  // grade 1

  bool operator==(const TopicScoring&) const = default;
};

// Topics and the rules of their evidence, in the order of the file. A value: copy it freely.
struct Taxonomy {
  std::string id = {};
  std::string version = {};
  TopicScoring scoring = {};
  std::vector<Topic> topics = {};
  std::vector<AmbiguousTerm> ambiguous = {};
  std::vector<ExactWord> exact = {};
  std::vector<std::string> masks = {};  // names that carry topic words and are no evidence
  std::vector<Variant> variants = {};
  std::vector<Synonyms> synonyms = {};  // a term may stand in several
  // Weights of words and of evidence, learnt from judged texts: the lines behind [model] of the file, without the lines
  // that name the taxonomy. Empty: topics are graded by points.
  std::string model = {};

  // The topic of that id, or nullptr.
  [[nodiscard]] TENET_API const Topic* find(std::string_view id) const;
  // The topic that `name` names: its id, label or one of its alt names, case and hyphens folded; or nullptr.
  [[nodiscard]] TENET_API const Topic* named(std::string_view name) const;

  bool operator==(const Taxonomy&) const = default;
};

// Reads a taxonomy from TOML (docs/topics.md). A file with extends = "default" adds to the built-in one. `name` stands
// in messages.
// Throws InputError `name:line: why` for what is not TOML, an unknown broader topic or see_also, a
// cycle of broader topics, an alt name that names two topics, a missing id, a topic without terms.
[[nodiscard]] TENET_API Taxonomy parse_taxonomy(std::string_view toml, const std::string& name);
[[nodiscard]] TENET_API Taxonomy read_taxonomy(const std::filesystem::path& file);
// The taxonomy as TOML that stands by itself: parse_taxonomy() of it gives an equal one.
[[nodiscard]] TENET_API std::string to_toml(const Taxonomy& taxonomy);
// The taxonomy that is built in: corpus/topics.toml as it was when the library was built.
[[nodiscard]] TENET_API const Taxonomy& default_taxonomy();
// Its TOML text, UTF-8.
[[nodiscard]] TENET_API std::string_view default_taxonomy_toml();

// How often the model of a taxonomy was right about a topic, on passages that were judged and not used for training.
struct TopicMeasure {
  std::string topic = {};       // id
  std::uint64_t judged = 0;     // passages judged for it
  bool trained = false;         // whether its words were learnt; else only the evidence of its terms is weighed
  double precision = 0;         // of the tags of any grade, the share judged to touch the topic
  double recall = 0;            // of the passages judged to touch it, the share tagged
  double square_precision = 0;  // the same of grade 2
  double square_recall = 0;

  bool operator==(const TopicMeasure&) const = default;
};
struct TopicMeasures {
  std::string on = {};                    // what was judged
  std::vector<TopicMeasure> topics = {};  // in the order of the model

  bool operator==(const TopicMeasures&) const = default;
};
// What the model of `taxonomy` says of itself; empty where there is none.
[[nodiscard]] TENET_API TopicMeasures topic_measures(const Taxonomy& taxonomy);

// What a passage says of a topic.
struct TopicTag {
  std::string topic = {};  // id
  int grade = 0;           // 2 squarely about it, 1 related, 0 neither: its document alone is filed under it
  // What topic:ID ranks by: in (0, 1) for grade 1, in (1, 2) for grade 2. With a model, the probability of the grade,
  // raised by what the words say.
  double strength = 0;
  double probability = 0;  // that the passage touches the topic, by the model; 0 where the taxonomy has none
  double squarely = 0;     // that it is squarely about it, the same
  // In the document's text: the first occurrence of each term, in reading order; from narrower topics too. Empty for an
  // item of a list that has the topic from what stands over it.
  std::vector<TextRange> evidence = {};
  std::vector<TextRange> words = {};  // that speak for it most by the model and are no evidence; in reading order

  bool operator==(const TopicTag&) const = default;
};

}  // namespace tenet
