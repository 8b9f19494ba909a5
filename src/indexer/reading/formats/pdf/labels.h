#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/edges.h"
#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Sets the labels of pages where numbers in heads or feet run through them, unless the file gives labels. `upper` and
// `lower` have the edges of each page, whose furniture is known. A page without a number between pages of a row has the
// number between. Others have their physical number, in brackets where that is the label of another page.
void find_labels(std::vector<Page>& pages, const std::vector<Edge>& upper, const std::vector<Edge>& lower);

}  // namespace tenet::indexer::pdf
