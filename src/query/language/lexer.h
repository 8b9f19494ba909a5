#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::query {

// What a query is made of. All of its punctuation that means nothing is gone.
struct Token {
  enum class Kind {
    word,          // text
    phrase,        // text
    prefix,        // text: what stands before the star
    field,         // text: canonical name; its value is the next token: word, phrase, prefix or open
    open,          // (
    close,         // )
    and_operator,  // AND
    or_operator,   // OR
    not_operator,  // NOT
    near,          // NEAR/n: distance
    exclude,       // -
    require,       // +
    end,           // always there, always last
  };

  Kind kind = Kind::end;
  std::size_t begin = 0;  // bytes in the query
  std::size_t end = 0;    // one past the last byte
  std::string text = {};  // UTF-8, backslashes taken out
  bool escaped = false;   // whether there were any
  bool synonyms = false;  // of word and phrase: whether a ~ stood before it
  int distance = 0;       // words
  double boost = 1;       // what ^ says after word, phrase, prefix and close
};

inline constexpr double smallest_boost = 0.001;
inline constexpr double largest_boost = 1000;
inline constexpr int default_distance = 10;   // words
inline constexpr int largest_distance = 999;  // words

// Cuts `query` into tokens, in time linear in its length. Throws QueryError for what is no UTF-8, an
// open quotation mark, an empty phrase, an unknown or empty field, and a distance, star or boost
// that means nothing.
[[nodiscard]] std::vector<Token> lex(std::string_view query);

// `query` cut at white space alone, into tokens of kind word without an end: what has no letter and
// no digit is left out. Throws QueryError for what is no UTF-8.
[[nodiscard]] std::vector<Token> lex_plain(std::string_view query);

}  // namespace tenet::query
