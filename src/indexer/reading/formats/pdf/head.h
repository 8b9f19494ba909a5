#pragma once

#include <vector>

#include "indexer/reading/document_keys.h"
#include "indexer/reading/formats/pdf/blocks.h"

namespace tenet::indexer::pdf {

// The keys title, date and author, as far as they are sound, from the head of the first page and from what the file
// says of itself; the piece that is the title becomes one, and those that are date and author become furniture.
//
// The title of the file is taken unless it is empty, a file's name, or what programs put there; where the first page
// has less than half of its words, the largest type of the first page goes before. The date is one that stands by
// itself on a line of the first page, a month above the text: the day the file was made is not the day of the
// statement. The author is the file's where the first page has him too, else a line "By ..." or between title and date
// that surely is a name. Any other line stays in the text.
[[nodiscard]] std::vector<DocumentKey> find_head(std::vector<Piece>& pieces, const Description& description,
                                                 const Setting& setting, const Vocabulary& vocabulary);

}  // namespace tenet::indexer::pdf
