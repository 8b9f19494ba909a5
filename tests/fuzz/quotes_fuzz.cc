// Quotations are in reading order, inside one block each, inside each other or apart, and of the level
// that says how many are around them.

#include "indexer/attribution/quotes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/structure.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, const std::vector<tenet::indexer::Block>& blocks) {
  std::vector<tenet::TextRange> around;
  std::size_t block = 0;
  std::size_t at = 0;
  for (const tenet::Quote& quote : tenet::indexer::find_quotes(text, blocks)) {
    require(at <= quote.range.begin && quote.range.begin < quote.range.end);
    require(tenet::text::trim(text, quote.range) == quote.range);
    require(tenet::text::is_utf8(text.substr(quote.range.begin, quote.range.size())));
    at = quote.range.begin;
    while (block < blocks.size() && blocks[block].range.end <= at) ++block;
    require(block < blocks.size() && blocks[block].range.contains(quote.range));
    require(blocks[block].kind != tenet::indexer::Block::Kind::furniture);
    while (!around.empty() && around.back().end <= at) around.pop_back();
    require(around.empty() || around.back().contains(quote.range));
    require(quote.level == static_cast<int>(around.size()));
    around.push_back(quote.range);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tenet::text::decode({reinterpret_cast<const char*>(data), size}).text;
  for (const auto markup : {tenet::indexer::Markup::plain, tenet::indexer::Markup::markdown}) {
    check(text, tenet::indexer::find_structure(text, 0, markup));
  }
  return 0;
}
