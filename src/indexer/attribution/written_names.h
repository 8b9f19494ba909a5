#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/attribution/kinship.h"
#include "indexer/attribution/tagged_text.h"

namespace tenet::indexer {

// A name as a sentence has it.
struct WrittenName {
  std::string name = {};  // with titles
  std::string role = {};  // before or behind it, in small letters
  WordClasses gender = 0;
  std::optional<Kinship> kinship = {};  // of a given name behind "his widow,"
  bool person = false;                  // ", who" is behind it, or "said she"
  bool article = false;                 // "the" is before it, and no title
  bool called = false;                  // "itself", "called" is before it
  bool doubtful = false;                // one word that begins a sentence
  std::string acronym = {};             // in brackets behind it
  std::size_t at = 0;                   // byte in the document
  bool subject = false;                 // a verb follows
  bool addressed = false;               // "Dear Ms. Harrow", "Ms. Harrow, you know", "a Harrow": no pronoun means her
  bool governed = false;                // behind a preposition or a verb, or a possessive: no subject
  bool first = false;                   // nobody is named before it in its sentence
  bool opens = false;                   // the sentence begins with it
};

// The names in a sentence, in order.
[[nodiscard]] std::vector<WrittenName> names_in(const TaggedText& tagged, TokenSpan sentence);

// `words` with white space made one space, without soft hyphens and the ends of lines inside words.
[[nodiscard]] std::string on_one_line(std::string_view words);

// The name that begins at token `at` of a sentence: capital words and what links them in the names of bodies. Empty
// when none begins there.
[[nodiscard]] TokenSpan name_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

// The full name of a person at token `at` that says who the noun in front of a comma is: "the coroner, [Dr. Odile
// Harrow]". It begins with a title or a given name. Empty where there is none.
[[nodiscard]] TokenSpan person_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at);

}  // namespace tenet::indexer
