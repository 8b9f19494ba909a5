// Any XML is the body of a DOCX file and a flat ODF file: its paragraphs are text, or it is refused by an InputError.

#include <string>

#include <tenet/error.h>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/office/docx_body.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::test::require;
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  try {
    for (const auto& paragraph : tenet::indexer::read_docx_body(bytes, {}).paragraphs) {
      require(!paragraph.pieces.empty());
      for (const auto& piece : paragraph.pieces) require(tenet::text::is_utf8(piece.words));
    }
  } catch (const tenet::InputError&) {
  }
  try {
    const tenet::indexer::Extract extract = tenet::indexer::read_fodt(bytes, {});
    std::size_t end = 0;
    for (const tenet::indexer::Block& block : extract.blocks) {
      tenet::test::require_inside(extract.text, block.range);
      require(block.range.begin >= end);
      end = block.range.end;
    }
    for (const tenet::indexer::Link& link : extract.links) tenet::test::require_inside(extract.text, link.words);
  } catch (const tenet::InputError&) {
  }
  return 0;
}
