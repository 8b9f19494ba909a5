#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "store/schema.h"
#include "store/table_reader.h"
#include "store/table_writer.h"

namespace tenet::test {

using Metadata = std::map<std::string, std::string>;

// What the metadata of a segment says, by key.
inline Metadata metadata_of(store::TableReader& postings) {
  Metadata metadata;
  postings.each(store::metadata_prefix, [&](std::string_view key, const std::string& value) {
    metadata.emplace(key.substr(store::metadata_prefix.size()), value);
  });
  return metadata;
}

// A table of postings that has these metadata alone, in a file that is written for it.
inline std::shared_ptr<store::TableReader> table_of(const Metadata& metadata, const std::filesystem::path& file) {
  std::filesystem::remove(file);
  store::TableWriter writer(file);
  for (const auto& [key, value] : metadata) writer.add(store::metadata_key(key), value);
  const store::TableRoot root = writer.finish();
  if (root.entries == 0) return std::make_shared<store::TableReader>();
  return std::make_shared<store::TableReader>(store::SegmentFile(file), root, 1);
}

}  // namespace tenet::test
