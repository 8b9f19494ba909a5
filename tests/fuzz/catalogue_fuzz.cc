// Any bytes are entries of the catalogue or an IndexError; what is read is written and read again as the same.

#include "indexer/catalogue_entries.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tenet/error.h>

#include "store/compression.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::indexer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {  // as they come: frames are rarely whole
    (void)decode_entries(bytes);
  } catch (const tenet::IndexError&) {
  }
  try {
    const CatalogueEntries entries = decode_entries(tenet::store::Compressor().compress(bytes));
    if (decode_entries(encode(entries)) != entries) std::abort();
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
