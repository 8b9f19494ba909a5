#include "store/list_builders.h"

#include <algorithm>

namespace tenet::store {
namespace {

constexpr std::size_t chunk_bytes = 2000;  // as Xapian has it

}  // namespace

void PostingListBuilder::add(std::uint32_t docid, std::uint32_t number) {
  sum_ += number;
  if (size_ > 0 && docid == last_) {
    number_ += number;
    return;
  }
  if (size_ == 0) {
    first_ = docid;
  } else {
    end_posting();
    pack_number(packed_, docid - last_ - 1);
  }
  last_ = docid;
  number_ = number;
  ++size_;
}

void PostingListBuilder::end_posting() {
  pack_number(packed_, number_);
}

void PostingListBuilder::write(std::string_view key, std::string_view next_key, std::uint64_t size, std::uint64_t sum,
                               TableWriter& table) {
  end_posting();
  std::string chunk_key(key);
  std::string chunk;
  pack_number(chunk, size);
  pack_number(chunk, sum);
  pack_number(chunk, first_ - 1);
  const char* at = packed_.data();
  const char* const end = at + packed_.size();
  for (std::uint32_t docid = first_;;) {
    const char* const begin = at;
    const char* chunk_end = nullptr;
    const std::uint32_t chunk_first = docid;
    std::uint32_t distance = 0;
    do {
      docid += distance;
      (void)unpack_number(at);
      chunk_end = at;
      if (at != end) distance = unpack_number(at) + 1;
    } while (chunk_end != end && static_cast<std::size_t>(chunk_end - begin) < chunk_bytes);
    chunk += chunk_end == end ? '1' : '0';  // whether it is the last
    pack_number(chunk, docid - chunk_first);
    chunk.append(begin, chunk_end);
    table.add(chunk_key, chunk);
    if (chunk_end == end) return;
    docid += distance;
    chunk_key = next_key;
    pack_ascending(chunk_key, docid);
    chunk.clear();
  }
}

void ValueListBuilder::add(std::uint32_t slot, std::uint32_t docid, std::string_view value) {
  if (size_ > 0 && docid == last_) return;  // the hashes of two topics meet
  if (size_++ == 0) {
    lowest_ = highest_ = value;
  } else if (value < lowest_) {
    lowest_ = value;
  } else if (value > highest_) {
    highest_ = value;
  }
  if (packed_.empty()) {
    first_ = docid;
  } else {
    pack_number(packed_, docid - last_ - 1);
  }
  last_ = docid;
  pack_number(packed_, value.size());
  packed_ += value;
  if (packed_.size() >= chunk_bytes) end_chunk(slot);
}

void ValueListBuilder::end_chunk(std::uint32_t slot) {
  std::string key("\0\xd8", 2);
  pack_number(key, slot);
  pack_ascending(key, first_);
  chunks_.emplace_back(std::move(key), std::move(packed_));
  packed_.clear();
}

void ValueListBuilder::finish(std::uint32_t slot, std::vector<TableEntry>& entries) {
  if (!packed_.empty()) end_chunk(slot);
  std::string key("\0\xd0", 2);
  for (std::uint32_t rest = slot; rest > 0; rest >>= 8U) key += static_cast<char>(rest & 0xffU);
  std::string statistics;
  pack_number(statistics, size_);
  pack_number(statistics, lowest_.size());
  statistics += lowest_;
  if (highest_ != lowest_) statistics += highest_;
  entries.emplace_back(std::move(key), std::move(statistics));
  for (TableEntry& chunk : chunks_) entries.push_back(std::move(chunk));
}

}  // namespace tenet::store
