#include "indexer/commit.h"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <iterator>
#include <utility>

#include <spdlog/logger.h>

#include <tenet/error.h>

#include "base/files.h"
#include "indexer/stored_documents.h"
#include "logger.h"
#include "store/checksums.h"
#include "store/own_files.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

// Text that makes a batch, and so a segment before merging. Large enough that merging is cheap and lists of postings
// are in few pieces, small enough that threads share the work and memory stays bounded: docs/performance.md.
constexpr std::uint64_t batch_bytes = std::uint64_t{16} << 20;

// More segments than this cost every search; then the small ones are written into one.
constexpr std::size_t most_segments = 8;

// What Xapian wrote must be on disk, and found there, before a manifest names it.
void sync_segment(const fs::path& segment) {
  for (const auto& entry : base::list_folder(segment)) base::sync_file(segment / entry.name);
  base::sync_folder(segment);
}

std::uint64_t struck_out(const store::Segment& segment) {
  std::uint64_t sum = 0;
  for (const store::Deleted& gone : segment.deleted) sum += gone.count;
  return sum;
}

// Ascending, with neighbours made one.
void tidy(std::vector<store::Deleted>& deleted) {
  std::ranges::sort(deleted, {}, &store::Deleted::first);
  std::vector<store::Deleted> joined;
  for (const store::Deleted& gone : deleted) {
    if (!joined.empty() && joined.back().first + joined.back().count == gone.first) {
      joined.back().count += gone.count;
    } else {
      joined.push_back(gone);
    }
  }
  deleted = std::move(joined);
}

}  // namespace

Commit::Commit(fs::path index, store::Manifest manifest, const Reference& reference, unsigned jobs)
    : index_(std::move(index)),
      scratch_(index_ / store::scratch_name),
      manifest_(std::move(manifest)),
      reference_(reference),
      jobs_(jobs) {
  const std::string taxonomy = store::hash128(reference_.topics_toml);
  const std::string speakers = store::hash128(reference_.speakers_toml);
  const std::string analysis = text::analysis_description();
  analysis_changed_ =
      manifest_.taxonomy != taxonomy || manifest_.speakers != speakers || manifest_.analysis != analysis;
  manifest_.taxonomy = taxonomy;
  manifest_.speakers = speakers;
  manifest_.analysis = analysis;
  clean_up_before();
}

Commit::~Commit() {
  writers_.reset();
  try {
    if (began_) clean_up();
  } catch (const std::exception&) {  // no memory, say: the next writer cleans up
  }
}

void Commit::add(SourceDocument source, DocumentEntry entry, std::string where) {
  count(entry);
  batch_.bytes += source.document.text.size();
  batch_.documents.push_back({std::move(source), std::move(entry), std::move(where)});
  if (batch_.bytes >= batch_bytes) push_batch();
}

void Commit::add(FileEntry file) {
  places_.insert(file.place);
  batch_.files.push_back(std::move(file));
}

void Commit::remove(const DocumentEntry& entry) {
  if (!removed_.emplace(entry.id, entry).second) return;
  count(entry);
  manifest_.text_bytes -= 2 * entry.bytes;  // count() has added it once
}

// Folding a document in twice takes it out, so that adding and removing are the same step for the hash.
void Commit::count(const DocumentEntry& entry) {
  add_document(entry, manifest_);
  changed_ = true;
}

void add_document(const DocumentEntry& entry, store::Manifest& manifest) {
  manifest.contents =
      store::combine_hashes(manifest.contents, store::hash128(entry.id + '\n' + store::hash_of_bytes(entry.hash)));
  manifest.text_bytes += entry.bytes;
}

void Commit::push_batch() {
  if (batch_.empty()) return;
  if (!writers_) {
    began_ = true;
    store::translate_xapian_errors("writing the index", [this] {
      if (!base::make_folder(scratch_)) throw base::FileError(scratch_, EEXIST, "it holds what tenet did not make");
    });
    writers_ = std::make_unique<BatchWriters>(scratch_, reference_, jobs_);
  }
  writers_->push(std::exchange(batch_, {}));
}

std::set<std::size_t> Commit::segments_to_rewrite() const {
  const auto& segments = manifest_.segments;
  std::set<std::size_t> rewrite;
  std::uint64_t largest = 0;
  for (const store::Segment& segment : segments) largest = std::max(largest, segment.passages);
  std::vector<std::uint64_t> gone;
  gone.reserve(segments.size());
  for (const store::Segment& segment : segments) gone.push_back(struck_out(segment));
  for (const auto& [id, entry] : removed_) gone[entry.segment] += entry.passages;
  const bool too_many = segments.size() >= most_segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool small = segments[i].passages * 4 < largest;
    const bool hollow = gone[i] * 3 > segments[i].passages + struck_out(segments[i]);
    if (analysis_changed_ || hollow || (too_many && small)) rewrite.insert(i);
  }
  if (too_many && rewrite.empty()) {
    for (std::size_t i = 0; i < segments.size(); ++i) rewrite.insert(i);
  }
  return rewrite;
}

