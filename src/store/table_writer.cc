#include "store/table_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

constexpr std::size_t block_bytes = 8192;  // Xapian's default
// A block: revision (4 bytes), level (1), free bytes between directory and items (2), free bytes in all (2), end of the
// directory (2); the directory, two bytes an item; the items, from the end of the block towards its beginning.
constexpr std::size_t directory_begin = 11;
// So that any four items go into a block.
constexpr std::size_t largest_item = (block_bytes - directory_begin - 8) / 4;

// The upper bits of the size of an item of a leaf.
constexpr unsigned deflated_bit = 0x8000;
constexpr unsigned last_bit = 0x4000;   // the item ends its value
constexpr unsigned first_bit = 0x2000;  // the item begins its value, and has no number of its piece

// Highest byte first.
template <std::size_t Bytes>
void store_number(char* at, std::size_t value) {
  for (std::size_t i = Bytes; i-- > 0; value >>= 8U) at[i] = static_cast<char>(value & 0xffU);
}

template <std::size_t Bytes>
void append_number(std::string& bytes, std::size_t value) {
  bytes.resize(bytes.size() + Bytes);
  store_number<Bytes>(bytes.data() + bytes.size() - Bytes, value);
}

}  // namespace

struct TableWriter::Block {
  std::array<char, block_bytes> bytes = {};
  std::size_t directory_end = directory_begin;
  std::size_t items_begin = block_bytes;
  std::string first_key = {};  // of its items
  std::uint16_t first_piece = 0;

  [[nodiscard]] bool has_room_for(std::string_view item) const {
    return items_begin - directory_end >= item.size() + 2;
  }
  void put(std::string_view item) {
    items_begin -= item.size();
    std::ranges::copy(item, bytes.begin() + static_cast<std::ptrdiff_t>(items_begin));
    store_number<2>(bytes.data() + directory_end, items_begin);
    directory_end += 2;
  }
  void clear() {
    bytes.fill(0);
    directory_end = directory_begin;
    items_begin = block_bytes;
  }
};

TableWriter::TableWriter(std::filesystem::path file) : file_(std::move(file)) {}

TableWriter::~TableWriter() = default;

void TableWriter::add(std::string_view key, std::string_view value, bool deflated) {
  if (entries_++ == 0) {
    // Every tree begins with an item without key and value.
    item_.clear();
    append_number<2>(item_, first_bit | last_bit);
    item_ += '\0';
    add_item(0, item_, {});
  }
  for (std::uint16_t piece = 1;; ++piece) {
    const std::size_t overhead = 3 + key.size() + (piece > 1 ? 2 : 0);
    const std::size_t size = std::min(value.size(), largest_item - overhead);
    unsigned flags = deflated ? deflated_bit : 0;
    if (piece == 1) flags |= first_bit;
    if (size == value.size()) flags |= last_bit;
    item_.clear();
    append_number<2>(item_, flags | (overhead + size - 3));
    append_number<1>(item_, key.size());
    item_ += key;
    if (piece > 1) append_number<2>(item_, piece);
    item_ += value.substr(0, size);
    add_item(0, item_, {key, piece});
    value.remove_prefix(size);
    if ((flags & last_bit) != 0) return;
  }
}

void TableWriter::add_item(std::size_t level, std::string_view item, Key key) {
  if (level == levels_.size()) levels_.push_back(std::make_unique<Block>());
  Block& block = *levels_[level];
  if (!block.has_room_for(item)) {
    add_to_parent(level);
    block.clear();
  }
  if (block.directory_end == directory_begin) {
    block.first_key = key.bytes;
    block.first_piece = key.piece;
  }
  block.put(item);
}

// Writes the block that is being filled at that level and notes it in the level above.
void TableWriter::add_to_parent(std::size_t level) {
  Block& block = *levels_[level];
  std::string item;
  append_number<4>(item, write(block, level));
  append_number<1>(item, block.first_key.size());
  item += block.first_key;
  append_number<2>(item, block.first_piece);
  add_item(level + 1, item, {block.first_key, block.first_piece});
}

std::uint32_t TableWriter::write(Block& block, std::size_t level) {
  const std::size_t free = block.items_begin - block.directory_end;
  char* header = block.bytes.data();
  store_number<4>(header, 1);  // the revision, of which there is one only
  store_number<1>(header + 4, level);
  store_number<2>(header + 5, free);
  store_number<2>(header + 7, free);
  store_number<2>(header + 9, block.directory_end);
  translate_xapian_errors("writing the index", [&] {
    if (!out_) {
      base::remove_file(file_);  // the empty one of Xapian's
      out_.emplace(file_);
    }
    out_->write({header, block_bytes});
  });
  return blocks_++;
}

TableRoot TableWriter::finish() {
  TableRoot root{.entries = entries_};
  if (entries_ == 0) return root;
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) add_to_parent(level);
  root.level = static_cast<std::uint32_t>(levels_.size() - 1);
  root.block = write(*levels_.back(), root.level);
  root.blocks = blocks_;
  translate_xapian_errors("writing the index", [&] { out_->close(); });
  return root;
}

void pack_number(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>((value & 0x7fU) | 0x80U);
  bytes += static_cast<char>(value);
}

std::uint32_t unpack_number(const char*& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= (byte & 0x7fU) << shift;
    if (byte < 0x80) return value;
  }
}

void pack_ascending(std::string& bytes, std::uint32_t value) {
  if (value < 0x8000) return append_number<2>(bytes, value);
  // As many bytes follow the first as it begins with set bits, and one; the rest of its bits are the number's highest.
  const auto size = static_cast<std::size_t>(std::bit_width(value) + 5) / 7;
  const std::size_t begin = bytes.size();
  for (std::size_t i = size; i-- > 0;) bytes += static_cast<char>((std::uint64_t{value} >> (8 * i)) & 0xffU);
  bytes[begin] = static_cast<char>(static_cast<unsigned char>(bytes[begin]) | (0xffU << (10 - size)));
}

std::uint64_t take_ascending(std::string_view& bytes) {
  constexpr unsigned most_set = 4;
  if (bytes.empty()) return 0;
  const auto first = static_cast<std::uint8_t>(bytes.front());
  const auto set = static_cast<unsigned>(std::countl_one(first));
  if (set > most_set || bytes.size() < set + 2) return 0;
  std::uint64_t value = first & (0x7fU >> set);
  for (unsigned i = 1; i < set + 2; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(set + 2);
  return value;
}

}  // namespace tenet::store
