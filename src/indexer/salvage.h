#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/catalogue_entries.h"
#include "indexer/reading/read.h"
#include "store/manifest.h"

namespace tenet::indexer {

// What can still be read of a damaged segment: its stored documents, by themselves, and what its catalogue says of
// them.
struct Salvaged {
  std::vector<FileEntry> files = {};
  std::vector<std::string> lost = {};    // ids of documents that cannot be read any more
  std::uint64_t lost_without_names = 0;  // further ones
};

// Hands over each document that is whole, in the order of their passages; those struck out are left out. A document
// that is another than its catalogue says is lost. Throws base::FileError.
[[nodiscard]] Salvaged salvage(const std::filesystem::path& folder, const store::Segment& segment,
                               const std::function<void(SourceDocument source, DocumentEntry entry)>& on_document);

}  // namespace tenet::indexer
