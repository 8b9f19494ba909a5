#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/segment.h"
#include "store/snapshot.h"

namespace tenet::indexer {

// A file as it was when it was read: tells without reading it whether it has changed.
struct FileEntry {
  std::string root = {};      // the PATH it was found under, absolute
  std::string name = {};      // relative to `root`
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since the epoch of the file system's clock
  std::uint32_t documents = 0;
  bool clean = true;  // no problem was met: need not be read again to be named again

  bool operator==(const FileEntry&) const = default;
};

// What tells one file from another in the catalogue.
[[nodiscard]] std::string file_place(std::string_view root, std::string_view name);

// A document that the index holds.
struct DocumentEntry {
  std::string id = {};
  std::string hash = {};    // document_hash()
  std::string place = {};   // file_place() of its file, empty when it came from none
  std::uint64_t bytes = 0;  // of text
  std::size_t segment = 0;  // which of the manifest's; not stored

  bool operator==(const DocumentEntry&) const = default;
};

// What an index holds and where it came from: entries kept with each segment, the newest of each counting.
class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(const store::Snapshot& snapshot);

  // The entry, or nullptr.
  [[nodiscard]] const DocumentEntry* document(std::string_view id) const;
  [[nodiscard]] const FileEntry* file(const std::string& place) const;
  // The ids of the documents that came from a file, in no order.
  [[nodiscard]] const std::vector<std::string>& documents_of(const std::string& place) const;
  // Whether every document that the file gave is still in the index.
  [[nodiscard]] bool is_whole(const FileEntry& file) const;

  [[nodiscard]] const std::unordered_map<std::string, DocumentEntry>& documents() const { return documents_; }
  // Files whose newest entry stands in that segment.
  [[nodiscard]] std::vector<FileEntry> files_in(std::size_t segment) const;

 private:
  std::unordered_map<std::string, DocumentEntry> documents_;
  std::unordered_map<std::string, std::pair<FileEntry, std::size_t>> files_;  // with the segment
  std::unordered_map<std::string, std::vector<std::string>> by_place_;
};

void put(store::SegmentWriter& segment, const DocumentEntry& entry);
void put(store::SegmentWriter& segment, const FileEntry& entry);

}  // namespace tenet::indexer
