// Who speaks is in the text: mentions and cues are ranges of it, confidences are shares, a rule goes with a mention,
// and every speaker is listed once.

#include "indexer/attribution/speakers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "indexer/attribution/quotes.h"
#include "text/decode.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const tenet::Document& document, const std::vector<tenet::indexer::Block>& blocks) {
  const auto attributed = tenet::indexer::find_speakers(
      document, blocks, tenet::indexer::find_quotes(document.text, blocks), tenet::indexer::Authority());
  std::set<std::string> names;
  for (const tenet::Speaker& speaker : attributed.speakers) require(names.insert(speaker.name).second);
  std::size_t at = 0;
  for (const tenet::Quote& quote : attributed.quotes) {
    const tenet::Attribution& attribution = quote.attribution;
    require(at <= quote.range.begin && quote.range.end <= document.text.size());
    at = quote.range.begin;
    require(attribution.mention.begin <= attribution.mention.end && attribution.mention.end <= document.text.size());
    require(attribution.cue.begin <= attribution.cue.end && attribution.cue.end <= document.text.size());
    require(attribution.confidence >= 0 && attribution.confidence <= 1);
    require(attribution.speaker.empty() || names.contains(attribution.speaker));
    require(tenet::is_speech(quote.kind) || attribution.speaker.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tenet::Document document;
  document.text = tenet::text::decode({reinterpret_cast<const char*>(data), size}).text;
  for (const auto markup : {tenet::indexer::Markup::plain, tenet::indexer::Markup::markdown}) {
    check(document, tenet::indexer::find_structure(document.text, 0, markup));
  }
  return 0;
}
