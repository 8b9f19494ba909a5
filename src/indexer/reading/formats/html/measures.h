#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/blocks.h"
#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// What the elements of a page hold, by sums over its blocks, each in constant time.
class HtmlMeasures {
 public:
  HtmlMeasures(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

  // The blocks inside of an element are those from first_block(node) to first_block(tree.nodes[node].end).
  [[nodiscard]] std::uint32_t first_block(std::size_t node) const { return first_block_[node]; }
  [[nodiscard]] std::uint32_t end_block(std::size_t node) const { return first_block_[tree_.nodes[node].end]; }
  // Words of prose inside: in blocks that read like sentences.
  [[nodiscard]] double prose(std::size_t node) const { return prose_[end_block(node)] - prose_[first_block(node)]; }
  // All words inside, and those of links.
  [[nodiscard]] std::uint32_t words(std::size_t node) const {
    return words_[end_block(node)] - words_[first_block(node)];
  }
  [[nodiscard]] std::uint32_t link_words(std::size_t node) const {
    return link_words_[end_block(node)] - link_words_[first_block(node)];
  }

 private:
  const HtmlTree& tree_;
  std::vector<std::uint32_t> first_block_;
  std::vector<double> prose_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> link_words_;
};

// How much of a block is prose, in words: those outside of links where it reads like sentences, else 0.
[[nodiscard]] double prose_of(const HtmlBlock& block);

// Whether a block leads elsewhere and says nothing itself: most of its words are links, and it cites nothing.
[[nodiscard]] bool is_mostly_links(const HtmlBlock& block);

// Whether a text ends as sentences do, closing quotation marks and brackets aside. A colon is no end.
[[nodiscard]] bool ends_with_full_stop(std::string_view text);

}  // namespace tenet::indexer
