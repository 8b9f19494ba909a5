#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenet::query {

// A word of a query with everything that is tied to it: "924(c)(1)", "incarcerat*".
struct Chunk {
  std::string text = {};  // UTF-8, backslashes taken out
  bool escaped = false;   // whether there were any
  std::size_t stars = 0;
  std::size_t star_at = 0;  // byte in `text` of the last star
  char32_t last = 0;        // code point
  bool has_word = false;    // whether it holds a word character
};

// Reads the chunk that begins at byte `at` of `query`, which is UTF-8, and moves `at` behind it: to white space, a
// quotation mark, a parenthesis that is not the word's, or a boost.
[[nodiscard]] Chunk read_chunk(std::string_view query, std::size_t& at);

// Adds the initials that follow an initial, which are one word with it: "U. S.", "J. D. Vale". Moves `at`, the byte
// behind the chunk, behind them.
void read_initials(std::string_view query, std::size_t& at, Chunk& chunk);

// Takes the star from "incarcerat*", and whether there was one. Punctuation of the sentence may follow it; several
// stars are text: "**bold**", "M*A*S*H". Throws QueryError with the place `begin` for a star that means nothing.
[[nodiscard]] bool cut_star(Chunk& chunk, std::size_t begin);

// Whether the last word of `text` is an initial, a capital and a full stop. Initials that follow it are one word with
// it.
[[nodiscard]] bool ends_with_initial(std::string_view text);

// Whether a chunk without backslashes is an operator: AND, OR, NOT, NEAR, NEAR/n with any n.
[[nodiscard]] bool is_operator_text(std::string_view text);

}  // namespace tenet::query
