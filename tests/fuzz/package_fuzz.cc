// Any bytes are a book, a DOCX and an ODT file, whose blocks are in order, or are refused.

#include "fuzz/extracts.h"
#include "indexer/reading/formats/formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  tenet::test::require_sound_or_refused([&] { return tenet::indexer::read_epub(bytes, {}); });
  tenet::test::require_sound_or_refused([&] { return tenet::indexer::read_docx(bytes, {}); });
  tenet::test::require_sound_or_refused([&] { return tenet::indexer::read_odt(bytes, {}); });
  return 0;
}
