#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/manifest.h"
#include "store/passage_reader.h"

namespace tenet::store {

// An index, or several as one, as it was at one moment, for reading: what a writer does afterwards changes nothing
// here. Docids are those of the combined database. Not safe to share between threads. All members throw IndexError.
class Snapshot {
 public:
  // An index itself; no stub.
  explicit Snapshot(const std::filesystem::path& index);
  // The indexes at these places, each an index or a stub. Where `partial` is set those that cannot be opened are left
  // out, unless none can.
  explicit Snapshot(const std::vector<std::filesystem::path>& places, bool partial = false);

  // Of several indexes joined: see join_manifests().
  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  // Why indexes were left out, a line for each.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  // The TOML of the taxonomy that the index was made with.
  [[nodiscard]] std::string taxonomy_toml() const;
  // The TOML of the names of speakers that it was made with.
  [[nodiscard]] std::string speakers_toml() const;

  // The segment of the database with that UUID: how a source of postings learns which one it reads.
  [[nodiscard]] const Segment& segment_of(const Xapian::Database& database) const;
  // Which stretch of ascending passage ids a docid stands in; see Segment::runs.
  [[nodiscard]] std::size_t run_of(Xapian::docid docid) const;
  [[nodiscard]] std::size_t runs() const { return run_count_; }

  // The last passage of a document, which holds its record; nothing when the index has no such document.
  [[nodiscard]] std::optional<Xapian::docid> find_document(std::string_view id) const;
  // Throws when the document is in two of the indexes, which would count it twice; costs a look into each segment.
  void check_document(std::string_view id) const;
  // The same for all documents; costs a look at each of their ids.
  void check_documents() const;
  // How far apart the docids of neighbouring passages are: the number of segments.
  [[nodiscard]] Xapian::docid stride() const { return static_cast<Xapian::docid>(segments_.size()); }

  // The values of the metadata of one segment whose keys begin with `key`, by key.
  [[nodiscard]] std::vector<std::string> entries(std::size_t segment, std::string_view key) const;
  // The databases of all segments, and of one.
  [[nodiscard]] const std::vector<Xapian::Database>& segments() const { return segments_; }
  [[nodiscard]] const Xapian::Database& segment_database(std::size_t segment) const { return segments_[segment]; }

  // Words as written that begin with `prefix`, with the number of passages they occur in.
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> forms(std::string_view prefix) const;

  // The names of speakers that hold `word`, folded, with the speaker who goes by each.
  struct WrittenName {
    std::string written = {};
    std::string speaker = {};
  };
  [[nodiscard]] std::vector<WrittenName> names_with(std::string_view word) const;
  // The same for names that hold a word that begins with `letters`, folded.
  [[nodiscard]] std::vector<WrittenName> names_beginning(std::string_view letters) const;
  // How many quotations each speaker has, those nobody's under the empty name; exact, whatever is struck out.
  [[nodiscard]] std::map<std::string, std::uint64_t> quotations() const;
  // About how many the speaker of that name has: what is struck out counts too.
  [[nodiscard]] std::uint64_t quotations_written(const std::string& name) const;

  // How often a term stands in the passages, and how many words do; what is struck out does not count.
  [[nodiscard]] std::uint64_t occurrences(const std::string& term) const;
  [[nodiscard]] std::uint64_t words() const;

  // Whether the manifest has struck out that passage.
  [[nodiscard]] bool is_deleted(Xapian::docid docid) const;

 private:
  // One of the indexes that are open.
  struct Shard {
    std::filesystem::path path = {};
    std::size_t first_segment = 0;
  };

  void open(const std::vector<std::filesystem::path>& indexes, bool partial);
  [[nodiscard]] Manifest open_segments(const std::filesystem::path& index);
  void join_segments();
  [[nodiscard]] const Shard& shard_of(Xapian::docid docid) const;
  [[nodiscard]] std::string read_toml(const std::string& what, const std::string& hash) const;
  [[nodiscard]] std::vector<WrittenName> names_under(const std::string& key) const;

  std::vector<Shard> shards_;
  std::vector<std::string> missing_;
  Manifest manifest_;
  std::vector<Xapian::Database> segments_;
  std::map<std::string, std::size_t> by_uuid_;
  std::vector<std::size_t> first_run_;  // of each segment
  std::size_t run_count_ = 0;
  Xapian::Database database_;
};

}  // namespace tenet::store
