#pragma once

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Mirrors a page most of whose letters are Hebrew, Arabic and the like, so that its lines begin on the left and its
// words come in the order of reading. Letters of a word, which PDF files hold as they stand on paper, are put in the
// order of speech. Numbers and words in other scripts keep theirs. Any other page stays as it is.
void read_from_right(Page& page);

}  // namespace tenet::indexer::pdf
