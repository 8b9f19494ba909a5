#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"

namespace tenet::indexer {

// A quotation mark in a text.
struct QuoteMark {
  enum class Shape {
    straight,  // " and '' and the full-width one: opens or closes
    opening,   // the curly one, the low one, the guillemet, ``
    closing,
    single_straight,  // ' is most often an apostrophe
    single_opening,
    single_closing,  // and so is this
  };

  Shape shape = Shape::straight;
  TextRange range = {};      // bytes of the mark
  bool can_open = false;     // by its neighbours: a space or an opening bracket before, text behind
  bool can_close = false;    // text before, a space or punctuation behind
  bool after_digit = false;  // may stand for inches or seconds

  [[nodiscard]] bool is_single() const { return shape >= Shape::single_straight; }
};

// The marks of `block` in `text` in their order, without those that certainly are none: apostrophes inside
// words and of words that lost their beginning ('90s, 'em), feet and inches (6'3"), marks in hidden
// ranges and between hidden backquotes (code). Neighbours are looked for past hidden ranges.
void find_quote_marks(std::string_view text, const Block& block, std::vector<QuoteMark>& marks);

// Whether the first thing in `block` is a mark that may open: a double one, or with `single` also a single one.
[[nodiscard]] bool begins_with_quote_mark(std::string_view text, const Block& block, bool single);

}  // namespace tenet::indexer
