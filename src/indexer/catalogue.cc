#include "indexer/catalogue.h"

#include <algorithm>
#include <utility>

#include "store/schema.h"

namespace tenet::indexer {

Catalogue::Catalogue(const store::Snapshot& snapshot) {
  const std::uint64_t documents = snapshot.manifest().documents();
  documents_.reserve(documents);
  files_.reserve(documents);
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) read(snapshot, i);
  // No entry moves any more.
  by_id_.reserve(documents);
  for (const DocumentEntry& document : documents_) {
    by_id_.insert_or_assign(document.id, &document);
    files_[document.place].documents.push_back(&document);
  }
}

void Catalogue::read(const store::Snapshot& snapshot, std::size_t segment) {
  const auto& deleted = snapshot.manifest().segments[segment].deleted;
  auto gone = deleted.begin();
  std::uint32_t last = 0;
  // In the order of the batches, which is that of their passages.
  for (const std::string& bytes : snapshot.entries(segment, store::catalogue_key)) {
    CatalogueEntries entries = decode_entries(bytes);
    for (DocumentEntry& document : entries.documents) {
      last += document.passages;
      document.segment = segment;
      document.last = last;
      while (gone != deleted.end() && gone->first + gone->count <= last) ++gone;
      const bool struck_out = gone != deleted.end() && gone->first <= last;
      if (!struck_out) documents_.push_back(std::move(document));
    }
    for (FileEntry& entry : entries.files) {
      File& file = files_[entry.place];
      file.entry = std::move(entry);
      file.segment = segment;
    }
  }
}

const DocumentEntry* Catalogue::document(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Catalogue::File* Catalogue::file(const std::string& place) const {
  const auto found = files_.find(place);
  return found == files_.end() ? nullptr : &found->second;
}

std::set<std::string, std::less<>> Catalogue::roots() const {
  std::set<std::string, std::less<>> roots;
  for (const auto& [place, file] : files_) {
    if (const std::string_view root = root_of(place); !root.empty() && !roots.contains(root)) roots.emplace(root);
  }
  return roots;
}

void Catalogue::move_root(const std::string& from, const std::string& to) {
  std::vector<std::string> places;
  for (const auto& [place, file] : files_) {
    if (root_of(place) == from) places.push_back(place);
  }
  std::unordered_map<std::string, std::string> moved;
  for (const std::string& place : places) {
    std::string new_place = file_place(to, name_of(place));
    File old = std::move(files_.extract(place).mapped());
    File& file = files_[new_place];
    if (!file.entry && old.entry) {
      file.entry = std::move(old.entry);
      file.entry->place = new_place;
      file.segment = old.segment;
    }
    file.documents.insert(file.documents.end(), old.documents.begin(), old.documents.end());
    moved.emplace(place, std::move(new_place));
  }
  for (DocumentEntry& document : documents_) {
    if (const auto found = moved.find(document.place); found != moved.end()) document.place = found->second;
  }
}

std::vector<FileEntry> Catalogue::files_in(std::size_t segment) const {
  std::vector<FileEntry> files;
  for (const auto& [place, file] : files_) {
    if (file.entry && file.segment == segment) files.push_back(*file.entry);
  }
  std::ranges::sort(files, {}, &FileEntry::place);
  return files;
}

void put(store::SegmentWriter& segment, std::size_t place, const CatalogueEntries& entries) {
  segment.put(catalogue_entry_key(place), encode(entries));
}

}  // namespace tenet::indexer
