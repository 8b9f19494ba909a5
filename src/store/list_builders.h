#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/table_writer.h"

// Postings and values on their way into a segment, as they come: passage by passage, docids ascending. They are packed
// at once, so that a posting takes two bytes or three, and cut into the chunks of Xapian's tables in the end.
namespace tenet::store {

// A key and a value of a table.
using TableEntry = std::pair<std::string, std::string>;

// Docids with a number each: the postings of a term, or the lengths of all passages.
class PostingListBuilder {
 public:
  // `docid` is that of the last call or stands above it; numbers for one docid add up.
  void add(std::uint32_t docid, std::uint32_t number);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }
  // Nothing may be added afterwards. `key` is of the first chunk, `next_key` what comes before the docid in the keys of
  // the others; `size` and `sum` are what the first chunk tells.
  void write(std::string_view key, std::string_view next_key, std::uint64_t size, std::uint64_t sum,
             TableWriter& table);

 private:
  void end_posting();

  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t number_ = 0;  // of the last docid; not packed yet
  std::uint32_t size_ = 0;
  std::uint64_t sum_ = 0;
  std::string packed_;  // numbers, with the distance to the docid less one before each but the first
};

// The values of one slot.
class ValueListBuilder {
 public:
  void add(std::uint32_t slot, std::uint32_t docid, std::string_view value);
  // Appends what goes into the table. Nothing may be added afterwards.
  void finish(std::uint32_t slot, std::vector<TableEntry>& entries);

 private:
  void end_chunk(std::uint32_t slot);

  std::uint32_t first_ = 0;  // of the chunk that is being filled
  std::uint32_t last_ = 0;
  std::uint32_t size_ = 0;
  std::string lowest_;
  std::string highest_;
  std::string packed_;
  std::vector<TableEntry> chunks_;
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>{}(bytes); }
};
template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

}  // namespace tenet::store
