#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Marks the lines that are furniture: running heads and feet, page numbers, stamps. A row next to the upper or lower
// edge is furniture where a page near by has its words at the same height, or a number that runs with the pages. It is
// set apart from the text by space or type, or stands on most pages near by; other words at its place on these pages
// show that it is of the text. The words of heads are furniture at the head of the first page too, where they are a
// letterhead. Of a document of one or two pages a lone row in the margin is furniture where it has a page number apart,
// or is set smaller than the text or like the furniture of its page. Sets the labels of pages (labels.h).
void find_furniture(std::vector<Page>& pages);

}  // namespace tenet::indexer::pdf
