#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tenet/passage.h>

#include "indexer/attribution/entities.h"
#include "indexer/attribution/pronouns.h"
#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Finds whom words that name a speaker mean: "Mr. Harrow", "the group's leaders", "she", "I". Mentions come in reading
// order, as what was said before decides whom a pronoun means.
class Coreference {
 public:
  Coreference(const Document& document, Entities& entities)
      : document_(document), entities_(entities), pronouns_(document, entities) {}

  // An entity, or somebody without a name ("police chiefs"), whose words are the name. Nothing where the
  // text does not say: then neither does tenet.
  struct Meant {
    std::optional<std::size_t> member = {};
    Speaker other = {};       // where there is no member
    bool by_pronoun = false;  // "she", "they": what was said before decides
    bool nobody = false;      // a word that begins a sentence and is no name: not even the words are kept
  };
  [[nodiscard]] std::optional<Meant> resolve(TextRange mention);
  // What was said so far: what decides whom pronouns mean.
  [[nodiscard]] Pronouns& pronouns() { return pronouns_; }
  // Who says "I" from here on: whose turn it is. Empty: whoever the document says speaks throughout.
  void set_turn(std::string name) { turn_ = std::move(name); }

 private:
  [[nodiscard]] std::optional<Meant> pronoun_at(const TaggedToken& token, std::string_view word, std::size_t at);
  [[nodiscard]] std::optional<Meant> description(const TaggedText& tagged, TokenSpan phrase, std::size_t at);
  [[nodiscard]] std::optional<Meant> together(const TaggedText& tagged, TokenSpan phrase, std::size_t at);
  struct Described;
  [[nodiscard]] static Described up_to_head(const TaggedText& tagged, TokenSpan phrase, std::size_t at);
  // The name at the end of "the mayor, Odile Harrow" and "the Mayor, Odile Harrow"; empty elsewhere.
  [[nodiscard]] static TokenSpan name_behind(const Described& described);
  // "Mr. Harrow", "the Salter Council", "the Attorney General".
  [[nodiscard]] std::optional<Meant> by_name(const Described& described);
  // "the group's leaders", "her statement".
  [[nodiscard]] static bool speaks_for_another(const Described& described);
  [[nodiscard]] std::optional<Meant> owner_of(const Described& described);
  // "the group", "the report", "the Salter governor": who was named before.
  [[nodiscard]] std::optional<Meant> known_by_article(const Described& described);
  [[nodiscard]] std::optional<Meant> office(const TaggedText& tagged, TokenSpan name, std::size_t at);
  [[nodiscard]] std::optional<Meant> first_person();
  Meant spoke(std::size_t member, std::size_t at);

  const Document& document_;
  Entities& entities_;
  std::string turn_ = {};
  Pronouns pronouns_;
};

}  // namespace tenet::indexer
