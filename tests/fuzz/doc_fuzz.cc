// Any bytes are a Word document of 97 to 2003, whose blocks are in order, or are refused.

#include "fuzz/extracts.h"
#include "indexer/reading/formats/formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  tenet::test::require_sound_or_refused([&] { return tenet::indexer::read_doc(bytes, {}); });
  return 0;
}
