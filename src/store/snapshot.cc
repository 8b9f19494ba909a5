#include "store/snapshot.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <tenet/error.h>

#include "store/guard.h"
#include "store/schema.h"
#include "store/shards.h"
#include "store/voices.h"

namespace tenet::store {

Snapshot::Snapshot(const std::filesystem::path& index) {
  open({index}, false);
}

Snapshot::Snapshot(const std::vector<std::filesystem::path>& places, bool partial) {
  std::vector<std::filesystem::path> indexes;
  for (const auto& place : places) std::ranges::move(read_shards(place), std::back_inserter(indexes));
  if (indexes.empty()) throw IndexError("opening an index: none was named", "name one with --index");
  open(indexes, partial && indexes.size() > 1);
}

void Snapshot::open(const std::vector<std::filesystem::path>& indexes, bool partial) {
  std::vector<std::filesystem::path> paths;
  std::vector<Manifest> manifests;
  for (const auto& index : indexes) {
    const std::size_t first_segment = segments_.size();
    try {
      manifests.push_back(open_segments(index));
      paths.push_back(index);
      shards_.push_back({index, first_segment});
    } catch (const IndexError& error) {
      if (partial) {
        missing_.emplace_back(error.what());
      } else if (indexes.size() > 1) {
        throw IndexError(error.what(), error.hint() + "; the other indexes alone: --partial");
      } else {
        throw;
      }
    }
  }
  if (manifests.empty()) throw IndexError(missing_.front(), "none of the indexes can be opened");
  manifest_ = join_manifests(paths, manifests);
  join_segments();
}

// A writer may replace the manifest and remove a segment between the two reads: it looks again.
Manifest Snapshot::open_segments(const std::filesystem::path& index) {
  constexpr int tries = 5;
  const auto before = static_cast<std::ptrdiff_t>(segments_.size());
  for (int left = tries; true; --left) {
    Manifest manifest = read_manifest(index);
    segments_.erase(segments_.begin() + before, segments_.end());
    try {
      for (const Segment& segment : manifest.segments) segments_.emplace_back((index / segment.name).string());
      return manifest;
    } catch (const Xapian::DatabaseOpeningError&) {
      if (left > 1) continue;
      segments_.erase(segments_.begin() + before, segments_.end());
      rethrow_as_index_error("opening " + index.string());
    } catch (const Xapian::Error&) {
      segments_.erase(segments_.begin() + before, segments_.end());
      rethrow_as_index_error("opening " + index.string());
    }
  }
}

void Snapshot::join_segments() {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto [same, fresh] = by_uuid_.emplace(segments_[i].get_uuid(), i);
    if (!fresh) {
      const auto shard = [&](std::size_t segment) { return shard_of(static_cast<Xapian::docid>(segment + 1)).path; };
      throw IndexError("opening " + shard(i).string() + ": it is or has a copy of " + shard(same->second).string(),
                       "name each index once");
    }
    first_run_.push_back(run_count_);
    run_count_ += manifest_.segments[i].runs.size();
    guarded("opening " + shards_.front().path.string(), [&] { database_.add_database(segments_[i]); });
  }
}

const Snapshot::Shard& Snapshot::shard_of(Xapian::docid docid) const {
  const std::size_t segment = (docid - 1) % stride();
  const auto after = std::ranges::upper_bound(shards_, segment, {}, &Shard::first_segment);
  return *std::prev(after);
}

namespace {

// Takes out the quotations of passages that are no longer part of the index.
void subtract(const Deleted& gone, PassageReader& reader, std::map<std::string, std::uint64_t>& counts) {
  for (std::uint32_t i = 0; i < gone.count; ++i) {
    PassageRecord record = reader.record(gone.first + i);
    fill_voices(record, reader.document(gone.first + i));
    for (const Quote& quote : record.passage.quotes) {
      if (is_speech(quote.kind)) --counts[quote.attribution.speaker];
    }
  }
}

}  // namespace

std::string Snapshot::taxonomy_toml() const {
  return read_toml("topics", manifest_.taxonomy);
}

std::string Snapshot::speakers_toml() const {
  return read_toml("speakers", manifest_.speakers);
}

std::string Snapshot::read_toml(const std::string& what, const std::string& hash) const {
  const auto file = shards_.front().path / (what + '-' + hash + ".toml");
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw IndexError("opening " + file.string() + ": the " + what + " of the index are missing",
                     "build the index again from its sources");
  return {std::istreambuf_iterator<char>(in), {}};
}

const Segment& Snapshot::segment_of(const Xapian::Database& database) const {
  return manifest_.segments.at(by_uuid_.at(database.get_uuid()));
}

std::size_t Snapshot::run_of(Xapian::docid docid) const {
  const auto segment = static_cast<std::size_t>((docid - 1) % stride());
  const Xapian::docid local = (docid - 1) / stride() + 1;
  const auto& runs = manifest_.segments[segment].runs;
  const auto after = std::ranges::upper_bound(runs, local);
  return first_run_[segment] + static_cast<std::size_t>(after - runs.begin());
}

bool Snapshot::is_deleted(Xapian::docid docid) const {
  const auto& deleted = manifest_.segments[(docid - 1) % stride()].deleted;
  const Xapian::docid local = (docid - 1) / stride() + 1;
  return std::ranges::any_of(
      deleted, [&](const Deleted& gone) { return gone.first <= local && local < gone.first + gone.count; });
}

