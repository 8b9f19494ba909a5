// Any bytes are a web page: its blocks ascend in valid text, hold no control characters, and links stand in it.

#include <string>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "text/decode.h"

namespace {

using tenet::test::require;

void check(const tenet::indexer::Extract& extract) {
  require(tenet::text::is_utf8(extract.text));
  std::size_t end = 0;
  for (const tenet::indexer::Block& block : extract.blocks) {
    tenet::test::require_inside(extract.text, block.range);
    require(block.range.begin >= end);
    end = block.range.end;
  }
  for (const char c : extract.text) require(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  for (const tenet::indexer::Link& link : extract.links) {
    tenet::test::require_inside(extract.text, link.words);
    require(!link.address.empty());
  }
  for (const tenet::indexer::DocumentKey& key : extract.keys) require(tenet::text::is_utf8(key.value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(tenet::test::bytes_of(data, size));
  check(tenet::indexer::read_html(bytes, {}));
  check(tenet::indexer::read_whole_html(bytes, {}));
  check(tenet::indexer::read_html(bytes, {.type = "application/xhtml+xml", .charset = "windows-1252"}));
  return 0;
}
