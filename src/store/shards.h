#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/manifest.h"

// Several indexes that are searched as one.
namespace tenet::store {

// The indexes that `place` stands for: itself, or those that its stub names. A stub is a file, or the tenet.json of a
// folder, {"tenet": "shards", "indexes": [...]}, with paths from where it lies. Throws IndexError for a
// stub that cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> read_shards(const std::filesystem::path& place);

// `place`, which is to be written to; throws IndexError when it is a stub.
[[nodiscard]] std::filesystem::path refuse_stub(std::filesystem::path place);

// What an index made of the documents of all of them would say. Throws IndexError, naming both, when two were made by
// other rules: their topics, speakers or words could not be told apart in one answer.
[[nodiscard]] Manifest join_manifests(const std::vector<std::filesystem::path>& indexes,
                                      const std::vector<Manifest>& manifests);

}  // namespace tenet::store
