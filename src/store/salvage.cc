#include "store/salvage.h"

#include <utility>

#include "store/damage.h"
#include "store/segment_file.h"
#include "store/table_block.h"
#include "store/table_reader.h"

namespace tenet::store {
namespace {

struct Entry {
  std::string value = {};
  std::uint32_t pieces = 0;
  bool is_whole = false;
  bool is_deflated = false;
};

void add(const TableBlock::Item& item, Entry& entry) {
  if (item.piece != entry.pieces + 1 || entry.is_whole) return;
  entry.value += item.value;
  ++entry.pieces;
  entry.is_whole = item.is_last;
  entry.is_deflated = item.is_deflated;
}

}  // namespace

std::map<std::string, std::string> salvage_entries(const std::filesystem::path& file, std::uint32_t block_bytes,
                                                   const std::function<bool(std::string_view key)>& wanted) try {
  const SegmentFile table(file);
  const auto blocks = static_cast<std::uint32_t>(table.size() / block_bytes);
  std::map<std::string, Entry> entries;
  std::string bytes(block_bytes, '\0');
  for (std::uint32_t number = 0; number < blocks; ++number) {
    table.read(std::uint64_t{number} * block_bytes, bytes.data(), bytes.size());
    const TableBlock block(bytes);
    if (block.level() != 0 || !block.is_sound(0, blocks)) continue;
    TableBlock::Item item;
    for (std::size_t place = 0; place < block.items() && block.read(place, item); ++place) {
      if (wanted(item.key)) add(item, entries[std::string(item.key)]);
    }
  }
  std::map<std::string, std::string> whole;
  for (auto& [key, entry] : entries) {
    if (entry.is_whole && (!entry.is_deflated || undo_deflate(entry.value))) whole.emplace(key, std::move(entry.value));
  }
  return whole;
} catch (const DamageError&) {  // it is not there
  return {};
}

}  // namespace tenet::store
