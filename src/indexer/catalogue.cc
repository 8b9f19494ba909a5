#include "indexer/catalogue.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <tenet/error.h>

#include "store/schema.h"

namespace tenet::indexer {
namespace {

using Json = nlohmann::json;

// Names of files need not be UTF-8, JSON must be: bytes go in as Latin-1.
Json::binary_t bytes_of(std::string_view text) {
  return Json::binary_t(std::vector<std::uint8_t>(text.begin(), text.end()));
}
std::string text_of(const Json& json) {
  const Json::binary_t& bytes = json.get_binary();
  return {bytes.begin(), bytes.end()};
}

std::string pack(const Json& json) {
  const std::vector<std::uint8_t> bytes = Json::to_cbor(json);
  return {bytes.begin(), bytes.end()};
}

// An entry of `size` values.
Json unpack(const std::string& value, std::size_t size) {
  Json json = Json::from_cbor(value, true, false);
  if (!json.is_array() || json.size() != size) {
    throw IndexError("reading the index: the catalogue is damaged", "build the index again from its sources");
  }
  return json;
}

// Docids of a segment that are deleted, asked for in any order.
bool is_deleted(const store::Segment& segment, std::uint32_t docid) {
  return std::ranges::any_of(segment.deleted, [&](const store::Deleted& gone) {
    return gone.first <= docid && docid < gone.first + gone.count;
  });
}

}  // namespace

std::string file_place(std::string_view root, std::string_view name) {
  return std::string(root).append(1, '\0').append(name);
}

Catalogue::Catalogue(const store::Snapshot& snapshot) {
  const auto& segments = snapshot.manifest().segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (const std::string& value : snapshot.entries(i, store::document_key)) {
      const Json json = unpack(value, 4);
      DocumentEntry entry{.id = text_of(json.at(0)),
                          .hash = json.at(1),
                          .place = text_of(json.at(2)),
                          .bytes = json.at(3),
                          .segment = i};
      if (!segments[i].deleted.empty()) {
        const auto last = snapshot.find_in_segment(i, entry.id);
        if (!last || is_deleted(segments[i], *last)) continue;
      }
      by_place_[entry.place].push_back(entry.id);
      std::string id = entry.id;
      documents_.insert_or_assign(std::move(id), std::move(entry));
    }
    for (const std::string& value : snapshot.entries(i, store::file_key)) {
      const Json json = unpack(value, 6);
      FileEntry entry{.root = text_of(json.at(0)),
                      .name = text_of(json.at(1)),
                      .size = json.at(2),
                      .modified = json.at(3),
                      .documents = json.at(4),
                      .clean = json.at(5)};
      std::string place = file_place(entry.root, entry.name);
      files_.insert_or_assign(std::move(place), std::pair(std::move(entry), i));
    }
  }
}

const DocumentEntry* Catalogue::document(std::string_view id) const {
  const auto found = documents_.find(std::string(id));
  return found == documents_.end() ? nullptr : &found->second;
}

const FileEntry* Catalogue::file(const std::string& place) const {
  const auto found = files_.find(place);
  return found == files_.end() ? nullptr : &found->second.first;
}

const std::vector<std::string>& Catalogue::documents_of(const std::string& place) const {
  static const std::vector<std::string> none;
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? none : found->second;
}

bool Catalogue::is_whole(const FileEntry& file) const {
  return documents_of(file_place(file.root, file.name)).size() == file.documents;
}

std::vector<FileEntry> Catalogue::files_in(std::size_t segment) const {
  std::vector<FileEntry> files;
  for (const auto& [place, entry] : files_) {
    if (entry.second == segment) files.push_back(entry.first);
  }
  std::ranges::sort(files, {}, [](const FileEntry& file) { return file_place(file.root, file.name); });
  return files;
}

void put(store::SegmentWriter& segment, const DocumentEntry& entry) {
  segment.put(std::string(store::document_key) + store::hash128(entry.id),
              pack({bytes_of(entry.id), entry.hash, bytes_of(entry.place), entry.bytes}));
}

void put(store::SegmentWriter& segment, const FileEntry& entry) {
  segment.put(
      std::string(store::file_key) + store::hash128(file_place(entry.root, entry.name)),
      pack({bytes_of(entry.root), bytes_of(entry.name), entry.size, entry.modified, entry.documents, entry.clean}));
}

}  // namespace tenet::indexer
