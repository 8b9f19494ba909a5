// Any bits are postings and occurrences or an IndexError; postings that are read are ascending, and are written and
// read again as the same.

#include "store/postings/posting_block.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <tenet/error.h>

namespace {

using namespace tenet::store;

void require(bool holds) {
  if (!holds) std::abort();
}

PostingBlock unpack(std::string bits, std::uint32_t size, std::uint32_t before, std::uint32_t last, Counts counts) {
  const std::size_t bytes = bits.size();
  bits.append(spare_bytes, '\0');
  BitReader in(std::string_view(bits).substr(0, bytes));
  PostingBlock block;
  unpack_docids(in, size, before, last, block);
  unpack_counts(in, counts, block);
  return block;
}

}  // namespace

// The first bytes are the number of postings, what comes before them and how far they go; then the bits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 5) return 0;
  const std::uint32_t count = data[0];
  const std::uint32_t before = data[1];
  const std::uint32_t last = before + data[2] + (std::uint32_t{data[3]} << data[4] % 20);
  std::string bits(reinterpret_cast<const char*>(data) + 5, size - 5);
  for (const Counts counts : {Counts::occurrences, Counts::numbers}) {
    try {
      const PostingBlock block = unpack(bits, count, before, last, counts);
      require(block.size == count && block.docids[0] > before && block.docids[count - 1] == last);
      for (std::uint32_t i = 1; i < count; ++i) require(block.docids[i] > block.docids[i - 1]);
      if (counts == Counts::occurrences) {
        for (std::uint32_t i = 0; i < count; ++i) require(block.counts[i] >= 1);
      }
      BitWriter out;
      pack_block(block, before, counts, out);
      const PostingBlock again = unpack(out.take(), count, before, last, counts);
      for (std::uint32_t i = 0; i < count; ++i) {
        require(again.docids[i] == block.docids[i] && again.counts[i] == block.counts[i]);
      }
    } catch (const tenet::IndexError&) {
    }
  }
  const std::size_t bytes = bits.size();
  bits.append(spare_bytes, '\0');
  try {
    OccurrenceReader reader;
    reader.open(std::string_view(bits).substr(0, bytes), data[1], data[0]);
    FormSet one(form_codes(data[1]), 0);
    one[data[2] % one.size()] = 1;
    const std::uint32_t skipped = data[3] % (count + 1);
    std::uint32_t all = 0;
    std::uint32_t some = 0;
    reader.each_position(skipped, count - skipped, {}, [&](std::uint32_t) { ++all; });
    reader.each_position(skipped, count - skipped, one, [&](std::uint32_t) { ++some; });
    require(all == count - skipped && some <= all);
    require(reader.has(skipped, count - skipped, one) == (some > 0));
  } catch (const tenet::IndexError&) {
  }
  return 0;
}
