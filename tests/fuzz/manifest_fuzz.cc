// Any bytes are a manifest or an IndexError; what is read is written and read again as the same.

#include "store/manifest.h"

#include <string>

#include <tenet/error.h>

#include "fuzz/properties.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::test::require;
  try {
    const std::string bytes = tenet::store::with_checksum(std::string(tenet::test::bytes_of(data, size)));
    const auto manifest = tenet::store::parse_manifest(bytes, "index");
    const std::string text = tenet::store::to_text(manifest);
    require(tenet::store::parse_manifest(text, "index") == manifest);
    require(manifest.fingerprint().size() == 16);
    (void)manifest.documents();
    (void)manifest.passages();
  } catch (const tenet::IndexError& error) {
    require(std::string(error.what()).find("index") != std::string::npos);
  }
  return 0;
}
