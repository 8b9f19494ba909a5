#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/catalogue_entries.h"
#include "store/segment.h"
#include "store/snapshot.h"

namespace tenet::indexer {

// What an index holds and where it came from: entries kept with each segment, the newest of each counting.
class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(const store::Snapshot& snapshot);
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;
  Catalogue(Catalogue&&) = default;
  Catalogue& operator=(Catalogue&&) = default;

  // A file, and the documents in the index that came from it, in no order.
  struct File {
    std::optional<FileEntry> entry = {};  // nothing when it is not known how the file was when it was read
    std::size_t segment = 0;              // in which the entry stands
    std::vector<const DocumentEntry*> documents = {};

    // Whether every document that the file gave is still in the index.
    [[nodiscard]] bool is_whole() const { return entry && documents.size() == entry->documents; }
  };

  // The entry, or nullptr.
  [[nodiscard]] const DocumentEntry* document(std::string_view id) const;
  [[nodiscard]] const File* file(const std::string& place) const;
  // All, by segment and docid.
  [[nodiscard]] const std::vector<DocumentEntry>& documents() const { return documents_; }
  // Where names of files start: root_of() each place.
  [[nodiscard]] std::set<std::string, std::less<>> roots() const;
  // Takes the files of the root `from` for those of the root `to`, and their documents for documents of these. What is
  // known of a file of `to` stays.
  void move_root(const std::string& from, const std::string& to);
  // Files whose newest entry stands in that segment.
  [[nodiscard]] std::vector<FileEntry> files_in(std::size_t segment) const;

 private:
  void read(const store::Snapshot& snapshot, std::size_t segment);

  std::vector<DocumentEntry> documents_;
  std::unordered_map<std::string_view, const DocumentEntry*> by_id_;
  std::unordered_map<std::string, File> files_;  // by place
};

// Keeps the entries of a batch with the segment it made. `place` is that of the batch among those of the run.
void put(store::SegmentWriter& segment, std::size_t place, const CatalogueEntries& entries);

}  // namespace tenet::indexer
