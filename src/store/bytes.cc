#include "store/bytes.h"

#include <bit>
#include <cstdlib>

#include <tenet/error.h>

#include "store/damage.h"

namespace tenet::store {
namespace {

// Lowest byte first.
template <typename Bits>
void append(std::string& bytes, Bits bits) {
  for (std::size_t i = 0; i < sizeof bits; ++i) bytes += static_cast<char>((bits >> (8 * i)) & 0xffU);
}
template <typename Bits>
Bits bits_of(std::string_view bytes) {
  Bits bits = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i) bits |= Bits{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return bits;
}

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>((value & 0x7fU) | 0x80U);
  bytes_ += static_cast<char>(value);
}

void ByteWriter::signed_number(std::int64_t value) {
  number((static_cast<std::uint64_t>(value) << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::real(double value) {
  append(bytes_, std::bit_cast<std::uint32_t>(static_cast<float>(value)));
}

void ByteWriter::string(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

void ByteWriter::range(TextRange value, std::size_t base) {
  number(value.begin - base);
  number(value.size());
}

std::uint64_t ByteReader::long_number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes(1).front());
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t value = number();
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

std::size_t ByteReader::count() {
  const std::uint64_t value = number();
  if (value > bytes_.size()) fail();
  return static_cast<std::size_t>(value);
}

double ByteReader::real() {
  return std::bit_cast<float>(bits_of<std::uint32_t>(bytes(4)));
}

std::string_view ByteReader::bytes(std::uint64_t size) {
  if (size > bytes_.size()) fail();
  const std::string_view taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

TextRange ByteReader::range(std::size_t base) {
  const std::size_t begin = base + number();
  return {begin, begin + number()};
}

void ByteReader::fail() const {
  damaged_();
  std::abort();  // it throws
}

void ByteReader::damaged_record() {
  throw DamageError("a record is not as it was written");
}

}  // namespace tenet::store
