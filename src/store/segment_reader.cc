#include "store/segment_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <tenet/error.h>

#include "base/files.h"
#include "store/checksums.h"
#include "store/damage.h"
#include "store/schema.h"
#include "store/term_check.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

// Xapian would open these, too, where they are there; tenet makes none of them.
constexpr std::array foreign_files = {"termlist.glass", "position.glass", "spelling.glass", "synonym.glass"};

// What a file without a sum for each block may have.
constexpr std::uint64_t most_version_bytes = 16384;

void require_own_folder(const fs::path& folder) {
  const auto status = base::status_of(folder, base::Links::refuse);
  if (!status) throw_damage(folder / version_file, "it is missing");
  if (status->kind != base::FileKind::folder) {
    throw_damage(folder / version_file, std::string("its folder is ") + base::name_of(status->kind));
  }
  for (const char* const file : foreign_files) {
    if (base::status_of(folder / file, base::Links::refuse)) throw_damage(folder / file, "tenet makes no such file");
  }
}

// Those of a file of the segment; none where all are unknown.
std::vector<std::uint64_t> sums_of(const SegmentFile& file, std::uint32_t block_bytes,
                                   const std::vector<FileSums>& files) {
  if (files.empty()) return {};
  const auto found = std::ranges::find(files, file.path().filename().string(), &FileSums::name);
  if (found == files.end()) throw_damage(file.path(), "it has no checksums");
  if (found->bytes != file.size()) throw_damage(file.path(), "it has another size");
  if (found->block_bytes != block_bytes) throw_damage(file.path(), "it has another size of blocks");
  return found->blocks;
}

std::shared_ptr<TableReader> open_table(const fs::path& path, const TableRoot& root, std::uint32_t revision,
                                        const std::vector<FileSums>& files) {
  if (root.entries == 0) return std::make_shared<TableReader>();
  SegmentFile file(path);
  std::vector<std::uint64_t> sums = sums_of(file, root.block_bytes, files);
  return std::make_shared<TableReader>(std::move(file), root, revision, std::move(sums));
}

}  // namespace

bool is_segment_name(std::string_view name) {
  constexpr std::string_view beginning = "segment-";
  constexpr std::size_t most_digits = 18;
  if (!name.starts_with(beginning)) return false;
  const std::string_view number = name.substr(beginning.size());
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  return !number.empty() && number.size() <= most_digits && number.front() != '0' &&
         std::ranges::all_of(number, is_digit);
}

void check_totals(const fs::path& folder, const Segment& segment, const SegmentTotals& totals) {
  std::uint64_t passages = segment.passages;
  for (const Deleted& gone : segment.deleted) passages += gone.count;
  const bool ends_inside = segment.deleted.empty() ||
                           segment.deleted.back().first - 1 + std::uint64_t{segment.deleted.back().count} <= passages;
  const bool has_runs = segment.runs.empty() ? passages == 0 : segment.runs.back() <= passages;
  if (passages != totals.passages || !ends_inside || !has_runs || segment.documents > segment.passages) {
    throw_damage(folder / version_file, "the manifest says something else of its passages");
  }
}

SegmentReader::SegmentReader()
    : postings_(std::make_shared<TableReader>()), records_(std::make_shared<TableReader>()) {}

SegmentReader::SegmentReader(const fs::path& folder, std::string_view checksums) {
  require_own_folder(folder);
  const std::vector<FileSums> files = checksums.empty() ? std::vector<FileSums>() : read_checksums(folder, checksums);
  const SegmentFile version_there(folder / version_file);
  const std::string bytes = version_there.bytes(most_version_bytes);
  const auto sums = sums_of(version_there, files.empty() ? 0 : most_version_bytes, files);
  if (!sums.empty() && hash64(bytes) != sums.front()) throw_damage(version_there.path(), "it has another checksum");
  const auto version = read_version(bytes);
  if (!version) throw_damage(version_there.path(), "it is not as tenet writes it");
  totals_ = version->totals;
  postings_ = open_table(folder / postings_file, version->postings, version->revision, files);
  records_ = open_table(folder / records_file, version->records, version->revision, files);
  // By the name of the backend: what Xapian finds out by itself follows stub files, which name other databases, hosts
  // and programs.
  xapian_ = Xapian::Database(folder.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

std::string SegmentReader::data(Xapian::docid docid) {
  std::string key;
  pack_ascending(key, docid);
  return records_->value(key);
}

const Xapian::Database& SegmentReader::xapian() {
  if (!has_checked_terms_) check_terms(*postings_, totals_);
  has_checked_terms_ = true;
  return xapian_;
}

}  // namespace tenet::store
