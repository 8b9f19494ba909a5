#pragma once

#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// The regions between quotation marks in the blocks of a document, in reading order of their beginnings: straight,
// curly, doubled single ('' and ``), nested inside each other with their level. Single marks quote inside double ones;
// outside of them where most quotations of the document have single marks, as British printers set them. A mark
// that stands for inches or seconds opens nothing. A quotation ends with its block; where that leaves it
// open and the next block opens with a mark, the quotation goes on there as a region of its own. A note does not end
// the text around it: its quotations are its own. Linear in the size of the text.
[[nodiscard]] std::vector<Quote> find_quotes(std::string_view text, const std::vector<Block>& blocks);

}  // namespace tenet::indexer
