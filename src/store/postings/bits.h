#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

// Numbers of a few bits each, lowest bit first (docs/index-format.md, "The lists of words").
namespace tenet::store {

// A string of bits is read eight bytes at a time: what is read has so many bytes to spare behind it.
inline constexpr std::size_t spare_bytes = 8;

class BitWriter {
 public:
  // `value` has at most `width` bits, which are at most 32.
  void put(std::uint32_t value, unsigned width) {
    pending_ |= std::uint64_t{value} << filled_;
    filled_ += width;
    for (; filled_ >= 8; filled_ -= 8, pending_ >>= 8U) bytes_ += static_cast<char>(pending_ & 0xffU);
  }
  // Fills the last byte with zeros.
  [[nodiscard]] std::string take() {
    if (filled_ > 0) put(0, 8 - filled_ % 8);
    filled_ = 0;
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::uint64_t pending_ = 0;
  unsigned filled_ = 0;
};

// Reads what a BitWriter wrote, `bytes` of which spare_bytes more can be read. What is read behind the end is there but
// means nothing: passed_end() tells.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : data_(bytes.data()), end_(bytes.size() * 8) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void go_to(std::size_t bit) { at_ = bit; }
  [[nodiscard]] bool passed_end() const { return at_ > end_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  // At least 56 bits from the one at `bit` on; none behind the end.
  [[nodiscard]] std::uint64_t peek(std::size_t bit) const { return bit < end_ ? peek_inside(bit) : 0; }
  // The same where `bit` is at most the end.
  [[nodiscard]] std::uint64_t peek_inside(std::size_t bit) const {
    std::uint64_t word = 0;
    std::memcpy(&word, data_ + bit / 8, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word >> bit % 8;
  }
  std::uint32_t get(unsigned width) {
    const std::uint64_t word = peek(at_);
    at_ += width;
    return static_cast<std::uint32_t>(word & ((std::uint64_t{1} << width) - 1));
  }

 private:
  const char* data_;
  std::size_t end_;
  std::size_t at_ = 0;
};

}  // namespace tenet::store