void Commit::rewrite(std::size_t segment, const store::Snapshot& old, const Catalogue& catalogue,
                     const std::function<void(std::uint64_t)>& on_rewrite) {
  logger().info("{}: written anew", manifest_.segments[segment].name);
  std::vector<const DocumentEntry*> entries;
  for (const DocumentEntry& entry : catalogue.documents()) {
    if (entry.segment == segment && !removed_.contains(entry.id)) entries.push_back(&entry);
  }
  std::ranges::sort(entries, {}, [](const DocumentEntry* entry) -> const std::string& { return entry->id; });
  store::PassageReader reader(old.segments()[segment]);
  for (const DocumentEntry* entry : entries) {
    on_rewrite(entry->bytes);
    SourceDocument source = read_stored(reader, entry->last);
    batch_.bytes += source.document.text.size();
    batch_.documents.push_back({std::move(source), *entry});
    if (batch_.bytes >= batch_bytes) push_batch();
  }
  for (FileEntry& file : catalogue.files_in(segment)) {
    if (!places_.contains(file.place)) batch_.files.push_back(std::move(file));
  }
}

// Takes what could not be analysed out of the counts, and has the index keep what it had of it.
void Commit::take_back(std::vector<FreshSegment>& fresh, const std::set<std::size_t>& rewritten,
                       const store::Snapshot* old) {
  std::set<std::string> places;
  for (FreshSegment& segment : fresh) std::ranges::move(segment.failed, std::back_inserter(failed_));
  for (FailedDocument& failed : failed_) {
    if (failed.where.empty()) {  // it is the index's own
      throw IndexError(ErrorCode::failed, fmt::format("analysing {} anew: {}", failed.entry.id, failed.reason),
                       "the index is as it was");
    }
    count(failed.entry);
    manifest_.text_bytes -= 2 * failed.entry.bytes;
    if (!failed.entry.place.empty()) places.insert(failed.entry.place);
    const auto removed = removed_.extract(failed.entry.id);
    if (removed.empty()) continue;
    failed.keeps_old = true;
    const DocumentEntry& entry = removed.mapped();
    count(entry);
    if (!rewritten.contains(entry.segment)) continue;
    store::PassageReader reader(old->segments()[entry.segment]);
    batch_.documents.push_back({read_stored(reader, entry.last), entry});
  }
  // Their files are not read whole: the next run reads them again.
  for (const std::string& place : places) batch_.files.push_back({.place = place, .clean = false});
  if (batch_.empty()) return;
  writers_ = std::make_unique<BatchWriters>(scratch_, reference_, jobs_, fresh.size());
  writers_->push(std::exchange(batch_, {}));
  for (FreshSegment& segment : writers_->finish()) {
    for (const FailedDocument& failed : segment.failed) {
      throw IndexError(ErrorCode::failed, fmt::format("analysing {} anew: {}", failed.entry.id, failed.reason),
                       "the index is as it was");
    }
    fresh.push_back(std::move(segment));
  }
}

void Commit::strike_out(const std::set<std::size_t>& rewritten) {
  for (const auto& [id, entry] : removed_) {
    if (rewritten.contains(entry.segment)) continue;
    store::Segment& segment = manifest_.segments[entry.segment];
    segment.deleted.push_back({entry.last - entry.passages + 1, entry.passages});
    segment.documents -= 1;
    segment.passages -= entry.passages;
  }
  for (store::Segment& segment : manifest_.segments) tidy(segment.deleted);
}

// A folder of that name that tenet did not make stays where it is.
std::string Commit::next_segment_name() {
  return store::translate_xapian_errors("writing the index", [&] {
    while (base::status_of(index_ / store::segment_name(manifest_.next_segment), base::Links::refuse)) {
      ++manifest_.next_segment;
    }
    return store::segment_name(manifest_.next_segment++);
  });
}

