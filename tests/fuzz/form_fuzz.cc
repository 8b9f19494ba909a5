// Any bytes are the blocks of an extract or an IndexError; what is read lies in the text, and is written and read again
// as the same.

#include "indexer/form.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tenet/error.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::indexer;
  constexpr std::size_t text_size = 1000;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::vector<Block> blocks = decode_blocks(bytes, text_size);
    std::size_t end = 0;
    for (const Block& block : blocks) {
      if (block.range.begin < end || block.range.empty() || block.range.end > text_size) std::abort();
      end = block.range.end;
    }
    if (decode_blocks(encode_blocks(blocks), text_size) != blocks) std::abort();
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
