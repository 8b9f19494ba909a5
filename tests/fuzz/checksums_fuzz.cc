// Any bytes are checksums of files that come back as they were, or nothing.

#include "store/checksums.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::store;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto files = decode_checksums(bytes)) {
    if (decode_checksums(encode_checksums(*files)) != files) std::abort();
  }
  return 0;
}
