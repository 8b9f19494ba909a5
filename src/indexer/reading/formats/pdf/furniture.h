#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Marks the lines that are furniture: running heads and feet, page numbers, stamps. Those are rows next to the upper or
// lower edge whose words come again, but for numbers, at the same height of a page near by; or which have a number that
// runs with the pages. Such words are furniture at the head of the first page too, where they are a letterhead; and so
// is a lone row in the margin of a document of one or two pages. Labels of pages are set to the printed numbers where
// the file has no labels of its own and these numbers run through.
void find_furniture(std::vector<Page>& pages);

}  // namespace tenet::indexer::pdf
