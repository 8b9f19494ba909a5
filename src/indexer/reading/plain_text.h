#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// The blocks of plain `text` from `body` on: what blank lines and form feeds part, and in it what
// list markers, turns of a transcript ("MS. PSAKI: ...") and lines too long to be wrapped by hand part.
// Where each two lines of wrapped prose have an empty one between them, a line with room for the next word ends a
// block. Paragraphs, list items and block quotes only; every byte that is no white space is in one of them.
[[nodiscard]] std::vector<Block> split_plain_text(std::string_view text, std::size_t body);

// Whether `line` begins a turn of a transcript: a name in capitals and a colon, or "Q" and spaces.
[[nodiscard]] bool begins_turn(std::string_view line);

}  // namespace tenet::indexer
