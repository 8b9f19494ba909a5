#pragma once

#include <string>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/pdf/hyphens.h"
#include "indexer/reading/formats/pdf/paragraphs.h"
#include "indexer/reading/formats/pdf/source.h"

namespace tenet::indexer::pdf {

// A paragraph that is known for what it is.
struct Piece {
  Paragraph paragraph = {};
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;  // of a heading

  bool operator==(const Piece&) const = default;
};

// Tells headings, block quotations, items, rows and notes: by type, place and marker. Entries of the outline are
// headings of its levels; others are by the size of their type, below them.
[[nodiscard]] std::vector<Piece> find_pieces(std::vector<Paragraph> paragraphs, const Setting& setting,
                                             const std::vector<OutlineEntry>& outline);

// Writes the pieces into `builder`, with the pages they stand on. Raised numbers go where a note of the document has
// that number, and stay as digits elsewhere.
void write_pieces(const std::vector<Piece>& pieces, const Vocabulary& vocabulary, ExtractBuilder& builder);

// The words of a paragraph on one line, without raised numbers.
[[nodiscard]] std::string words_of(const Paragraph& paragraph, const Vocabulary& vocabulary);

}  // namespace tenet::indexer::pdf
