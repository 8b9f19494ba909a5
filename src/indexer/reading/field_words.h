#pragma once

#include <string>

namespace tenet::indexer {

// Whether a word, in lower case, stands in the terms of the built-in topics, whatever topics an index has: a text has
// the same words in all.
[[nodiscard]] bool is_field_word(const std::string& word);

}  // namespace tenet::indexer
