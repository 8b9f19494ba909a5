#include "indexer/reading/formats/doc/compound_file.h"

#include <algorithm>

namespace tenet::indexer {
namespace {

constexpr std::size_t small_sector = 64;
constexpr std::size_t entry_size = 128;
constexpr std::uint32_t last_number = 0xFFFFFFFA;  // above are marks

std::vector<std::uint32_t> numbers(std::string_view bytes) {
  std::vector<std::uint32_t> result(bytes.size() / 4);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = little_endian(bytes, i * 4, 4);
  return result;
}

}  // namespace

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

CompoundFile::CompoundFile(std::string_view bytes)
    : bytes_(bytes), sector_size_(little_endian(bytes, 30, 2) == 12 ? 4096 : 512) {
  read_table();
  read_entries();
  next_small_ = numbers(chain(little_endian(bytes, 60, 4), bytes.size()));
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  const std::size_t begin = (std::size_t{number} + 1) * sector_size_;
  return begin < bytes_.size() ? bytes_.substr(begin, sector_size_) : std::string_view();
}

std::string CompoundFile::chain(std::uint32_t first, std::size_t most) const {
  std::string result;
  std::uint32_t at = first;
  for (std::size_t steps = 0; at < next_.size() && result.size() < most && steps < next_.size(); ++steps) {
    result += sector(at);
    at = next_[at];
  }
  result.resize(std::min(result.size(), most));
  return result;
}

// The sectors of the table stand in the header, and in sectors that lead from one to the next.
void CompoundFile::read_table() {
  const auto take = [&](std::uint32_t number) {
    if (number >= last_number || next_.size() * 4 > bytes_.size()) return;
    const std::vector<std::uint32_t> part = numbers(sector(number));
    next_.insert(next_.end(), part.begin(), part.end());
  };
  for (std::size_t i = 0; i < 109; ++i) take(little_endian(bytes_, 76 + i * 4, 4));
  std::uint32_t at = little_endian(bytes_, 68, 4);
  for (std::size_t steps = bytes_.size() / sector_size_; at < last_number && steps > 0; --steps) {
    const std::vector<std::uint32_t> part = numbers(sector(at));
    if (part.empty()) break;
    for (std::size_t i = 0; i + 1 < part.size(); ++i) take(part[i]);
    at = part.back();
  }
}

void CompoundFile::read_entries() {
  const std::string directory = chain(little_endian(bytes_, 48, 4), bytes_.size());
  for (std::size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
    const std::string_view entry = std::string_view(directory).substr(at, entry_size);
    Entry found{.first = little_endian(entry, 116, 4), .size = little_endian(entry, 120, 4)};
    const std::size_t letters = std::min<std::size_t>(little_endian(entry, 64, 2), 64);
    for (std::size_t i = 0; i + 2 < letters; i += 2) found.name += entry[i];
    if (entry[66] == 5) {  // the root, whose stream has the small sectors
      small_ = chain(found.first, std::min(found.size, bytes_.size()));
    } else if (entry[66] == 2) {
      entries_.push_back(std::move(found));
    }
  }
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
  const auto entry = std::ranges::find(entries_, name, &Entry::name);
  if (entry == entries_.end()) return std::nullopt;
  const std::size_t cutoff = little_endian(bytes_, 56, 4);
  if (entry->size >= cutoff) return chain(entry->first, std::min(entry->size, bytes_.size()));
  std::string result;
  const std::size_t most = std::min(entry->size, small_.size());  // sectors may lead in a circle
  std::uint32_t at = entry->first;
  while (at < next_small_.size() && result.size() < most) {
    const std::size_t begin = std::size_t{at} * small_sector;
    if (begin >= small_.size()) break;
    result += std::string_view(small_).substr(begin, small_sector);
    at = next_small_[at];
  }
  result.resize(std::min(result.size(), most));
  return result;
}

}  // namespace tenet::indexer
