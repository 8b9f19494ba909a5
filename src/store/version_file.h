#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/table_writer.h"

// The file by which Xapian finds the tables of a glass database and knows what the documents add up to: the format of
// all of 1.4. docs/index-format.md, "How a segment is written".
namespace tenet::store {

inline constexpr const char* version_file = "iamglass";
// The tables: terms, values and metadata; and the data of documents.
inline constexpr const char* postings_file = "postlist.glass";
inline constexpr const char* records_file = "docdata.glass";
// Its first bytes, and how many these are with the UUID that follows.
inline constexpr std::string_view version_magic("\x0f\x0dXapian Glass\x04\x6e", 16);
inline constexpr std::size_t version_beginning_bytes = version_magic.size() + 16;

// Values of tables that are longer than this are compressed where that makes them smaller.
inline constexpr std::size_t least_deflated = 18;

struct SegmentTotals {
  std::uint64_t passages = 0;
  std::uint64_t words = 0;
  std::uint64_t fewest_words = 0;  // in a passage that has any
  std::uint64_t most_words = 0;
  std::uint64_t most_often = 0;  // a word in a passage; Xapian divides by it where there are words
};

// The bytes of the file; `beginning` are the first of them.
[[nodiscard]] std::string version_bytes(std::string_view beginning, const TableRoot& postings, const TableRoot& records,
                                        const SegmentTotals& totals);

struct SegmentVersion {
  std::uint32_t revision = 0;
  TableRoot postings = {};
  TableRoot records = {};
  SegmentTotals totals = {};
};

// What version_bytes() wrote, or Xapian when it merged segments. Nothing where the bytes are anything else, or say what
// cannot be: Xapian itself believes them.
[[nodiscard]] std::optional<SegmentVersion> read_version(std::string_view bytes);

}  // namespace tenet::store
