#pragma once

#include <cstdint>
#include <string_view>

namespace tenet::indexer {

// What a word can be, as far as finding who speaks needs it. A word may be several of these. The words themselves are
// in the tables of word_classes.cc.
enum WordClass : std::uint32_t {
  says = 1U << 0,           // a finite verb of speech: said, tells, wrote
  saying = 1U << 1,         // its participle
  say = 1U << 2,            // its bare form
  portrays = 1U << 3,       // besides, a verb whose object the quotation qualifies: called (him "unfit")
  statement = 1U << 4,      // a noun for what is said: remark, promise
  pronoun = 1U << 5,        // he, they, it, I: may be a subject
  possessive = 1U << 6,     // his, their
  determiner = 1U << 7,     // the, this, several
  preposition = 1U << 8,    // in, of
  conjunction = 1U << 9,    // and, because
  auxiliary = 1U << 10,     // has, would
  adverb = 1U << 11,        // also, later
  relative = 1U << 12,      // who, which
  time = 1U << 13,          // Monday, yesterday
  verb = 1U << 14,          // any other verb that often follows a subject
  person_noun = 1U << 15,   // spokesman, mayor, and all titles before names
  body_noun = 1U << 16,     // group, campaign
  people_noun = 1U << 17,   // critics, officials: groups without a name
  abbreviation = 1U << 18,  // goes with a full stop that ends no sentence: Sen., Inc.
  naming = 1U << 19,        // a name follows: titled, dubbed, so-called, nicknamed
  work = 1U << 20,          // has a title: book, bill, song
  male = 1U << 21,
  female = 1U << 22,
  plural = 1U << 23,
  title = 1U << 24,      // stands before names: Sen., Commissioner
  according = 1U << 25,  // (according) to somebody
  weak = 1U << 26,       // a verb of speech that more often is something else: show, find, put
  modal = 1U << 27,      // a bare verb follows: will, to
  body_name = 1U << 28,  // in a name, gives away that of a body: Department, Coalition
  document = 1U << 29,   // speaks for whoever wrote it: report, order, statute
  provision = 1U << 30,  // a part of a document, with a number: section, chapter
  party = 1U << 31,      // a party and a state, behind the name of a lawmaker: R-N.Y. By its form, in no table.
};
using WordClasses = std::uint32_t;

inline constexpr WordClasses any_cue = says | saying | say;

// The classes of `word`, which is in lower case, without its full stop or possessive 's.
[[nodiscard]] WordClasses classes_of(std::string_view word);

}  // namespace tenet::indexer
