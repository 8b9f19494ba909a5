#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <tenet/passage.h>

#include "indexer/attribution/entities.h"
#include "indexer/attribution/tagged_text.h"
#include "indexer/attribution/word_classes.h"

namespace tenet::indexer {

// Whom "he", "she", "it" and "they" mean, by who was named and who spoke before. Questions come in reading order.
class Pronouns {
 public:
  Pronouns(const Document& document, Entities& entities) : document_(document), entities_(entities) {}

  // The person whom a pronoun of `gender` at a byte of the document means; nothing where the text does not say.
  [[nodiscard]] std::optional<std::size_t> person(std::size_t at, WordClasses gender);
  // The body that "it" means there.
  [[nodiscard]] std::optional<std::size_t> body(std::size_t before) const;
  // The body that the document says calls itself something.
  [[nodiscard]] std::optional<std::size_t> self_called() const;

  // `member` said something at a byte of the document.
  void spoke(std::size_t member, std::size_t at);
  // Whom "he" and "she" do not mean from here on: who speaks where they are said. Nobody: they may mean all.
  void bar(std::optional<std::size_t> member) { barred_ = member; }
  // Somebody was asked in the sentence at a byte of the document: "he" and "she" of the next quotation may mean who was
  // asked, and not `asker`.
  // The words behind byte `cue_end` may say who that is: 'Harrow asked [the officer]'.
  void ask(std::size_t asker, std::size_t at, std::size_t cue_end);
  // Whether the next quotation may be an answer: '"…," he said.'
  void answer(bool may_answer) { may_answer_ = may_answer; }
  // Nothing is asked any more.
  void end_question() { asked_.reset(); }

 private:
  // Whom the sentence before the byte at `at` is about, without a name, and a pronoun of `gender` may mean: "Her deputy
  // left.", "The governor left." Nobody (no member) where the text does not say who that is.
  struct Unnamed {
    std::optional<std::size_t> member = {};
  };
  [[nodiscard]] std::optional<Unnamed> unnamed_before(std::size_t at, WordClasses gender);
  [[nodiscard]] std::optional<std::size_t> last_person(std::size_t before, WordClasses gender) const;
  // Who was asked, where the last question names somebody whom a pronoun of `gender` may mean.
  [[nodiscard]] std::optional<Unnamed> who_was_asked(WordClasses gender) const;
  // The same, where a sentence of reported speech says it: "Harrow asked the officer who paid."
  [[nodiscard]] std::optional<Unnamed> asked_in(const TaggedText& tagged, TokenSpan subject, WordClasses gender) const;
  // Whom the pronoun at `at` does not mean: "Harrow, [she] says, lost."
  [[nodiscard]] std::optional<std::size_t> fronted_before(std::size_t at) const;
  // The paragraph of the last name up to a byte.
  [[nodiscard]] std::size_t paragraph_of(std::size_t at) const;
  struct Asked {
    std::size_t asker = 0;
    std::size_t sentence = 0;
    bool is_put_to_somebody = false;  // who has no name
  };
  std::optional<Asked> asked_ = {};
  bool may_answer_ = false;
  std::optional<std::size_t> barred_ = {};
  std::optional<std::size_t> last_speaker_ = {};  // the person who spoke last
  std::size_t last_spoke_ = 0;                    // where, in bytes
  std::optional<std::size_t> last_body_ = {};     // the body that spoke last
  std::size_t last_body_spoke_ = 0;

  const Document& document_;
  Entities& entities_;
};

// Who bears the title `noun` ("governor") of `place`, which may be empty, and is named before a byte of the document;
// else the document's speaker, if he bears it.
[[nodiscard]] std::optional<std::size_t> who_bears(const Document& document, Entities& entities, std::string_view noun,
                                                   std::string_view place, std::size_t before);

}  // namespace tenet::indexer
