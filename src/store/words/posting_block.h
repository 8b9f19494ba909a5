#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/words/bits.h"

// The postings of a word in pieces that are packed and unpacked as one. docs/index-format.md, "The lists of words".
namespace tenet::store {

inline constexpr std::size_t block_postings = 128;

// Passages by ascending docid, each with how often the word stands there.
struct PostingBlock {
  std::uint32_t size = 0;
  std::array<std::uint32_t, block_postings> docids = {};
  std::array<std::uint32_t, block_postings> counts = {};
};

// What the counts are: how often a word stands there, mostly once; or numbers of any kind, all alike.
enum class Counts { occurrences, numbers };

// Docids lie above `before`, which is the last one of the block before, or 0; counts are 1 or more.
void pack_block(const PostingBlock& block, std::uint32_t before, Counts counts, BitWriter& out);
// Reads the docids of `size` postings, of which the last is `last`; unpack_counts() may come next. Both throw
// IndexError where the bits are damaged.
void unpack_docids(BitReader& in, std::uint32_t size, std::uint32_t before, std::uint32_t last, PostingBlock& block);
void unpack_counts(BitReader& in, Counts counts, PostingBlock& block);

// One place of a word in a passage: the how many-th word of it, from 0, and the form it has there.
struct Occurrence {
  std::uint32_t position = 0;
  std::uint32_t form = 0;  // its place among the forms of the word

  bool operator==(const Occurrence&) const = default;
};

inline constexpr std::uint32_t any_form = ~std::uint32_t{0};

// The occurrences in the passages of a block, one after the other, each in as many bits as any other; of a word with
// `forms` forms.
void pack_occurrences(std::span<const Occurrence> occurrences, std::uint32_t forms, BitWriter& out);

// Finds them again.
class OccurrenceReader {
 public:
  // Those of no block.
  OccurrenceReader() : bits_({}) {}
  OccurrenceReader(std::string_view packed, std::uint32_t forms);

  // Replaces `positions` by those with that form among `count` occurrences, from the first but `before` on. Throws
  // IndexError where there are none.
  void read(std::uint64_t before, std::uint32_t count, std::uint32_t form, std::vector<std::uint32_t>& positions) const;

 private:
  BitReader bits_;
  unsigned position_bits_ = 0;
  unsigned form_bits_ = 0;
};

}  // namespace tenet::store
