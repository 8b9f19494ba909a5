#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/paragraphs.h"

namespace tenet::indexer::pdf {

// Puts the paragraphs of all pages in one order and joins those that go on in the next column or on the next page. What
// stands in between (notes, asides, furniture) comes after the paragraph that it interrupts.
class Flow {
 public:
  // The paragraphs of the next column.
  void add(std::vector<Paragraph> paragraphs);
  // What is no part of the text: furniture.
  void add_between(Paragraph paragraph) { between_.push_back(std::move(paragraph)); }

  // All paragraphs in order. Nothing can be added after it.
  std::vector<Paragraph> take();

 private:
  void close();

  std::vector<Paragraph> order_ = {};
  std::vector<Paragraph> open_ = {};  // at most one: the last paragraph of the text, which may go on
  std::vector<Paragraph> between_ = {};
};

}  // namespace tenet::indexer::pdf
