#pragma once

#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// Hides the hyphen and the end of line inside words that a line breaks, so that "sen-" and "tencing" below it are read
// as "sentencing". A word is joined where it stands whole elsewhere in `text` or is a word of the built-in topics. It
// is left as it is where the text has it with a hyphen inside a line ("court-appointed"), and where the second half
// does not begin with a small letter. Linear.
void join_broken_words(std::string_view text, std::vector<Block>& blocks);

}  // namespace tenet::indexer
