#pragma once

#include <vector>

#include <tenet/passage.h>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// What is said without quotation marks, one Quote a block, in reading order:
// * turns of a transcript ("MS. PSAKI: ...", "THE PRESIDENT: ...", "SENATOR COLLINS."), each with the blocks that
//   follow it until the next label; `mention` is the label without its colon;
// * the paragraphs of a statement or letter whose whole body is one speaker's: the document names it (its speaker,
//   "Statement by ..."), or it is signed.
// `speaker` is the name as the label, the title or the front matter gives it: who that is, find_speakers() decides.
// `rule` and `confidence` are final. A document that is neither has none.
[[nodiscard]] std::vector<Quote> find_turns(const Document& document, const std::vector<Block>& blocks);

}  // namespace tenet::indexer
