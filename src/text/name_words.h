#pragma once

#include <span>
#include <string_view>

// Words that surround names or give away what is named. All take a word in lower case without full stops ("phd").
namespace tenet::text {

// Said of anybody, and nothing about what somebody does: mr, dr, honorable.
[[nodiscard]] bool is_honorific(std::string_view word);
// What a person is, as written before the name: sen, commissioner, spokeswoman.
[[nodiscard]] bool is_title(std::string_view word);
// How high somebody is, before a title: deputy, assistant, vice, acting; and what goes with no other title: (first)
// lady.
[[nodiscard]] bool is_rank(std::string_view word);
// What a title may be of when a name follows: (secretary of) state, (chief of) staff. Also by how the word ends:
// (director of) communications.
[[nodiscard]] bool is_charge(std::string_view word);
// A name with one of these is that of a body: department, coalition, news.
[[nodiscard]] bool is_body_word(std::string_view word);
// Behind a name: jr, iii, phd.
[[nodiscard]] bool is_name_suffix(std::string_view word);
// A small word that begins a family name: (Ludwig) van der (Berg), de la (Cruz), bin (Salman). English words are none:
// "ten", "do".
[[nodiscard]] bool is_name_particle(std::string_view word);
// A title without what says when it is held: "gov" of "ex-gov", "president" of "president-elect". Other words whole.
[[nodiscard]] std::string_view untimed_title(std::string_view word);

// All of the above but is_rank(), for whoever asks several of them of one word.
struct NameWordKinds {
  bool honorific = false;
  bool title = false;
  bool charge = false;
  bool body_word = false;
  bool suffix = false;
};
[[nodiscard]] NameWordKinds kinds_of(std::string_view word);

// All words that is_title() and is_body_word() know, for tables of other word classes.
[[nodiscard]] std::span<const std::string_view> title_words();
[[nodiscard]] std::span<const std::string_view> body_name_words();

}  // namespace tenet::text
