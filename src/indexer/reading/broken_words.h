#pragma once

#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// Where the second half begins of a word that a line breaks at the hyphen that ends at `hyphen_end`; 0 where the line
// does not end there, or the hyphen stands for what follows later ("pre- and post-trial").
[[nodiscard]] std::size_t second_half(std::string_view text, std::size_t hyphen_end);

// Hides the hyphen and the end of line inside words that a line breaks, so that "sen-" and "tencing" below it are read
// as "sentencing". A word is joined where it stands whole elsewhere in `text` or is a word of the built-in topics, and
// at a soft hyphen. In a text whose lines surely break words, others are joined, too (hyphens.h). Elsewhere only the
// end of line is hidden: "court-appointed", "Jean-Luc", "1990-1995". Before a conjunction nothing is ("pre- and
// post-trial"). Linear.
void join_broken_words(std::string_view text, std::vector<Block>& blocks);

}  // namespace tenet::indexer
