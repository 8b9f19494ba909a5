#include "store/postings/posting_block.h"

#include <algorithm>
#include <bit>

#include "store/bytes.h"

namespace tenet::store {
namespace {

// How many low bits of each of `size` numbers, none above `highest`, stand apart: Elias-Fano, so that what is left
// makes about two bits a number.
unsigned low_bits(std::uint32_t highest, std::uint32_t size) {
  return static_cast<unsigned>(std::bit_width(highest / size | 1U)) - 1;
}

constexpr std::uint32_t word_bits = 56;  // that peek() gives

[[noreturn]] void damaged() {
  ByteReader::damaged_record();
  __builtin_unreachable();
}

// Tell how many bits each position or number of a block takes.
constexpr unsigned width_bits = 5;

}  // namespace

// Elias-Fano of the docids less what ascending takes for itself: low bits of all, then for each the distance of its
// high bits from those before in zeros, and a one. Then for each posting a zero for each of its occurrences but the
// last, and a one, so that places of ones are sums of counts; or all numbers in as many bits as the highest takes.
void pack_block(const PostingBlock& block, std::uint32_t before, Counts counts, BitWriter& out) {
  const auto rest = [&](std::uint32_t i) { return block.docids[i] - before - 1 - i; };
  const unsigned low = low_bits(rest(block.size - 1), block.size);
  for (std::uint32_t i = 0; i < block.size; ++i) out.put(rest(i) & ((std::uint32_t{1} << low) - 1), low);
  std::uint32_t high = 0;
  for (std::uint32_t i = 0; i < block.size; ++i) {
    for (; high < rest(i) >> low; ++high) out.put(0, 1);
    out.put(1, 1);
  }
  if (counts == Counts::numbers) {
    const auto highest = std::max_element(block.counts.begin(), block.counts.begin() + block.size);
    const auto width = static_cast<unsigned>(std::bit_width(*highest));
    out.put(width, width_bits);
    for (std::uint32_t i = 0; i < block.size; ++i) out.put(block.counts[i], width);
    return;
  }
  for (std::uint32_t i = 0; i < block.size; ++i) {
    for (std::uint32_t more = 1; more < block.counts[i]; ++more) out.put(0, 1);
    out.put(1, 1);
  }
}

namespace {

// Where the ones of a byte are, and how many.
struct Ones {
  std::array<std::uint32_t, 8> places = {};
  std::uint32_t count = 0;
};

constexpr std::array<Ones, 256> ones_of_bytes = [] {
  std::array<Ones, 256> table;
  for (unsigned byte = 0; byte < table.size(); ++byte) {
    Ones& ones = table[byte];
    for (std::uint32_t bit = 0; bit < 8; ++bit) {
      if ((byte >> bit & 1U) != 0) ones.places[ones.count++] = bit;
    }
  }
  return table;
}();

// Room for the ones of a block, and for what the last bits that are looked at have besides.
using Places = std::array<std::uint32_t, block_postings + word_bits + 8>;

// How many bits behind `from` the first `size` ones are; what comes after them means nothing. Of each byte eight places
// are written, however many it has, so that many are written at once.
void find_ones(const BitReader& in, std::size_t from, std::uint32_t size, Places& places) {
  std::uint32_t found = 0;
  for (std::uint32_t begin = 0; found < size;) {
    if (from + begin >= in.end()) damaged();
    std::uint64_t bits = in.peek(from + begin);
    for (const std::uint32_t end = begin + word_bits; begin < end; begin += 8, bits >>= 8U) {
      const Ones& ones = ones_of_bytes[bits & 0xffU];
      std::uint32_t* const out = &places[found];
      for (std::size_t i = 0; i < 8; ++i) out[i] = begin + ones.places[i];
      found += ones.count;
    }
  }
}

// Adds the low bits of all docids, which begin at `at`; what comes behind the last posting means nothing.
void add_low_bits(const BitReader& in, std::size_t at, unsigned low, PostingBlock& block) {
  const std::uint64_t mask = (std::uint64_t{1} << low) - 1;
  constexpr std::uint32_t at_once = 4;
  static_assert(block_postings % at_once == 0);
  if (low * at_once > word_bits) {
    for (std::uint32_t i = 0; i < block.size; ++i, at += low) {
      block.docids[i] += static_cast<std::uint32_t>(in.peek_inside(at) & mask);
    }
    return;
  }
  for (std::uint32_t i = 0; i < block.size; i += at_once, at += std::size_t{low} * at_once) {
    std::uint64_t bits = in.peek(at);
    for (std::uint32_t k = 0; k < at_once; ++k, bits >>= low) {
      block.docids[i + k] += static_cast<std::uint32_t>(bits & mask);
    }
  }
}

}  // namespace

void unpack_docids(BitReader& in, std::uint32_t size, std::uint32_t before, std::uint32_t last, PostingBlock& block) {
  if (size == 0 || size > block_postings || last < before || last - before < size) damaged();
  const std::uint32_t highest = last - before - size;
  const unsigned low = low_bits(highest, size);
  const std::size_t lows = in.at();
  const std::size_t highs = lows + std::size_t{size} * low;
  const std::size_t counts = highs + size + (highest >> low);
  if (counts > in.end()) damaged();
  block.size = size;
  // What ascending takes for itself is i: the place of the i-th one is how many zeros come before it, and i.
  Places places;
  find_ones(in, highs, size, places);
  for (std::uint32_t i = 0; i < size; ++i) block.docids[i] = before + 1 + i + ((places[i] - i) << low);
  if (low > 0) add_low_bits(in, lows, low, block);
  // No docid is 2^31 or more, so that a step back shows in the highest bit; written so that many are looked at at once.
  std::uint32_t steps = block.docids[0] - before - 1;
  for (std::uint32_t i = 1; i < size; ++i) steps |= block.docids[i] - block.docids[i - 1] - 1;
  if (steps >> 31U != 0 || block.docids[size - 1] != last) damaged();
  in.go_to(counts);
}

namespace {

void unpack_numbers(BitReader& in, PostingBlock& block) {
  const unsigned width = in.get(width_bits);
  if (in.at() + std::size_t{block.size} * width > in.end()) damaged();
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  std::size_t at = in.at();
  for (std::uint32_t i = 0; i < block.size; ++i, at += width) {
    block.counts[i] = static_cast<std::uint32_t>(in.peek_inside(at) & mask);
  }
}

}  // namespace

void unpack_counts(BitReader& in, Counts kind, PostingBlock& block) {
  if (kind == Counts::numbers) {
    unpack_numbers(in, block);
    return;
  }
  Places places;
  const std::uint32_t size = block.size;
  find_ones(in, in.at(), size, places);
  for (std::uint32_t i = 0; i < size; ++i) block.before[i + 1] = places[i] + 1;
  block.counts[0] = places[0] + 1;
  for (std::uint32_t i = 1; i < size; ++i) block.counts[i] = places[i] - places[i - 1];
  in.go_to(in.at() + block.before[block.size]);
  if (in.passed_end()) damaged();
}

namespace {

unsigned bits_of_forms(std::uint32_t forms) {
  return forms < 2 ? 0 : static_cast<unsigned>(std::bit_width(forms - 1));
}

}  // namespace

std::size_t form_codes(std::size_t forms) {
  return std::size_t{1} << bits_of_forms(static_cast<std::uint32_t>(forms));
}

void pack_occurrences(std::span<const Occurrence> occurrences, BitWriter& out) {
  std::uint32_t last = 0;
  std::uint32_t rarest = 0;
  for (const Occurrence& occurrence : occurrences) {
    last = std::max(last, occurrence.position);
    rarest = std::max(rarest, occurrence.form);
  }
  const auto position_bits = static_cast<unsigned>(std::bit_width(last));
  const auto form_bits = static_cast<unsigned>(std::bit_width(rarest));
  out.put(position_bits, width_bits);
  out.put(form_bits, width_bits);
  for (const Occurrence& occurrence : occurrences) {
    out.put(occurrence.position, position_bits);
    out.put(occurrence.form, form_bits);
  }
}

void OccurrenceReader::open(std::string_view packed, std::uint32_t forms, std::uint64_t occurrences) {
  bits_ = BitReader(packed);
  position_bits_ = bits_.get(width_bits);
  form_bits_ = bits_.get(width_bits);
  first_bit_ = bits_.at();
  if (form_bits_ > bits_of_forms(forms) || first_bit_ + occurrences * (position_bits_ + form_bits_) > bits_.end()) {
    damaged();
  }
}

}  // namespace tenet::store
