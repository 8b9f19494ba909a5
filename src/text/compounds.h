#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <tenet/range.h>

namespace tenet::text {

// Words of a list of words that are one, up to the last of them, and their range with the brackets that are theirs.
struct Compound {
  std::size_t last = 0;  // place in the list
  TextRange range = {};
};

// What word `i` of the words of `text` is one with: itself alone, but for compounds ("non-violent"), initials ("U. S.")
// and letters in brackets ("[m]andatory", "judge[s]").
[[nodiscard]] Compound compound_at(std::string_view text, const std::vector<TextRange>& words, std::size_t i);

// Whether the last word of `text` can be one with the word behind it when white space parts them: initials and "non",
// "pre", "re". True for some that cannot.
[[nodiscard]] bool may_join_next(std::string_view text);

// The bytes of the white space from `at` on, no-break spaces included.
[[nodiscard]] std::size_t space_at(std::string_view text, std::size_t at);

}  // namespace tenet::text
