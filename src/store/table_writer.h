#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace tenet::store {

// Where the tree of a table begins: what a database's version file says of it.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;    // of that block; leaves have 0
  std::uint64_t entries = 0;  // a table without any has no blocks either
  std::uint32_t blocks = 0;
  std::uint32_t block_bytes = 8192;  // Xapian's default
};

// Writes one table of a Xapian (glass) database in one go: a B-tree whose blocks are filled one after the other, which
// ascending keys make possible. Nothing is read back or written twice. docs/index-format.md, "How a segment is
// written". All members throw IndexError.
class TableWriter {
 public:
  explicit TableWriter(std::filesystem::path file);
  ~TableWriter();
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  // `key`, of 1 to 255 bytes, stands above all before. `deflated` tells that the value is compressed as Xapian does.
  void add(std::string_view key, std::string_view value, bool deflated = false);
  // Nothing may be added afterwards.
  [[nodiscard]] TableRoot finish();

 private:
  struct Block;
  struct Key {  // of an item: the key of its entry, and which piece of the value it holds
    std::string_view bytes;
    std::uint16_t piece = 0;
  };

  void add_item(std::size_t level, std::string_view item, Key key);
  void add_to_parent(std::size_t level);
  std::uint32_t write(Block& block, std::size_t level);

  std::filesystem::path file_;
  std::optional<base::OutputFile> out_;
  std::vector<std::unique_ptr<Block>> levels_;  // the block that is being filled at each
  std::uint32_t blocks_ = 0;                    // written so far
  std::uint64_t entries_ = 0;
  std::string item_;  // scratch of add()
};

// Numbers as Xapian packs them. LEB128: seven bits a byte, lowest first.
void pack_number(std::string& bytes, std::uint64_t value);
// The number at `at`, which then stands behind it; one of 32 bits that pack_number() has written.
[[nodiscard]] std::uint32_t unpack_number(const char*& at);
// So that bytes ascend with numbers.
void pack_ascending(std::string& bytes, std::uint32_t value);
// Takes the number off the beginning of the bytes that pack_ascending() wrote. Gives 0 where it is none.
[[nodiscard]] std::uint64_t take_ascending(std::string_view& bytes);

}  // namespace tenet::store
