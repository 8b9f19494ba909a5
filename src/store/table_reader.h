#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/damage.h"
#include "store/segment_file.h"
#include "store/table_block.h"
#include "store/table_writer.h"

namespace tenet::store {

// Reads one table of a segment: what a TableWriter wrote, or Xapian merged. Each block is compared with its checksum
// and looked through when it is first read, so that what is found, and what is not found, can be relied on. Not safe to
// share between threads. All members throw DamageError, and base::FileError.
class TableReader {
 public:
  // A table of nothing.
  TableReader() = default;
  // `sums` are the checksums of the blocks; without any, blocks are looked through alone.
  TableReader(SegmentFile file, const TableRoot& root, std::uint32_t revision, std::vector<std::uint64_t> sums = {});

  // The value of a key; nothing where it is absent.
  [[nodiscard]] std::optional<std::string> find(std::string_view key);
  // The same; empty where it is absent.
  [[nodiscard]] std::string value(std::string_view key) { return find(key).value_or(""); }
  // Calls `visit` with each key that begins so, ascending, and its value.
  void each(std::string_view beginning,
            const std::function<void(std::string_view key, const std::string& value)>& visit);
  [[nodiscard]] std::uint64_t entries() const { return root_.entries; }
  [[nodiscard]] std::uint32_t blocks() const { return root_.entries == 0 ? 0 : root_.blocks; }
  // Throws unless that block is as it was written. Gives its level.
  unsigned check_block(std::uint32_t number);
  // Throws unless everything is as it was written that Xapian reads to find keys from `key` on and to go through them:
  // blocks, and that they follow each other in the file as in the tree. Xapian itself believes what it reads.
  void check_from(std::string_view key);

  [[noreturn]] void damaged(const std::string& why) const { throw_damage(file_->path(), why); }

 private:
  friend class TableCursor;

  struct Block {
    std::uint32_t number = 0;
    std::unique_ptr<char[]> bytes = {};
    std::size_t size = 0;

    [[nodiscard]] TableBlock view() const { return TableBlock({bytes.get(), size}); }
  };
  using BlockPointer = std::shared_ptr<const Block>;

  BlockPointer block(std::uint32_t number, unsigned level);
  void read(Block& block, std::optional<unsigned> level);
  [[noreturn]] void damaged_block(std::uint32_t number, const char* why) const;

  std::optional<SegmentFile> file_;
  TableRoot root_;
  std::uint32_t revision_ = 0;
  std::vector<std::uint64_t> sums_;
  std::vector<bool> checked_;  // by block
  std::unordered_map<std::uint32_t, BlockPointer> branches_;
  std::shared_ptr<Block> leaf_;  // the one read last
};

// Goes through the entries of a table by ascending keys. Throws what the table throws.
class TableCursor {
 public:
  // At the first entry whose key is not below `key`. `table` must outlive it.
  TableCursor(TableReader& table, std::string_view key);

  [[nodiscard]] bool at_end() const { return at_end_; }
  // Valid until the cursor moves.
  [[nodiscard]] std::string_view key() const { return item_.key; }
  // The leaf in which the entry begins.
  [[nodiscard]] std::uint32_t leaf() const { return path_[0].block->number; }
  // Reads the value; may be called once for each entry.
  [[nodiscard]] std::string value();
  void next();

 private:
  friend class TableReader;

  // A place in a block of each level.
  struct Place {
    TableReader::BlockPointer block = {};
    std::size_t item = 0;
  };

  explicit TableCursor(TableReader& table) : table_(&table) {}
  // To where the key stands or would stand; gives whether it does.
  bool seek(std::string_view key);
  void descend(unsigned level, std::uint32_t number);
  void next_item();
  void next_leaf();
  void read_item();

  TableReader* table_;
  std::array<Place, most_levels> path_;  // by level
  TableBlock::Item item_;
  bool at_end_ = false;
};

// What Xapian finds deflated it copies when it merges segments; so values come as deflate writes what it cannot make
// smaller (RFC 1951, 3.2.4). Gives such a value as it was; false where it comes in any other way.
[[nodiscard]] bool undo_deflate(std::string& value);

}  // namespace tenet::store
