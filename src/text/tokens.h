#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/range.h>

namespace tenet::text {

// A word as the index knows it.
struct Word {
  std::string form = {};     // folded: NFKC case folding, apostrophes straight, possessive 's dropped, "u.s" -> "us."
  std::string stem = {};     // what its inflections share
  std::uint32_t number = 0;  // its place among the words of its analyser: for tables by word
};

// A word in a text. The position of a token is its place in the vector that analyse() returns.
struct Token {
  TextRange range = {};        // bytes in the analysed text
  const Word* word = nullptr;  // owned by the Analyser

  [[nodiscard]] const std::string& form() const { return word->form; }
  [[nodiscard]] const std::string& stem() const { return word->stem; }
};

// What is a word, for index, queries, topics and highlights alike. Words are cut by UAX #29, with
// these rules of the field on top:
//   non-violent, non violent, nonviolent     one word: a prefix joins what its hyphen ties to it
//   law-enforcement                          two words: every other hyphen parts
//   pre-, and trial on the next line         the same
//   U.S., U. S., US                          one word, apart from the pronoun; D.C. = DC, J. D. Vale = JD Vale
//   [m]andatory, judge[s]                    mandatory, judges
//   Muñoz, Łukasz                            munoz, lukasz
//   § 924(c)                                 section, 924, c
//   judge's                                  judge
//   1,500                                    1500
// Not safe to share between threads: one Analyser a thread.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  // The words of `text` (UTF-8; invalid bytes part words), in reading order. The tokens' words stay
  // valid until trim().
  [[nodiscard]] std::vector<Token> analyse(std::string_view text);

  // The same through ICU alone, without the quick way for ASCII: what analyse() is tested against.
  [[nodiscard]] std::vector<Token> analyse_by_icu(std::string_view text);

  // The words that analyse() has given so far, each as often as it was given: to tell who analyses anything twice.
  [[nodiscard]] std::uint64_t words_analysed() const;

  // Forgets the words seen so far, and their numbers, when they are more than the vocabulary of a large corpus: between
  // documents and queries, so that texts of random words do not fill the memory. Tells whether it has.
  bool trim();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Versions of all that decides what a word and its stem are: an index made with others must be made again.
[[nodiscard]] std::string analysis_description();

}  // namespace tenet::text
