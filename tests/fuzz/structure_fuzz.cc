// Whatever the text, its blocks are ordered, apart, not empty and end between characters, with their markup
// inside them; and its passages are too, and leave nothing out.

#include "indexer/reading/structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/attribution/quotes.h"
#include "indexer/passages.h"
#include "indexer/reading/front_matter.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace {

using tenet::Passage;
using tenet::TextRange;
using tenet::indexer::Block;
using tenet::indexer::Markup;

void require(bool holds) {
  if (!holds) std::abort();
}

bool starts_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// `range` is not empty, between characters, and begins where `at` or later.
void check_hidden_range(std::string_view text, TextRange range, std::size_t at) {
  require(at <= range.begin && range.begin < range.end && range.end <= text.size());
  require(starts_character(text, range.begin) && starts_character(text, range.end));
}

// The same, and trimmed.
void check_range(std::string_view text, TextRange range, std::size_t at) {
  check_hidden_range(text, range, at);
  require(tenet::text::trim(text, range) == range);
}

void check_hidden(std::string_view text, const std::vector<TextRange>& hidden, TextRange range) {
  std::size_t at = range.begin;
  for (const TextRange& markup : hidden) {
    check_hidden_range(text, markup, at);  // the end of a line inside a word is white space
    require(range.contains(markup));
    at = markup.end;
  }
}

void blank(std::string& text, TextRange range) {
  std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(range.begin), range.size(), ' ');
}

void check_passages(const std::string& text, const std::vector<Block>& blocks) {
  const auto quotes = tenet::indexer::find_quotes(text, blocks);
  std::string left_out = text;  // what is in no passage
  std::size_t at = 0;
  for (const tenet::indexer::PassageSize size : {tenet::indexer::PassageSize{}, tenet::indexer::PassageSize{2, 6, 4}}) {
    at = 0;
    left_out = text;
    for (const Passage& passage : tenet::indexer::split_passages(text, blocks, quotes, size)) {
      check_range(text, passage.range, at);
      check_hidden(text, passage.hidden, passage.range);
      for (const tenet::Quote& quote : passage.quotes) require(passage.range.contains(quote.range));
      at = passage.range.end;
      blank(left_out, passage.range);
    }
    for (const Block& block : blocks) {
      for (const TextRange& hidden : block.hidden) blank(left_out, hidden);
      if (block.kind == Block::Kind::furniture) continue;
      require(tenet::text::is_blank(std::string_view(left_out).substr(block.range.begin, block.range.size())));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tenet::text::decode({reinterpret_cast<const char*>(data), size}).text;
  const std::size_t body = tenet::indexer::read_front_matter(text).body;
  require(body <= text.size());
  for (const Markup markup : {Markup::plain, Markup::markdown}) {
    const auto blocks = tenet::indexer::find_structure(text, body, markup);
    std::size_t at = body;
    for (const Block& block : blocks) {
      check_range(text, block.range, at);
      check_hidden(text, block.hidden, block.range);
      if (markup == Markup::plain)
        require(tenet::text::is_blank(std::string_view(text).substr(at, block.range.begin - at)));
      at = block.range.end;
    }
    if (markup == Markup::plain) require(tenet::text::is_blank(std::string_view(text).substr(at)));
    (void)tenet::indexer::title_of(text, blocks);
    check_passages(text, blocks);
  }
  return 0;
}
