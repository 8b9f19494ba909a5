#include "indexer/reading/formats/html/measures.h"

#include <string_view>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// A block of so many words is prose without a full stop, and one of so many is with it.
constexpr double long_block = 20;
constexpr double short_sentence = 7;

bool ends_like_a_sentence(std::string_view text) {
  for (const std::string_view quote : {"\u201D"sv, "\u2019"sv, "\""sv, "'"sv, ")"sv}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with("\u3002"sv) || text.ends_with("\u2026"sv);
}

}  // namespace

double prose_of(const HtmlBlock& block) {
  if (block.kind == Block::Kind::heading || block.link_words * 2 > block.words) return 0;
  const double words = block.words - block.link_words;
  if (words >= long_block || (words >= short_sentence && ends_like_a_sentence(block.text))) return words;
  return 0;
}

HtmlMeasures::HtmlMeasures(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) : tree_(tree) {
  first_block_.resize(tree.nodes.size() + 1);
  std::uint32_t block = 0;
  for (std::uint32_t at = 0; at <= tree.nodes.size(); ++at) {
    while (block < blocks.size() && blocks[block].begin < at) ++block;
    first_block_[at] = block;
  }
  prose_.resize(blocks.size() + 1);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    prose_[i + 1] = prose_[i] + prose_of(blocks[i]);
  }
}

}  // namespace tenet::indexer
