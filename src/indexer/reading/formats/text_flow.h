#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/extract.h"

namespace tenet::indexer {

// A paragraph of a word processor before it is a block: its words in pieces, each with the address that it links to or
// none.
struct FlowParagraph {
  struct Piece {
    std::string words = {};
    std::string address = {};
  };
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;
  std::vector<Piece> pieces = {};
};

// Its words, without white space around them.
[[nodiscard]] std::string words_of(const FlowParagraph& paragraph);

// Puts the text of a word processor's file together: paragraphs, rows of tables inside each other, and asides (notes,
// boxes), which stand inside a paragraph and come behind it.
class TextFlow {
 public:
  // Words of the current paragraph. White space of the source, line feeds too, is no more than a space.
  void add_text(std::string_view words);
  // Ends a line inside the current paragraph.
  void add_line_end();
  void begin_link(std::string address) { address_ = std::move(address); }
  void end_link() { address_.clear(); }
  // Ends the current paragraph; without words there is none.
  void end_paragraph(Block::Kind kind, int level = 0);
  // Ends the current paragraph, which is hidden: its words go, asides in it stay.
  void drop_paragraph();
  // Paragraphs behind the current one, which ends.
  void add_paragraphs(const std::vector<FlowParagraph>& paragraphs);
  // The current paragraph has words.
  [[nodiscard]] bool has_words() const;
  // The words of the current paragraph, without white space around them.
  [[nodiscard]] std::string words() const;

  void begin_row();
  void end_cell();
  // What a row has is one block, unless its cells hold longer text: then they are there for the layout, and their
  // paragraphs are blocks.
  void end_row();

  // What comes until end_aside() stands behind the current paragraph. Paragraphs in it become `kind`, unless that is
  // Kind::paragraph.
  void begin_aside(Block::Kind kind);
  void end_aside();
  // Paragraphs that stand behind the current one.
  void add_aside(const std::vector<FlowParagraph>& paragraphs);

  // All paragraphs; what is still open is closed. The flow is empty afterwards.
  [[nodiscard]] std::vector<FlowParagraph> take();

 private:
  using Cell = std::vector<FlowParagraph>;
  struct Frame {
    Block::Kind kind = Block::Kind::paragraph;
    std::vector<FlowParagraph::Piece> current = {};
    std::vector<std::vector<Cell>> rows = {};  // open, the innermost last
    std::vector<FlowParagraph> waiting = {};   // asides of the current paragraph or row
    std::vector<FlowParagraph> done = {};
  };

  std::string& current_words();
  void deliver(FlowParagraph paragraph);
  void flush_waiting();

  std::vector<Frame> frames_ = std::vector<Frame>(1);
  std::string address_;
};

// Adds paragraphs to the extract as blocks, with their links.
void add_paragraph(ExtractBuilder& builder, const FlowParagraph& paragraph);
void add_paragraphs(ExtractBuilder& builder, const std::vector<FlowParagraph>& paragraphs);

}  // namespace tenet::indexer
