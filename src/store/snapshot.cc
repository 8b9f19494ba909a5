#include "store/snapshot.h"

#include <algorithm>
#include <iterator>

#include <tenet/error.h>

#include "base/files.h"
#include "store/damage.h"
#include "store/own_files.h"
#include "store/schema.h"
#include "store/shards.h"
#include "store/struck_out.h"
#include "store/xapian_errors.h"

namespace tenet::store {

Snapshot::Snapshot(const std::filesystem::path& index) {
  open({index}, {});
}

Snapshot::Snapshot(const std::vector<std::filesystem::path>& places, const SearcherOptions& options) {
  std::vector<std::filesystem::path> indexes;
  for (const auto& place : places) std::ranges::move(read_shards(place), std::back_inserter(indexes));
  if (indexes.empty()) throw IndexError(ErrorCode::not_found, "opening an index: none was named", "name an index");
  open(indexes, options);
}

Snapshot::Snapshot(const std::filesystem::path& index, const Manifest& manifest) : manifest_(manifest) {
  open_segments(index, manifest);
  has_files_ = true;  // NOLINT(cppcoreguidelines-prefer-member-initializer): only when they are open
  shards_.push_back({index, 0});
  join_segments();
}

void Snapshot::open(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options) {
  std::vector<std::filesystem::path> paths;
  std::vector<Manifest> manifests;
  ErrorCode code = ErrorCode::failed;  // of the last that was left out
  for (const auto& index : indexes) {
    const std::size_t first_segment = segments_.size();
    try {
      manifests.push_back(open_segments(index));
      paths.push_back(index);
      shards_.push_back({index, first_segment});
    } catch (const IndexError& error) {
      if (options.partial && indexes.size() > 1) {
        missing_.emplace_back(error.what());
        code = error.code();
      } else {
        throw;
      }
    }
  }
  if (manifests.empty()) throw IndexError(code, missing_.front(), "none of the indexes can be opened");
  manifest_ = join_manifests(paths, manifests);
  join_segments();
}

namespace {

std::optional<SegmentFile> open_if_there(const std::filesystem::path& file) {
  if (!base::status_of(file, base::Links::refuse)) return std::nullopt;
  return SegmentFile(file);
}

}  // namespace

void Snapshot::open_segments(const std::filesystem::path& index, const Manifest& manifest) {
  translate_xapian_errors("opening " + index.string(), [&] {
    for (const Segment& segment : manifest.segments) {
      const std::filesystem::path folder = index / segment.name;
      segments_.push_back(std::make_shared<SegmentReader>(folder, segment.checksums));
      check_totals(folder, segment, segments_.back()->totals());
    }
    if (has_files_) return;
    topics_ = open_if_there(index / topics_name(manifest.taxonomy));
    speakers_ = open_if_there(index / speakers_name(manifest.speakers));
  });
}

// A writer may replace the manifest and remove files between the two reads: it looks again.
Manifest Snapshot::open_segments(const std::filesystem::path& index) {
  constexpr int tries = 5;
  const auto before = static_cast<std::ptrdiff_t>(segments_.size());
  for (int left = tries; true; --left) {
    Manifest manifest = read_manifest(index);
    try {
      open_segments(index, manifest);
      const bool is_whole = has_files_ || (topics_ && speakers_);
      if (is_whole || left == 1 || read_manifest(index) == manifest) {
        has_files_ = true;
        return manifest;
      }
    } catch (const IndexError&) {
      segments_.erase(segments_.begin() + before, segments_.end());
      if (left == 1 || read_manifest(index) == manifest) throw;
    }
    segments_.erase(segments_.begin() + before, segments_.end());
  }
}

void Snapshot::join_segments() {
  for (const SegmentPointer& segment : segments_) words_.emplace_back(segment->postings(), segment->passages());
  word_counts_.resize(segments_.size());
  gone_.resize(segments_.size());
  std::map<std::string, std::size_t> by_uuid;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto [same, fresh] = by_uuid.emplace(segments_[i]->uuid(), i);
    if (!fresh) {
      throw IndexError(
          ErrorCode::not_together,
          "opening " + shard_of(i).string() + ": it is or has a copy of " + shard_of(same->second).string(),
          "name each index once");
    }
    first_run_.push_back(run_count_);
    run_count_ += manifest_.segments[i].runs.size();
    translate_xapian_errors("opening " + shards_.front().path.string(),
                            [&] { database_.add_database(segments_[i]->unchecked()); });
  }
}

