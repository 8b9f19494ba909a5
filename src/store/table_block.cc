#include "store/table_block.h"

namespace tenet::store {
namespace {

constexpr std::size_t directory_begin = 11;
constexpr unsigned deflated_bit = 0x8000;
constexpr unsigned last_bit = 0x4000;
constexpr unsigned first_bit = 0x2000;
constexpr unsigned size_bits = 0x1fff;
constexpr std::size_t leaf_overhead = 3;    // size, size of the key
constexpr std::size_t branch_overhead = 5;  // block, size of the key
constexpr std::size_t piece_bytes = 2;

}  // namespace

std::size_t TableBlock::items() const {
  const std::size_t end = number<2>(9);
  return end < directory_begin || end > bytes_.size() ? 0 : (end - directory_begin) / 2;
}

bool TableBlock::read(std::size_t place, Item& item) const {
  const std::size_t at = number<2>(directory_begin + 2 * place);
  const bool is_leaf = level() == 0;
  const std::size_t overhead = is_leaf ? leaf_overhead : branch_overhead;
  if (at + overhead > bytes_.size()) return false;
  const std::size_t key_size = static_cast<unsigned char>(bytes_[at + overhead - 1]);
  const std::size_t key_end = at + overhead + key_size;
  if (!is_leaf) {
    if (key_end + piece_bytes > bytes_.size()) return false;
    item.child = static_cast<std::uint32_t>(number<4>(at));
    item.key = bytes_.substr(at + overhead, key_size);
    item.piece = static_cast<std::uint32_t>(number<2>(key_end));
    return true;
  }
  const auto head = static_cast<unsigned>(number<2>(at));
  const std::size_t end = at + leaf_overhead + (head & size_bits);
  item.is_first = (head & first_bit) != 0;
  item.is_last = (head & last_bit) != 0;
  item.is_deflated = (head & deflated_bit) != 0;
  const std::size_t begin = key_end + (item.is_first ? 0 : piece_bytes);
  if (end > bytes_.size() || begin > end) return false;
  item.key = bytes_.substr(at + overhead, key_size);
  item.piece = item.is_first ? 1 : static_cast<std::uint32_t>(number<2>(key_end));
  item.value = bytes_.substr(begin, end - begin);
  return true;
}

bool TableBlock::find(std::string_view key, std::uint32_t piece, std::size_t& place) const {
  std::size_t begin = 0;
  std::size_t end = items();
  Item item;
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (!read(middle, item)) return false;
    if (item.is_before(key, piece)) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  place = begin;
  return true;
}

bool TableBlock::is_sound(unsigned level_here, std::uint32_t blocks) const {
  const std::size_t count = items();
  const std::size_t directory_end = directory_begin + 2 * count;
  if (level() != level_here || count == 0 || number<2>(9) != directory_end) return false;
  Item before;
  for (std::size_t place = 0; place < count; ++place) {
    Item item;
    if (number<2>(directory_begin + 2 * place) < directory_end || !read(place, item)) return false;
    if (level_here > 0) {
      if (item.child >= blocks) return false;
      // The first key of a branch stands for all that come before the second.
      if (place > 1 && !before.is_before(item.key, item.piece)) return false;
    } else if (place > 0) {
      if (item.is_first != before.is_last) return false;
      const bool follows = item.is_first ? before.is_before(item.key, 1) && before.key != item.key
                                         : item.key == before.key && item.piece == before.piece + 1;
      if (!follows) return false;
    }
    before = item;
  }
  return true;
}

}  // namespace tenet::store
