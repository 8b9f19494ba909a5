#pragma once

#include <string>
#include <vector>

#include "indexer/reading/formats/pdf/numbers.h"
#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// How a row at an edge is like one of a page near by.
enum class Likeness {
  none,
  pattern,  // the words, but other digits
  whole     // the words, and the digits but for those that run with the pages; or a number that does
};

// The lines of one baseline near an edge of a page.
struct EdgeRow {
  std::vector<Line*> lines = {};           // from the left; they belong to the page
  std::string text = {};                   // of all lines, with a space between
  double distance = 0;                     // of the baseline from that edge, in points
  double gap = 0;                          // to the next row towards the middle of the page, in points
  bool other_type = false;                 // than that row: its size, bold or italic
  bool page_number = false;                // is one, and no more
  std::vector<std::string> patterns = {};  // of each line
  std::vector<PrintedNumber> numbers = {};
  Likeness likeness = Likeness::none;
  bool note = false;  // of a note at the foot, whose number stands raised in the page
  bool furniture = false;
};

// The rows at an edge, from it towards the middle of the page.
struct Edge {
  std::vector<EdgeRow> rows = {};
};

// The rows at the upper edge of a page, or at its lower one. They point to the lines of `page`.
[[nodiscard]] Edge edge_of(Page& page, bool upper);

}  // namespace tenet::indexer::pdf
