#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/indexer.h>

#include "indexer/file_version.h"

namespace tenet::indexer {

// A regular file under a PATH that was asked for.
struct FoundFile {
  std::string name = {};  // relative to the root; of a root that is a file, its own
  FileVersion version = {};
  std::string sidecar = {};  // name, as above, of the file beside it that describes it; empty without
  FileVersion sidecar_version = {};
};

// A PATH that was asked for, and the root from which the index names what stands there.
struct AskedPath {
  std::filesystem::path path = {};  // absolute, without links
  std::string shown = {};           // as the asker wrote it, without a slash at its end
  std::string root = {};            // absolute, without links: `path`, or a folder that holds it
  std::string below = {};           // `path` from `root`; empty where they are one
  bool is_folder = true;            // what `path` is

  // Whether a file of that name, from the root, stands under the PATH.
  [[nodiscard]] bool holds(std::string_view name) const;
  // As the asker would write it.
  [[nodiscard]] std::string shown_name(std::string_view name) const;
};

// What stands under a PATH.
struct FoundFiles {
  AskedPath asked = {};
  std::vector<FoundFile> files = {};               // ascending by name
  std::vector<std::string> unread = {};            // names of files and folders that could not be looked at
  std::map<std::string, std::size_t> passed = {};  // files of kinds that hold no statement, by kind

  // Whether what has that name may still be there, though it was not found.
  [[nodiscard]] bool may_hold(std::string_view name) const;
  [[nodiscard]] std::filesystem::path path_of(const FoundFile& file) const;
  [[nodiscard]] std::filesystem::path path_of_sidecar(const FoundFile& file) const;
};

// Folders inside each other that are read, and bytes that a .tenetignore may have.
inline constexpr std::size_t deepest_folder = 200;
inline constexpr std::size_t largest_ignore_file = std::size_t{64} << 10;

// Whether find_files() of the folder `root` passes over what stands at `name` below it, for its name alone.
[[nodiscard]] bool is_passed_over(const std::filesystem::path& root, std::string_view name, bool follow);

// The files of a PATH: a file, or a folder with its subfolders. Passed over are names that begin with a full stop or
// that the folder's .tenetignore lists, the folder `except`, files of kinds that hold no statement, and the folder of a
// saved page; the latter two are counted. Sidecars are given with what they describe (indexer/reading/sidecar.h). A
// PATH that is a file is given whatever its kind. A symbolic link within the folder gives what it leads to, unless that
// is found by its own name; one that leads out of the folder is a problem, unless `follow`. Each file is given once, so
// that links in a circle end. What is neither file nor folder, and a folder that cannot be read, is a problem; what
// stood in the latter is not known to be gone.
[[nodiscard]] FoundFiles find_files(AskedPath asked, const std::filesystem::path& except, bool follow,
                                    const std::function<void(Problem)>& on_problem);

}  // namespace tenet::indexer
