#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/passages.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// How many words a block has: runs between white space of ASCII, its hidden ranges left out. Text without
// spaces counts a word for every 64 bytes, so that no passage grows without end.
[[nodiscard]] std::size_t count_words(std::string_view text, const Block& block);

// The parts of `block`, in order and trimmed, when it has more than size.cut_above words; itself
// otherwise. `quotes` are those that begin in it, in reading order. A part ends where a sentence does, at best not
// beside a quotation, whose attribution may stand on either side. Only where no sentence ends within
// twice cut_above words is it cut between words, and only quotations longer than that are cut at all.
[[nodiscard]] std::vector<TextRange> cut_block(std::string_view text, const Block& block, std::span<const Quote> quotes,
                                               PassageSize size);

}  // namespace tenet::indexer
