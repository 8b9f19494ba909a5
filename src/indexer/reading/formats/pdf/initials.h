#pragma once

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Gives large initials, beside which two lines or more begin, to the first word of the first of these lines. The lines
// then begin where the initial does.
void join_initials(Page& page);

}  // namespace tenet::indexer::pdf
