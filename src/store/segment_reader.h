#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

#include "store/manifest.h"
#include "store/table_reader.h"
#include "store/version_file.h"

namespace tenet::store {

// Whether a manifest may give a segment that name: "segment-" and a number from 1 on, without leading zeros.
[[nodiscard]] bool is_segment_name(std::string_view name);

// A segment, open for reading; it stays readable when a writer removes it. What is damaged is found when it is read:
// blocks of its tables are compared with their checksums. Not safe to share between threads. All members throw
// IndexError, and base::FileError and Xapian::Error for translate_xapian_errors().
class SegmentReader {
 public:
  // Nothing: a segment that another process reads.
  SegmentReader();
  // `checksums` is the hash of its file of checksums, 32 hexadecimal digits. Empty for a segment that is being made,
  // which has no such file yet.
  explicit SegmentReader(const std::filesystem::path& folder, std::string_view checksums = {});

  // The tables: what is under metadata_key(), and the data of passages.
  [[nodiscard]] const std::shared_ptr<TableReader>& postings() const { return postings_; }
  [[nodiscard]] const std::shared_ptr<TableReader>& records() const { return records_; }
  // The data of a passage; empty where it has none.
  [[nodiscard]] std::string data(Xapian::docid docid);
  [[nodiscard]] const SegmentTotals& totals() const { return totals_; }
  [[nodiscard]] Xapian::docid passages() const { return static_cast<Xapian::docid>(totals_.passages); }
  // Tells it from all others.
  [[nodiscard]] std::string uuid() const { return xapian_.get_uuid(); }

  // Terms, lengths and values, which Xapian reads. The first call looks through all of them.
  [[nodiscard]] const Xapian::Database& xapian();
  // The same before they are looked through: for what does not read them.
  [[nodiscard]] const Xapian::Database& unchecked() const { return xapian_; }

 private:
  Xapian::Database xapian_;
  std::shared_ptr<TableReader> postings_;
  std::shared_ptr<TableReader> records_;
  SegmentTotals totals_;
  bool has_checked_terms_ = false;
};

// Throws DamageError unless a segment has the passages that the manifest says it has.
void check_totals(const std::filesystem::path& folder, const Segment& segment, const SegmentTotals& totals);

}  // namespace tenet::store
