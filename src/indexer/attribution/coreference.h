#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tenet/passage.h>

#include "indexer/attribution/entities.h"
#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// Finds whom words that name a speaker mean: "Mr. Harrow", "the group's leaders", "she", "I". Mentions come in reading
// order, as what was said before decides whom a pronoun means.
class Coreference {
 public:
  Coreference(const Document& document, Entities& entities) : document_(document), entities_(entities) {}

  // An entity, or somebody without a name ("police chiefs"), whose words are the name. Nothing where the
  // text does not say: then neither does tenet.
  struct Meant {
    std::optional<std::size_t> member = {};
    Speaker other = {};       // where there is no member
    bool by_pronoun = false;  // "she", "they": what was said before decides
    bool nobody = false;      // a word that begins a sentence and is no name: not even the words are kept
  };
  [[nodiscard]] std::optional<Meant> resolve(TextRange mention);
  // Whom "he" and "she" do not mean from here on: who speaks where they are said. Nobody: they may mean all.
  void bar(std::optional<std::size_t> member) { barred_ = member; }
  // Somebody was asked in the sentence at a byte of the document: "he" and "she" of the next quotation may mean who was
  // asked, and not `asker`.
  void ask(std::size_t asker, std::size_t at) { asked_ = Asked{.asker = asker, .sentence = entities_.sentence_at(at)}; }
  void answer() { asked_.reset(); }
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
  // Whom the sentence before the byte at `at` is about, without a name, and a pronoun of `gender` may mean: "Her deputy
  // left.", "The governor left." Nobody (no member) where the text does not say who that is.
  struct Unnamed {
    std::optional<std::size_t> member = {};
  };
  [[nodiscard]] std::optional<Unnamed> unnamed_before(std::size_t at, WordClasses gender);
  [[nodiscard]] std::optional<std::size_t> last_person(std::size_t before, WordClasses gender) const;
  // Who was asked, where the last question names somebody whom a pronoun of `gender` may mean.
  [[nodiscard]] std::optional<std::size_t> who_was_asked(WordClasses gender) const;
  [[nodiscard]] std::optional<Meant> office(const TaggedText& tagged, TokenSpan name, std::size_t at);
  [[nodiscard]] std::optional<std::size_t> self_called() const;
  [[nodiscard]] std::optional<std::size_t> body(std::size_t before) const;
  [[nodiscard]] std::optional<std::size_t> by_role(std::string_view noun, std::string_view place, std::size_t before);
  [[nodiscard]] std::optional<Meant> first_person();
  Meant spoke(std::size_t member, std::size_t at);

  const Document& document_;
  Entities& entities_;
  std::string turn_ = {};
  struct Asked {
    std::size_t asker = 0;
    std::size_t sentence = 0;
  };
  std::optional<Asked> asked_ = {};
  std::optional<std::size_t> barred_ = {};
  std::optional<std::size_t> last_speaker_ = {};  // the person who spoke last
  std::size_t last_spoke_ = 0;                    // where, in bytes
  std::optional<std::size_t> last_body_ = {};     // the body that spoke last
  std::size_t last_body_spoke_ = 0;
};

}  // namespace tenet::indexer
