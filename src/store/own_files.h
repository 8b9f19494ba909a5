#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/manifest.h"

// What tenet makes in the folder of an index, by name. Nothing else is ever removed there: docs/index-format.md, "Order
// of writes".
namespace tenet::store {

// Names, from the folder of the index.
inline constexpr const char* manifest_name = "tenet.json";
inline constexpr const char* manifest_copy_name = "tenet.json.copy";  // read by a repair alone
inline constexpr const char* lock_name = "lock";
inline constexpr const char* scratch_name = "building";  // segments that are being written
[[nodiscard]] std::string segment_name(std::uint64_t number);
[[nodiscard]] std::string topics_name(const std::string& hash);
[[nodiscard]] std::string speakers_name(const std::string& hash);

// What a run that did not end has left in the folder of an index, or what an earlier commit needed.
struct Leftovers {
  std::vector<std::filesystem::path> removable = {};  // files and folders that hold nothing but what tenet makes
  // Folders of a name of tenet's, each with the first thing in it that tenet does not make.
  std::vector<std::pair<std::filesystem::path, std::filesystem::path>> foreign = {};
};

// The segments and files that a manifest names.
[[nodiscard]] std::set<std::string> names_in(const Manifest& manifest);
// All of that but what is `needed`. Other files of the folder are none of tenet's. Throws FileError.
[[nodiscard]] Leftovers find_leftovers(const std::filesystem::path& index, const std::set<std::string>& needed);
// Removes what find_leftovers() calls removable: a file, or a folder with what tenet makes in it. Throws FileError.
void remove_own(const std::filesystem::path& file_or_folder);

// Something in `folder`, which holds no manifest, that neither a lock nor a run that was killed before its first commit
// has left; nothing when an index can be made there. Throws FileError.
[[nodiscard]] std::optional<std::filesystem::path> foreign_file(const std::filesystem::path& folder);

}  // namespace tenet::store
