#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/reading/formats/html/tree.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// A line or paragraph of a page.
struct HtmlBlock {
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;            // of a heading
  std::uint32_t node = 0;   // the innermost block element around it
  std::uint32_t begin = 0;  // its nodes, half open
  std::uint32_t end = 0;
  std::string text = {};  // white space made one space or, for <br> and in <pre>, one line feed
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;                                 // of these, those in links
  std::vector<std::pair<TextRange, std::uint32_t>> links = {};  // in `text`, and the node that leads there
};

// What of a page can be seen, cut into blocks, in reading order. `hidden` has the nodes to leave out, with all that is
// inside, by number. `labels` has the links that lead nowhere else: their words are text. Linear in the size of the
// tree.
[[nodiscard]] std::vector<HtmlBlock> cut_html_blocks(const HtmlTree& tree, const std::vector<bool>& hidden,
                                                     const std::vector<bool>& labels);

}  // namespace tenet::indexer
