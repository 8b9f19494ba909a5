#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/postings/bits.h"

// The postings of a word in pieces that are packed and unpacked as one. docs/index-format.md, "The lists of words".
namespace tenet::store {

inline constexpr std::size_t block_postings = 128;

// Passages by ascending docid, each with how often the word stands there.
struct PostingBlock {
  std::uint32_t size = 0;
  std::array<std::uint32_t, block_postings> docids = {};
  std::array<std::uint32_t, block_postings> counts = {};
  // How many occurrences come before those of each posting, and how many there are; 0 in lists of numbers.
  std::array<std::uint32_t, block_postings + 1> before = {};
};

// What the counts are: how often a word stands there, mostly once; or numbers of any kind, all alike.
enum class Counts { occurrences, numbers };

// Docids lie above `before`, which is the last one of the block before, or 0; counts are 1 or more.
void pack_block(const PostingBlock& block, std::uint32_t before, Counts counts, BitWriter& out);
// Reads the docids of `size` postings, of which the last is `last`; unpack_counts() may come next. Both throw
// IndexError where the bits are damaged.
void unpack_docids(BitReader& in, std::uint32_t size, std::uint32_t before, std::uint32_t last, PostingBlock& block);
void unpack_counts(BitReader& in, Counts kind, PostingBlock& block);

// One place of a word in a passage: the how many-th word of it, from 0, and the form it has there.
struct Occurrence {
  std::uint32_t position = 0;
  std::uint32_t form = 0;  // its place among the forms of the word

  bool operator==(const Occurrence&) const = default;
};

// Whether each form, by its number, is meant; all are where there is nothing. As many as form_codes() says.
using FormSet = std::vector<char>;
// How many numbers the bits of a form can make, in a word that has so many forms.
[[nodiscard]] std::size_t form_codes(std::size_t forms);

// The occurrences in the passages of a block, one after the other, each in as many bits as any other.
void pack_occurrences(std::span<const Occurrence> occurrences, BitWriter& out);

// Finds them again.
class OccurrenceReader {
 public:
  // Takes so many occurrences of a word with `forms` forms. Throws IndexError where there are fewer, or other forms.
  void open(std::string_view packed, std::uint32_t forms, std::uint64_t occurrences);

  // Calls `visit` with each position of the word, in one of the forms, among `count` occurrences behind the first
  // `before`.
  template <typename Visit>
  void each_position(std::uint32_t before, std::uint32_t count, const FormSet& forms, const Visit& visit) const {
    const std::uint64_t position_mask = (std::uint64_t{1} << position_bits_) - 1;
    const std::uint64_t form_mask = (std::uint64_t{1} << form_bits_) - 1;
    const std::size_t width = position_bits_ + form_bits_;
    for (std::size_t at = first_bit_ + before * width; count > 0; --count, at += width) {
      const std::uint64_t code = bits_.peek_inside(at);
      if (forms.empty() || forms[code >> position_bits_ & form_mask] != 0) {
        visit(static_cast<std::uint32_t>(code & position_mask));
      }
    }
  }

  // Whether any of these is in one of the forms.
  [[nodiscard]] bool has(std::uint32_t before, std::uint32_t count, const FormSet& forms) const {
    if (forms.empty()) return count > 0;
    const std::uint64_t form_mask = (std::uint64_t{1} << form_bits_) - 1;
    const std::size_t width = position_bits_ + form_bits_;
    bool found = false;  // no way out before the end: that could not be foretold, and mostly there is one alone
    for (std::size_t at = first_bit_ + before * width + position_bits_; count > 0; --count, at += width) {
      found |= forms[bits_.peek_inside(at) & form_mask] != 0;
    }
    return found;
  }

 private:
  BitReader bits_{{}};
  unsigned position_bits_ = 0;
  unsigned form_bits_ = 0;
  std::size_t first_bit_ = 0;
};

}  // namespace tenet::store
