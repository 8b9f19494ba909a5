#include "store/table_reader.h"

#include <utility>

#include <fmt/format.h>

#include "limit_scope.h"
#include "store/schema.h"

namespace tenet::store {
TableReader::TableReader(SegmentFile file, const TableRoot& root, std::uint32_t revision,
                         std::vector<std::uint64_t> sums)
    : file_(std::move(file)), root_(root), revision_(revision), sums_(std::move(sums)) {
  if (root_.entries == 0) return;
  if (std::uint64_t{root_.blocks} * root_.block_bytes > file_->size()) damaged("it ends too early");
  if (!sums_.empty() && sums_.size() < root_.blocks) damaged("it has too few checksums");
  checked_.resize(root_.blocks);
  (void)block(root_.block, root_.level);  // Xapian reads it when it opens the table
}

void TableReader::damaged_block(std::uint32_t number, const char* why) const {
  damaged(fmt::format("block {} {}", number, why));
}

// Where `level` is not given, any is right.
void TableReader::read(Block& block, std::optional<unsigned> level) {
  check_limits();
  file_->read(std::uint64_t{block.number} * root_.block_bytes, block.bytes.get(), block.size);
  const TableBlock view = block.view();
  if (!checked_[block.number]) {
    if (!sums_.empty() && hash64({block.bytes.get(), block.size}) != sums_[block.number]) {
      damaged_block(block.number, "has another checksum");
    }
    const bool is_sound = view.is_sound(view.level(), root_.blocks) && view.level() < most_levels;
    if (!is_sound || view.revision() > revision_) damaged_block(block.number, "is not as tenet writes it");
    checked_[block.number] = true;
  }
  if (level && view.level() != *level) damaged_block(block.number, "is not where it belongs");
}

TableReader::BlockPointer TableReader::block(std::uint32_t number, unsigned level) {
  constexpr std::size_t most_branches = 64;
  if (number >= root_.blocks) damaged_block(number, "is missing");
  if (level > 0) {
    if (const auto found = branches_.find(number); found != branches_.end()) {
      if (found->second->view().level() != level) damaged_block(number, "is not where it belongs");
      return found->second;
    }
  } else if (leaf_ != nullptr && leaf_->number == number) {
    return leaf_;
  }
  const auto fresh = [&] {
    return std::make_shared<Block>(
        Block{.bytes = std::make_unique_for_overwrite<char[]>(root_.block_bytes), .size = root_.block_bytes});
  };
  // The memory of a leaf that nobody looks at any more is used again: it is near the processor.
  std::shared_ptr<Block> block = level == 0 && leaf_ != nullptr && leaf_.use_count() == 1 ? std::move(leaf_) : fresh();
  block->number = number;
  read(*block, level);
  if (level == 0) {
    leaf_ = block;
  } else {
    if (branches_.size() == most_branches) branches_.clear();
    branches_[number] = block;
  }
  return block;
}

std::optional<std::string> TableReader::find(std::string_view key) {
  if (root_.entries == 0 || key.empty()) return std::nullopt;
  TableCursor cursor(*this);
  return cursor.seek(key) ? std::optional(cursor.value()) : std::nullopt;
}

void TableReader::each(std::string_view beginning,
                       const std::function<void(std::string_view key, const std::string& value)>& visit) {
  for (TableCursor at(*this, beginning); !at.at_end() && at.key().starts_with(beginning); at.next()) {
    const std::string key(at.key());
    visit(key, at.value());
  }
}

unsigned TableReader::check_block(std::uint32_t number) {
  Block block{
      .number = number, .bytes = std::make_unique_for_overwrite<char[]>(root_.block_bytes), .size = root_.block_bytes};
  read(block, std::nullopt);
  return block.view().level();
}

void TableReader::check_from(std::string_view key) {
  if (root_.entries == 0) return;
  TableCursor at(*this);
  (void)at.seek(key);
  // Where the key is absent Xapian goes back, block by block, to the beginning of the entry before.
  std::uint32_t first = at.path_[0].block->number;
  bool has_beginning = false;
  for (std::size_t item = 0; item < at.path_[0].item && !has_beginning; ++item) {
    TableBlock::Item before;
    has_beginning = at.path_[0].block->view().read(item, before) && before.is_first;
  }
  while (!has_beginning && first > 0) {
    --first;
    if (check_block(first) != 0) continue;
    const BlockPointer leaf = block(first, 0);
    TableBlock::Item before;
    for (std::size_t item = 0; item < leaf->view().items() && !has_beginning; ++item) {
      has_beginning = leaf->view().read(item, before) && before.is_first;
    }
  }
  // Leaves in the order of the file are those of the tree.
  std::uint32_t number = at.path_[0].block->number;
  for (std::uint32_t skipped = first; skipped < number; ++skipped) (void)check_block(skipped);
  while (!at.at_end_) {
    const std::uint32_t leaf = at.path_[0].block->number;
    for (; number < leaf; ++number) {
      if (check_block(number) == 0) damaged_block(number, "is not where it belongs");
    }
    ++number;
    at.next_leaf();
    if (!at.at_end_ && at.path_[0].block->number < number) damaged_block(leaf, "is not where it belongs");
  }
  for (; number < root_.blocks; ++number) {
    if (check_block(number) == 0) damaged_block(number, "is not where it belongs");
  }
}

TableCursor::TableCursor(TableReader& table, std::string_view key) : table_(&table) {
  if (table.root_.entries == 0) {
    at_end_ = true;
    return;
  }
  (void)seek(key);
  if (path_[0].item == path_[0].block->view().items()) next_leaf();
  // Where a value ends that began before; and the first item of a table, which has no key.
  while (!at_end_ && (read_item(), !item_.is_first || item_.key.empty())) next_item();
}

void TableCursor::read_item() {
  const auto& [block, item] = path_[0];
  if (!block->view().read(item, item_)) table_->damaged_block(block->number, "is not as tenet writes it");
}

bool TableCursor::seek(std::string_view key) {
  std::uint32_t number = table_->root_.block;
  for (unsigned level = table_->root_.level; true; --level) {
    Place& place = path_[level];
    place.block = table_->block(number, level);
    const TableBlock view = place.block->view();
    bool is_sound = view.find(key, 1, place.item);
    TableBlock::Item item;
    const bool is_there = is_sound && place.item < view.items() && (is_sound = view.read(place.item, item)) &&
                          item.key == key && item.piece == 1;
    if (level > 0 && is_sound) {
      if (!is_there && place.item > 0) is_sound = view.read(--place.item, item);
      number = item.child;
    }
    if (!is_sound) table_->damaged_block(place.block->number, "is not as tenet writes it");
    if (level > 0) continue;
    item_ = item;
    return is_there;
  }
}

void TableCursor::descend(unsigned level, std::uint32_t number) {
  while (true) {
    path_[level] = {.block = table_->block(number, level), .item = 0};
    if (level == 0) return;
    TableBlock::Item item;
    if (!path_[level].block->view().read(0, item)) table_->damaged_block(number, "is not as tenet writes it");
    number = item.child;
    --level;
  }
}

void TableCursor::next_leaf() {
  const TableReader::BlockPointer leaf = path_[0].block;
  TableBlock::Item last;
  const std::size_t items = leaf->view().items();
  if (items == 0 || !leaf->view().read(items - 1, last)) table_->damaged_block(leaf->number, "has no items");
  for (unsigned level = 1; level <= table_->root_.level; ++level) {
    Place& place = path_[level];
    if (++place.item >= place.block->view().items()) continue;
    TableBlock::Item item;
    if (!place.block->view().read(place.item, item)) {
      table_->damaged_block(place.block->number, "is not as tenet writes it");
    }
    descend(level - 1, item.child);
    read_item();
    // So that no tree, however made, is gone through without an end.
    if (!last.is_before(item_.key, item_.piece)) table_->damaged_block(path_[0].block->number, "is out of order");
    return;
  }
  at_end_ = true;
}

void TableCursor::next_item() {
  if (++path_[0].item >= path_[0].block->view().items()) next_leaf();
}

std::string TableCursor::value() {
  std::string value(item_.value);
  const bool is_deflated = item_.is_deflated;
  while (!item_.is_last) {
    const std::uint32_t piece = item_.piece;
    next_item();
    if (!at_end_) read_item();
    if (at_end_ || item_.is_first || item_.piece != piece + 1) table_->damaged("a value lacks its end");
    value += item_.value;
  }
  if (is_deflated && !undo_deflate(value)) table_->damaged("a value is compressed in a way that tenet does not write");
  return value;
}

void TableCursor::next() {
  do {
    next_item();
    if (!at_end_) read_item();
  } while (!at_end_ && !item_.is_first);
}

bool undo_deflate(std::string& value) {
  constexpr std::size_t head_bytes = 5;
  std::string bytes;
  bytes.reserve(value.size());
  std::string_view rest = value;
  for (bool is_last = false; !is_last;) {
    if (rest.size() < head_bytes) return false;
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(rest[at])}; };
    if (byte(0) > 1) return false;
    is_last = byte(0) == 1;
    const std::size_t size = byte(1) | byte(2) << 8U;
    if ((byte(3) | byte(4) << 8U) != (~size & 0xffffU) || rest.size() - head_bytes < size) return false;
    bytes += rest.substr(head_bytes, size);
    rest.remove_prefix(head_bytes + size);
  }
  value = std::move(bytes);
  return rest.empty();
}

}  // namespace tenet::store
