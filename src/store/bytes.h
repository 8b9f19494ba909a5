#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <tenet/range.h>

// Values as bytes and back, in records (docs/index-format.md) and in messages (docs/scale.md).
namespace tenet::store {

class ByteWriter {
 public:
  // LEB128: seven bits a byte, lowest first.
  void number(std::uint64_t value);
  // Zigzag, so that what is a little less than 0 is small, too.
  void signed_number(std::int64_t value);
  // By how much a number differs from the one before it, modulo 2^64.
  void change(std::int64_t value, std::int64_t before) {
    signed_number(static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(before)));
  }
  // Of 32 bits, IEEE 754.
  void real(double value);
  void string(std::string_view value);
  // As it is, without its size.
  void bytes(std::string_view value) { bytes_ += value; }
  // A range that lies at or after `base`, as distance and size.
  void range(TextRange value, std::size_t base);

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what a ByteWriter wrote, which it does not own. All members throw where the bytes are damaged.
class ByteReader {
 public:
  // Throws: it is called where the bytes are not what was written.
  using Damaged = std::function<void()>;
  // Throws IndexError.
  static void damaged_record();

  explicit ByteReader(std::string_view bytes, Damaged damaged = damaged_record)
      : bytes_(bytes), damaged_(std::move(damaged)) {}

  // Most numbers are small.
  std::uint64_t number() {
    if (bytes_.empty() || static_cast<unsigned char>(bytes_.front()) >= 0x80) return long_number();
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  template <typename Integer>
  void number(Integer& value) {
    value = static_cast<Integer>(number());
  }
  std::int64_t signed_number();
  // The number that change() wrote.
  std::int64_t change(std::int64_t before) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(before) + static_cast<std::uint64_t>(signed_number()));
  }
  // The enumerator of that value, of those up to `last`.
  template <typename Enum>
  [[nodiscard]] Enum checked(std::uint64_t value, Enum last) const {
    if (value > static_cast<std::uint64_t>(last)) fail();
    return static_cast<Enum>(value);
  }
  template <typename Enum>
  Enum one_of(Enum last) {
    return checked(number(), last);
  }
  // A count of things that take at least one byte each, so that a damaged one cannot ask for all memory.
  std::size_t count();
  double real();
  std::string string() { return std::string(view()); }
  // The same, in the bytes that are read.
  std::string_view view() { return bytes(number()); }
  std::string_view bytes(std::uint64_t size);
  TextRange range(std::size_t base);
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  // How many bytes are left.
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  // Nothing may be left.
  void end() const {
    if (!bytes_.empty()) fail();
  }

  [[noreturn]] void fail() const;

 private:
  std::uint64_t long_number();

  std::string_view bytes_;
  Damaged damaged_;
};

}  // namespace tenet::store
