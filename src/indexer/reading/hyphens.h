#pragma once

#include <functional>
#include <string>

namespace tenet::indexer {

// Whether a document has a word, in lower case.
using HasWord = std::function<bool(const std::string& word)>;

// Whether `first` and `second`, in lower case, are the word that they make without a hyphen: the document has it, or it
// is of the built-in topics, and the document does not have it with a hyphen.
[[nodiscard]] bool is_whole_word(const std::string& first, const std::string& second, const HasWord& has);

// Whether the hyphen at the end of a line only breaks the word of `first` and `second`, in lower case, in a document
// whose lines break words. It does where they make a whole word. Else it belongs to the word where the document has the
// word with a hyphen or both halves as words, and in compounds such as "self-defense" and "drug-related".
[[nodiscard]] bool breaks_word(const std::string& first, const std::string& second, const HasWord& has);

}  // namespace tenet::indexer
