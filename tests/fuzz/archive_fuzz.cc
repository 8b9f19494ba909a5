// Any bytes are an archive, whose members are documents, texts or problems. No sidecar is longer than libtenet takes.

#include "fuzz/extracts.h"
#include "indexer/reading/formats/formats.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  tenet::test::require_sound_file(bytes, "a.zip");
  return 0;
}