store::Segment Commit::merge(const std::vector<FreshSegment>& fresh) {
  store::Segment segment{.name = next_segment_name()};
  std::vector<fs::path> folders;
  const std::string* last_id = nullptr;
  for (const FreshSegment& part : fresh) {
    folders.push_back(part.folder);
    if (part.passages == 0) continue;
    if (last_id == nullptr || part.first_id < *last_id) {
      segment.runs.push_back(static_cast<std::uint32_t>(segment.passages + 1));
    }
    last_id = &part.last_id;
    segment.documents += part.documents;
    segment.passages += part.passages;
  }
  const fs::path merged = scratch_ / segment.name;
  store::merge_segments(folders, merged);
  segment.checksums = store::write_checksums(merged);
  store::translate_xapian_errors("writing the index", [&] {
    sync_segment(merged);
    base::rename_file(merged, index_ / segment.name);
  });
  return segment;
}

store::Manifest Commit::finish(const store::Snapshot* old, const Catalogue& catalogue,
                               const std::function<void(std::uint64_t)>& on_rewrite) {
  const bool nothing_yet = !store::has_manifest(index_);
  if (!changed_ && batch_.files.empty() && !changes_analysis()) return manifest_;
  if (nothing_yet && batch_.empty() && !writers_) return manifest_;

  std::set<std::size_t> rewritten;
  if (old != nullptr) {
    rewritten = segments_to_rewrite();
    for (const std::size_t segment : rewritten) rewrite(segment, *old, catalogue, on_rewrite);
  }
  push_batch();
  std::vector<FreshSegment> fresh = writers_ ? writers_->finish() : std::vector<FreshSegment>();
  take_back(fresh, rewritten, old);
  if (nothing_yet && std::ranges::all_of(fresh, [](const FreshSegment& part) { return part.documents == 0; })) {
    return manifest_;
  }
  strike_out(rewritten);
  std::vector<store::Segment> segments;
  for (std::size_t i = 0; i < manifest_.segments.size(); ++i) {
    const bool struck_out_whole = manifest_.segments[i].documents == 0 && !manifest_.segments[i].deleted.empty();
    if (!rewritten.contains(i) && !struck_out_whole) segments.push_back(manifest_.segments[i]);
  }
  if (!fresh.empty()) {
    segments.push_back(merge(fresh));
    logger().info("{}: {} documents, {} passages", segments.back().name, segments.back().documents,
                  segments.back().passages);
  }
  manifest_.segments = std::move(segments);
  began_ = true;
  // What the manifest names is durable before it is: these sync the folder, with the new segment in it.
  store::write_file_atomically(index_ / store::topics_name(manifest_.taxonomy), reference_.topics_toml);
  store::write_file_atomically(index_ / store::speakers_name(manifest_.speakers), reference_.speakers_toml);
  store::write_manifest(index_, manifest_);
  before_ = {};
  write_copy(manifest_);
  clean_up();
  return manifest_;
}

// The index is whole without the copy: an error is a warning.
void Commit::write_copy(const store::Manifest& manifest) {
  try {
    store::write_manifest_copy(index_, manifest);
  } catch (const IndexError& error) {
    warnings_.push_back({(index_ / store::manifest_copy_name).string(), error.what(), false});
  }
}

// What runs have left that ended early. The last of them may have switched the manifest and not made that durable: it
// is written once more before what an older one may name is removed.
void Commit::clean_up_before() {
  const bool is_index = store::has_manifest(index_);
  if (is_index) before_ = store::read_manifest(index_);
  if (is_index && !store::is_manifest_copy_current(index_)) write_copy(before_);  // the run ended just before
  const auto left = store::translate_xapian_errors(
      "opening " + index_.string(), [&] { return store::find_leftovers(index_, store::names_in(before_)); });
  for (const auto& [folder, file] : left.foreign) {
    const std::string why = folder == file ? "" : "it holds " + file.filename().string() + ", which ";
    warnings_.push_back(
        {folder.string(), "left alone: " + why + "tenet did not make" + (why.empty() ? " it" : ""), false});
  }
  if (left.removable.empty()) return;
  if (is_index) store::write_manifest(index_, before_);
  remove(left.removable);
}

// Removes what neither the manifest in force names nor, until that is durable, the one before. Readers that have it
// open keep it until they end.
void Commit::clean_up() {
  try {
    std::set<std::string> needed = store::names_in(before_);
    if (store::has_manifest(index_)) needed.merge(store::names_in(store::read_manifest(index_)));
    remove(store::find_leftovers(index_, needed).removable);
  } catch (const Error& error) {
    warnings_.push_back({index_.string(), std::string("not cleaned up: ") + error.what(), false});
  }
}

// What cannot be removed harms nobody: the next writer tries again.
void Commit::remove(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    try {
      store::remove_own(file);
    } catch (const base::FileError& error) {
      warnings_.push_back({file.string(), std::string("not removed: ") + error.what(), false});
    }
  }
}

}  // namespace tenet::indexer
