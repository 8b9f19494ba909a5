#pragma once

#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/pdf/page.h"
#include "indexer/reading/formats/pdf/source.h"

// All stages of the reader of PDF but poppler: words -> lines -> furniture -> columns -> paragraphs -> flow -> blocks.
namespace tenet::indexer::pdf {

// Makes lines of the words of a page, and frees the words: those of 10,000 pages take 600 MB. `before` is the page
// before it, which has been laid out, or null.
void lay_out(Page& page, const Page* before = nullptr);

// The document on `pages`, which have been laid out. Each character of their lines comes out once, but for raised
// numbers that lead to a note and hyphens that break a word. The order in which words stood in the file does not
// matter.
[[nodiscard]] Extract arrange(std::vector<Page> pages, const Description& description);

}  // namespace tenet::indexer::pdf
