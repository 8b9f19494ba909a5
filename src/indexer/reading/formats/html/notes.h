#pragma once

#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Notes of a book, which stand at the end of a chapter. A link whose words are a number or a sign is the mark of a
// note.

// Hides these marks, and those that lead back: they are no words of the book.
void hide_note_marks(const HtmlTree& tree, std::vector<bool>& hidden);

// Hides on any page what its author took out, raised numbers and signs that mark notes, and editors' remarks in
// brackets: "[citation needed]" raised, "[edit]" in a heading.
void hide_corrected(const HtmlTree& tree, std::vector<bool>& hidden);

// Makes notes of the blocks that marks lead to, and puts each behind the block that its mark stands in.
void place_notes(const HtmlTree& tree, std::vector<HtmlBlock>& blocks);

}  // namespace tenet::indexer
