#pragma once

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Turns the page so that most of its words run from left to right. Words that run in another direction (stamps along
// the margin) become furniture of the page.
void turn_upright(Page& page);

// Puts words right that the printed page shows as one: ligatures become letters, words printed twice for bold become
// one, and parts without a gap between them become one word (small capitals: "S" "OTOMAYOR"). Drops words without a
// visible character. The words come out from top to bottom, left to right, whatever their order was.
void tidy_words(Page& page);

// Takes the column of line numbers of pleadings, hearings and bills out of the page and makes it furniture: whole
// numbers beside the text, one below the other, each by one greater than the one above. There are at least five, or
// they count from 1 at the place of those of a page before: a last page may have few lines.
void take_line_numbers(Page& page);

}  // namespace tenet::indexer::pdf
