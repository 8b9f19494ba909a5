#pragma once

#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// Where the document stands among the blocks of a page, half open, and its headline.
struct HtmlExtent {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t title = 0;         // blocks.size() where no block is the title
  std::string_view author = {};  // names with semicolons between; empty where nobody is known
  bool stands_out = false;       // an article on a page, not the page as a whole
};

// Takes out of `chosen`, blocks of the document by number, what sites put into and around it: share lines, bylines that
// the metadata has, headings of related stories with what follows them, copies, requests to subscribe. No sentence amid
// the text goes for its words alone: its place, links, boxes or neighbours have to agree.
void trim_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<HtmlBlock>& blocks,
                  const HtmlExtent& extent, std::vector<bool>& chosen);

}  // namespace tenet::indexer
