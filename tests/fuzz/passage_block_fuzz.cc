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
    const PassageBlock same = BlockReader(again, decompressor).block();
    require(encode(same, "text", compressor) == again);
    BlockReader backwards(again, decompressor);
    PassageBlock parts = same;
    for (std::size_t i = same.records.size(); i-- > 0;) parts.records[i] = backwards.record(i);
    require(encode(parts, "text", compressor) == again);
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
