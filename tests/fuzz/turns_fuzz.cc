// Whatever the text, its turns and statements are in order, apart, not empty, inside one block each and between
// characters, and their labels in the text.

#include "indexer/attribution/turns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "text/decode.h"
#include "text/white_space.h"

namespace {

using tenet::Document;
using tenet::Quote;
using tenet::TextRange;
using tenet::indexer::Block;
using tenet::indexer::Markup;

void require(bool holds) {
  if (!holds) std::abort();
}

bool starts_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check(const Document& document, const std::vector<Block>& blocks) {
  const std::string_view text = document.text;
  std::size_t at = 0;
  bool first = true;
  for (const Quote& quote : tenet::indexer::find_turns(document, blocks)) {
    const TextRange range = quote.range;
    require(at <= range.begin && range.begin < range.end && range.end <= text.size());
    require(starts_character(text, range.begin) && starts_character(text, range.end));
    require(tenet::text::trim(text, range) == range);
    require(std::ranges::any_of(blocks, [&](const Block& block) { return block.range.contains(range); }));
    require(quote.kind == tenet::QuoteKind::turn || quote.kind == tenet::QuoteKind::statement);
    require(!first || !quote.continues);
    const tenet::Attribution& attribution = quote.attribution;
    require(attribution.mention.begin <= attribution.mention.end && attribution.mention.end <= text.size());
    require(starts_character(text, attribution.mention.begin) && starts_character(text, attribution.mention.end));
    require(attribution.rule.empty() == attribution.speaker.empty());
    require(attribution.confidence >= 0 && attribution.confidence <= 1);
    at = range.end;
    first = false;
  }
}

}  // namespace

// The first line is the title, the second the speaker.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tenet::text::decode({reinterpret_cast<const char*>(data), size}).text;
  const std::size_t title = std::min(text.find('\n'), text.size());
  const std::size_t speaker = std::min(text.find('\n', std::min(title + 1, text.size())), text.size());
  Document document{.text = text, .title = text.substr(0, title)};
  if (speaker > title) document.speaker = text.substr(title + 1, speaker - title - 1);
  for (const Markup markup : {Markup::plain, Markup::markdown}) {
    const auto blocks = tenet::indexer::find_structure(text, 0, markup);
    check(document, blocks);
    check(Document{.text = text, .title = document.title}, blocks);
    check(Document{.text = text}, blocks);
  }
  return 0;
}