const std::filesystem::path& Snapshot::shard_of(std::size_t segment) const {
  const auto after = std::ranges::upper_bound(shards_, segment, {}, &Shard::first_segment);
  return std::prev(after)->path;
}

const std::filesystem::path& Snapshot::shard_at(Xapian::docid docid) const {
  return shard_of((docid - 1) % stride());
}

std::string Snapshot::taxonomy_toml() const {
  return read_toml(topics_, topics_name(manifest_.taxonomy), manifest_.taxonomy);
}

std::string Snapshot::speakers_toml() const {
  return read_toml(speakers_, speakers_name(manifest_.speakers), manifest_.speakers);
}

// All indexes have the same: the first is asked.
std::string Snapshot::read_toml(const std::optional<SegmentFile>& file, const std::string& name,
                                const std::string& hash) const {
  const std::filesystem::path& index = shards_.front().path;
  if (!file) throw_damage(index / name, "it is missing");
  return translate_xapian_errors("opening " + index.string(), [&] {
    constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20U;
    std::string text = file->bytes(most_bytes);
    if (hash128(text) != hash) throw_damage(index / name, "it has another checksum than its name says");
    return text;
  });
}

std::size_t Snapshot::run_of(Xapian::docid docid) const {
  const auto segment = static_cast<std::size_t>((docid - 1) % stride());
  const Xapian::docid local = (docid - 1) / stride() + 1;
  const auto& runs = manifest_.segments[segment].runs;
  const auto after = std::ranges::upper_bound(runs, local);
  return first_run_[segment] + static_cast<std::size_t>(after - runs.begin());
}

bool Snapshot::is_deleted(Xapian::docid docid) const {
  const Xapian::docid local = (docid - 1) / stride() + 1;
  const auto& deleted = struck_out((docid - 1) % stride());
  const auto gone = std::ranges::upper_bound(deleted, local, {}, end_of);
  return gone != deleted.end() && gone->first <= local;
}

bool Snapshot::any_struck_out() const {
  return std::ranges::any_of(manifest_.segments, [](const Segment& segment) { return !segment.deleted.empty(); });
}

const Xapian::Database& Snapshot::terms() const {
  for (const SegmentPointer& segment : segments_) (void)segment->xapian();
  return database_;
}

Xapian::Database Snapshot::database() const {
  return translate_xapian_errors("reading the index", [this] { return terms(); });
}

std::uint64_t Snapshot::words_in(std::size_t segment) const {
  if (!word_counts_[segment]) {
    std::uint64_t words = segments_[segment]->totals().words;
    if (!struck_out(segment).empty()) {
      const PassageLengths& lengths = words_[segment].lengths();
      for (const Deleted& gone : struck_out(segment)) {
        for (Xapian::docid docid = gone.first; docid < end_of(gone); ++docid) words -= lengths[docid];
      }
    }
    word_counts_[segment] = words;
  }
  return *word_counts_[segment];
}

std::uint64_t Snapshot::words() const {
  return translate_xapian_errors("reading the index", [&] {
    std::uint64_t count = 0;
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) count += words_in(segment);
    return count;
  });
}

double Snapshot::average_length() const {
  const std::uint64_t passages = manifest_.passages();
  return passages == 0 ? 0 : static_cast<double>(words()) / static_cast<double>(passages);
}

std::vector<std::uint64_t> Snapshot::holding(const std::vector<std::string>& terms) const {
  return translate_xapian_errors("reading the index", [&] {
    std::vector<std::uint64_t> sums;
    sums.reserve(terms.size());
    for (const std::string& term : terms) sums.push_back(holding(term));
    return sums;
  });
}

std::uint64_t Snapshot::holding(const std::string& term) const {
  return translate_xapian_errors("reading the index", [&] {
    std::uint64_t passages = 0;
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
      passages += is_listed(term) ? words_[segment].list(term)->passages()
                                  : std::uint64_t{segment_database(segment).get_termfreq(term)};
    }
    if (passages == 0 || !any_struck_out()) return passages;
    constexpr std::size_t most = 100'000;
    if (holding_.size() > most) holding_.clear();
    const auto entry = holding_.try_emplace(term, passages);
    std::uint64_t& known = entry.first->second;
    if (!entry.second) return known;
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
      TermCursor at = cursor(term, segment);
      each_struck_out(struck_out(segment), at, [&] { --known; });
    }
    return known;
  });
}

}  // namespace tenet::store
