#pragma once

#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// What split_passages() aims at, in words.
struct PassageSize {
  int join_below = 8;   // a block shorter than this is joined with its neighbour
  int cut_above = 220;  // a block longer than this is cut at ends of sentences
  int cut_to = 180;     // into parts of about this size at most

  bool operator==(const PassageSize&) const = default;
};

// Cuts the blocks of a document into passages, in reading order and apart from each other. A heading
// goes with the first block under it; very short neighbours are joined, very long blocks cut at
// sentence ends, never inside a quotation nor between it and the clause that attributes it.
// Furniture is in no passage. Quotes are given to the passage that holds them.
[[nodiscard]] std::vector<Passage> split_passages(std::string_view text, const std::vector<Block>& blocks,
                                                  const std::vector<Quote>& quotes, PassageSize size = {});

}  // namespace tenet::indexer
