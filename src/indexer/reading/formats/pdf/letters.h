#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Whether the characters of a page may be those that a reader sees. A font may not say which letters its shapes are;
// then words are numbers of shapes: "$%&" or "WKH MXGJH". True of no words.
[[nodiscard]] bool have_letters(const std::vector<Word>& words);

}  // namespace tenet::indexer::pdf
