// Any bytes are the records of a block or an IndexError; what is read is written and read again as the same.

#include "store/passage_block.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <tenet/error.h>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::store;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static Compressor compressor;
  static Decompressor decompressor;
  try {  // as they come: frames are rarely whole
    (void)BlockReader(std::string(bytes), decompressor).text(decompressor);
  } catch (const tenet::IndexError&) {
  }
  ByteWriter framed;  // as the records in a whole frame
  framed.string(compressor.compress(bytes));
  framed.bytes(compressor.compress("text"));
  try {
    const PassageBlock block = BlockReader(framed.take(), decompressor).block();
    const std::string again = encode(block, "text", compressor);
    BlockReader backwards(again, decompressor);
    for (std::size_t i = block.records.size(); i-- > 0;) require(backwards.record(i) == block.records[i]);
    require(encode(backwards.block(), "text", compressor) == again);
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
