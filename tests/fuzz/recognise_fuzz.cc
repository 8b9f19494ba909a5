// Every bytes are in some format; those that libtenet reads itself are no binary ones.

#include "indexer/reading/recognise.h"

#include <string>

#include "fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::indexer;
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  for (const char* name : {"a", "a.md", "a.html", "a.eml", "a.mht", "a.warc.gz"}) {
    tenet::test::require(recognise(bytes, {.name = name}) <= Format::other);
  }
  tenet::test::require(recognise(bytes.substr(0, size / 2), bytes.substr(size / 2), {}) <= Format::other);
  return 0;
}
