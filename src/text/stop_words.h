#pragma once

#include <string_view>

namespace tenet::text {

// Whether a word, by its form, is one of the commonest of English, which tell texts apart no better than punctuation.
[[nodiscard]] bool is_stop_word(std::string_view form);

}  // namespace tenet::text
