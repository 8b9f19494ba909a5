// Any bytes are sorted strings with numbers, once they have been joined, or an IndexError.

#include "store/string_table.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tenet/error.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::store::join_strings;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string joined = join_strings({bytes});
    if (join_strings({joined}) != joined) std::abort();
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
