// Any XML is the body of a DOCX file and a flat ODF file: its paragraphs are text, or it is refused by an InputError.

#include <string>

#include <tenet/error.h>

#include "fuzz/extracts.h"
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
  tenet::test::require_sound_or_refused([&] { return tenet::indexer::read_fodt(bytes, {}); });
  return 0;
}
