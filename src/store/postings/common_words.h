#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenet::store {

// What stands behind one of these words again and again is told apart from the same word elsewhere, so that phrases
// with it need not go through their lists. By their forms; the commonest of English before others. Part of the index
// format.
inline constexpr std::array<std::string_view, 15> common_words{"the", "of",  "to", "and", "in",   "a",  "that", "for",
                                                               "is",  "our", "on", "we",  "with", "be", "have"};

// From 1 on; 0 of any other form.
[[nodiscard]] constexpr std::uint32_t number_of_common_word(std::string_view form) {
  for (std::uint32_t i = 0; i < common_words.size(); ++i) {
    if (common_words[i] == form) return i + 1;
  }
  return 0;
}

// A form behind a common word, as the forms of a list have it.
[[nodiscard]] inline std::string form_behind(std::string_view common, std::string_view form) {
  return std::string(common).append(1, ' ').append(form);
}

}  // namespace tenet::store
