// Any bytes are an RTF file: its blocks ascend in valid text and hold no control characters.

#include <string>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::test::require;
  const std::string bytes(tenet::test::bytes_of(data, size));
  for (const std::string& rtf : {bytes, "{\\rtf1 " + bytes}) {
    const tenet::indexer::Extract extract = tenet::indexer::read_rtf(rtf, {});
    require(tenet::text::is_utf8(extract.text));
    std::size_t end = 0;
    for (const tenet::indexer::Block& block : extract.blocks) {
      require(block.range.begin >= end && block.range.begin < block.range.end &&
              block.range.end <= extract.text.size());
      end = block.range.end;
    }
    for (const tenet::indexer::Link& link : extract.links) require(link.words.end <= extract.text.size());
  }
  return 0;
}