std::optional<Xapian::docid> Snapshot::find_document(std::string_view id) const {
  return guarded("reading the index", [&]() -> std::optional<Xapian::docid> {
    const std::string name = term(document_prefix, id);
    std::optional<Xapian::docid> found;
    for (auto at = database_.postlist_begin(name); at != database_.postlist_end(name); ++at) {
      if (is_deleted(*at)) continue;
      if (found) {
        throw IndexError("'" + std::string(id) + "' is in two of the indexes: " + shard_of(*found).path.string() +
                             " and " + shard_of(*at).path.string(),
                         "search one of the two, or keep the document in one alone");
      }
      found = *at;
      if (shards_.size() == 1) break;
    }
    return found;
  });
}

void Snapshot::check_document(std::string_view id) const {
  if (shards_.size() > 1) (void)find_document(id);
}

void Snapshot::check_documents() const {
  if (shards_.size() == 1) return;
  guarded("reading the index", [&] {
    const std::string start(document_prefix);
    for (auto at = database_.allterms_begin(start); at != database_.allterms_end(start); ++at) {
      if (at.get_termfreq() > 1) (void)find_document((*at).substr(start.size()));
    }
  });
}

std::vector<std::string> Snapshot::entries(std::size_t segment, std::string_view key) const {
  return guarded("reading the index", [&] {
    std::vector<std::string> values;
    const Xapian::Database& database = segments_[segment];
    const std::string start(key);
    for (auto at = database.metadata_keys_begin(start); at != database.metadata_keys_end(start); ++at) {
      values.push_back(database.get_metadata(*at));
    }
    return values;
  });
}

std::vector<std::pair<std::string, std::uint64_t>> Snapshot::forms(std::string_view prefix) const {
  return guarded("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    const std::string start = term(form_key, prefix);
    for (const Xapian::Database& segment : segments_) {
      for (auto at = segment.metadata_keys_begin(start); at != segment.metadata_keys_end(start); ++at) {
        counts[(*at).substr(form_key.size())] += std::stoull(segment.get_metadata(*at));
      }
    }
    return std::vector<std::pair<std::string, std::uint64_t>>(counts.begin(), counts.end());
  });
}

std::vector<Snapshot::WrittenName> Snapshot::names_with(std::string_view word) const {
  return names_under(term(name_key, std::string(word) + name_separator));
}

std::vector<Snapshot::WrittenName> Snapshot::names_beginning(std::string_view letters) const {
  return names_under(term(name_key, letters));
}

// Those whose keys begin with `start`.
std::vector<Snapshot::WrittenName> Snapshot::names_under(const std::string& start) const {
  return guarded("reading the index", [&] {
    std::set<std::string> values;
    for (const Xapian::Database& segment : segments_) {
      for (auto at = segment.metadata_keys_begin(start); at != segment.metadata_keys_end(start); ++at) {
        std::string value = segment.get_metadata(*at);
        // What the key holds whole is not said again.
        if (value.size() == 1) value = (*at).substr(std::min((*at).find(name_separator), (*at).size() - 1) + 1);
        values.insert(std::move(value));
      }
    }
    std::vector<WrittenName> names;
    for (const std::string& value : values) {
      const std::size_t end = std::min(value.find(name_separator), value.size());
      names.push_back({value.substr(0, end), value.substr(std::min(end + 1, value.size()))});
    }
    return names;
  });
}

std::uint64_t Snapshot::quotations_written(const std::string& name) const {
  return guarded("reading the index", [&] {
    std::uint64_t count = 0;
    for (const Xapian::Database& segment : segments_) {
      const std::string value = segment.get_metadata(term(quoted_key, name));
      if (!value.empty()) count += std::stoull(value);
    }
    return count;
  });
}

std::map<std::string, std::uint64_t> Snapshot::quotations() const {
  return guarded("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    const std::string start(quoted_key);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Xapian::Database& segment = segments_[i];
      for (auto at = segment.metadata_keys_begin(start); at != segment.metadata_keys_end(start); ++at) {
        const std::string value = segment.get_metadata(*at);
        counts[value.substr(std::min(value.find(name_separator) + 1, value.size()))] += std::stoull(value);
      }
      PassageReader reader(segment);
      for (const Deleted& gone : manifest_.segments[i].deleted) subtract(gone, reader, counts);
    }
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    return counts;
  });
}

std::uint64_t Snapshot::occurrences(const std::string& term) const {
  return guarded("reading the index", [&] {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      count += segments_[i].get_collection_freq(term);
      const auto& deleted = manifest_.segments[i].deleted;
      if (deleted.empty()) continue;
      auto at = segments_[i].postlist_begin(term);
      for (const Deleted& gone : deleted) {
        if (at == segments_[i].postlist_end(term)) break;
        for (at.skip_to(gone.first); at != segments_[i].postlist_end(term) && *at < gone.first + gone.count; ++at) {
          count -= at.get_wdf();
        }
      }
    }
    return count;
  });
}

std::uint64_t Snapshot::words() const {
  return guarded("reading the index", [&] {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      count += segments_[i].get_total_length();
      for (const Deleted& gone : manifest_.segments[i].deleted) {
        for (std::uint32_t k = 0; k < gone.count; ++k) count -= segments_[i].get_doclength(gone.first + k);
      }
    }
    return count;
  });
}

}  // namespace tenet::store
