#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/tagged_text.h"
#include "indexer/attribution/written_names.h"
#include "text/given_names.h"
#include "text/names.h"

namespace tenet::indexer {

// The people and bodies that a document names, and where. Names of the same are joined: a family name alone belongs to
// the full name with it, an acronym in brackets to the name before it.
class Entities {
 public:
  // What is known of one of them.
  struct Member {
    Speaker speaker = {};
    WordClasses gender = 0;  // male, female, or 0 when nothing says so
    bool guessed = false;    // the gender, by the given name
    std::size_t named = 0;   // how often, by more than the family name
    std::string roles = {};  // all that the document gives, in lower case, each behind a line end
    bool called = false;     // "the group, which calls itself ...": the group of the document
    bool certain = false;    // a person by a title, an honorific or by speaking; a body by its words
  };
  struct Naming {
    std::size_t member = 0;
    std::size_t at = 0;         // byte in the document
    std::size_t paragraph = 0;  // counted by read()
    std::size_t sentence = 0;   // likewise
    bool subject = false;       // a verb follows
    bool addressed = false;     // "Dear Ms. Harrow": no pronoun means her
    bool governed = false;      // behind a preposition or a verb, or a possessive: no subject
    bool first = false;         // nobody is named before it in its sentence
    bool opens = false;         // the sentence begins with it
    bool is_new = false;        // its member is named for the first time; after join()
  };

  // Notes a person whom the document names outside its text: "Rep. Odile Harrow (D-TX)".
  void know(std::string_view name);
  // Notes the names in a paragraph. Paragraphs come in reading order.
  void read(const TaggedText& tagged);
  // Notes that a name is written with what tells father and son apart: "Jr.", "III". Before join(). Where names differ
  // in this alone, it is part of them; elsewhere it is not.
  void note_generation(std::string_view name);
  // Joins the names. After the last read(). `text` tells common words that begin a sentence from names: "Grants" is
  // none where "grants" are given.
  void join(std::string_view text);

  // Whether `name` is somebody's, or only a word that begins a sentence.
  [[nodiscard]] bool knows(std::string_view name);
  // `name` without titles, and with "Jr." where that tells two people apart: "Odile Harrow". After join().
  [[nodiscard]] const std::string& plain(const std::string& name) { return parts(name).plain; }
  // Whom the name `name`, written at byte `at`, means: "Mr. Harrow", "Odile Harrow", "LEL". Adds whoever is new.
  [[nodiscard]] std::size_t named(std::string_view name, std::size_t at);

  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] Member& member(std::size_t i) { return members_[i]; }
  [[nodiscard]] const std::vector<Naming>& namings() const { return namings_; }
  // The sentence in which the byte at `at` stands, as Naming counts them.
  [[nodiscard]] std::size_t sentence_at(std::size_t at) const;
  // The first byte of a sentence.
  [[nodiscard]] std::size_t sentence_begin(std::size_t sentence) const { return sentences_[sentence]; }

 private:
  // A name taken apart, once for every way it is written.
  struct Parts {
    text::Name name = {};
    std::string plain = {};
    std::string key = {};
    bool body = false;    // a word of the name gives it away
    bool office = false;  // nothing but titles: "the Attorney General"
    bool family = false;  // perhaps nothing but a family name
  };
  const Parts& parts(const std::string& name);

  struct Found {
    WrittenName written = {};
    Naming naming = {};
    const Parts* parts = nullptr;  // of the name; from join() on
  };

  void part_offices();
  void part_couples();
  void drop_common_words(std::vector<Found>& names, std::string_view text) const;
  void read_sentence(const TaggedText& tagged, TokenSpan sentence);
  // Whom a family name at byte `at` means; nothing where it is nobody's, or open which of two bears it.
  [[nodiscard]] std::optional<std::size_t> by_family(const std::string& family, WordClasses gender,
                                                     std::string_view role, std::size_t at) const;
  // Who of `family` is named in the sentence of the byte at `at`, before it, or in the sentence before that one.
  [[nodiscard]] std::vector<std::size_t> named_near(const std::vector<std::size_t>& family, std::size_t at) const;
  // Who is called so; `given` is what the first word of the name is as a given name.
  [[nodiscard]] static SpeakerKind kind_of(const Parts& parts, text::GivenName given);
  std::size_t add(const Found& found);
  void note_names(std::size_t member, const text::Name& name, text::GivenName given);
  static void judge_by_name(Member& member, const text::Name& name, text::GivenName given);
  std::size_t add_relative(const Found& found);
  // Whose relative somebody is: of those named before, the last whom "his" or "Harrow's" may mean.
  [[nodiscard]] std::optional<std::size_t> possessor_of(const Found& relative) const;
  // Whether the name is a family name and no more.
  [[nodiscard]] static bool is_family_alone(const Parts& parts);
  // Whom of its family the name means, who has what is known by it from then on.
  std::optional<std::size_t> join_family(const Found& found);
  // Whom a given name alone means: "Callum", "Sir Edmund". Nothing where nobody or two are called so.
  [[nodiscard]] std::optional<std::size_t> by_given_name(const std::string& name, WordClasses gender) const;
  [[nodiscard]] bool is_known(const Parts& parts) const;
  [[nodiscard]] static const std::string& role_of(const Found& found);
  static void give_role(Member& member, const Found& found);

  std::vector<Found> found_ = {};
  std::vector<Found> known_ = {};
  std::unordered_map<std::string, Parts> parts_ = {};
  std::map<std::string, std::set<std::string>, std::less<>> generations_ = {};  // by the key of a name: "jr", "iii"
  std::map<std::string, std::set<std::string>, std::less<>> initials_ = {};     // likewise the middle ones: "hw", "w"
  std::size_t paragraph_ = 0;
  std::vector<std::size_t> sentences_ = {};  // where each begins
  std::vector<Member> members_ = {};
  std::unordered_map<std::string, std::size_t> by_key_ = {};
  std::unordered_map<std::string, std::vector<std::size_t>> families_ = {};
  std::unordered_map<std::string, std::vector<std::size_t>> given_ = {};  // likewise by the given name
  std::unordered_map<std::string, WordClasses> called_ = {};  // by family name: "Mr.", "Mrs." so far, in join()
  std::vector<Naming> namings_ = {};
  std::size_t full_ = 0;  // the first of these are of full names, while others are joined to them; both ascend
};

// Whether `roles` ("a state senator", "rep."), in lower case, hold the title `noun`, also by its other name: a
// congressman is a "rep".
[[nodiscard]] bool bears_title(std::string_view roles, std::string_view noun);

}  // namespace tenet::indexer
