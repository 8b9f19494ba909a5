#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tenet::store {

// A block of a table of Xapian's (glass), of which nothing is believed: docs/index-format.md, "How a segment is
// written". Owns no bytes.
class TableBlock {
 public:
  // Of at least as many bytes as a block can have.
  explicit TableBlock(std::string_view bytes) : bytes_(bytes) {}

  struct Item {
    std::string_view key = {};
    std::uint32_t piece = 1;  // of the value, from 1; in branches of what stands below
    // In leaves.
    std::string_view value = {};
    bool is_first = false;
    bool is_last = false;
    bool is_deflated = false;
    // In branches.
    std::uint32_t child = 0;

    // Whether it stands before the piece of that key.
    [[nodiscard]] bool is_before(std::string_view other, std::uint32_t other_piece) const {
      const int order = key.compare(other);
      return order < 0 || (order == 0 && piece < other_piece);
    }
  };

  [[nodiscard]] std::uint32_t revision() const { return static_cast<std::uint32_t>(number<4>(0)); }
  [[nodiscard]] unsigned level() const { return static_cast<unsigned char>(bytes_[4]); }
  // How many items its directory has; 0 where that is none.
  [[nodiscard]] std::size_t items() const;
  // False where the item does not lie in the block.
  [[nodiscard]] bool read(std::size_t place, Item& item) const;
  // The place of the first item that does not stand before the piece of that key: items() where all do. Gives false
  // where an item does not lie in the block.
  [[nodiscard]] bool find(std::string_view key, std::uint32_t piece, std::size_t& place) const;
  // Whether it is a block of that level as it must be in a table of so many blocks: its items lie in it and ascend.
  [[nodiscard]] bool is_sound(unsigned level, std::uint32_t blocks) const;

 private:
  template <std::size_t Bytes>
  [[nodiscard]] std::size_t number(std::size_t at) const {
    std::size_t value = 0;
    for (std::size_t i = 0; i < Bytes; ++i) value = value << 8U | static_cast<unsigned char>(bytes_[at + i]);
    return value;
  }

  std::string_view bytes_;
};

// Blocks of tables have a power of two of bytes.
inline constexpr std::uint32_t least_block_bytes = 2048;
inline constexpr std::uint32_t most_block_bytes = 65536;
// Xapian goes no deeper.
inline constexpr unsigned most_levels = 10;

}  // namespace tenet::store
