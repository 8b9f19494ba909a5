#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/indexer.h>

namespace tenet::indexer {

// A regular file under a PATH that was asked for.
struct FoundFile {
  std::string name = {};      // relative to the PATH; of a PATH that is a file, its name
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
};

// What stands under a PATH.
struct FoundFiles {
  std::string root = {};                 // the PATH, absolute, without links
  std::string shown = {};                // as the asker wrote it
  bool is_folder = true;                 // or the one file
  std::vector<FoundFile> files = {};     // ascending by name
  std::vector<std::string> unread = {};  // names of files and folders that could not be looked at; "" for the root

  // Whether what has that name may still be there, though it was not found.
  [[nodiscard]] bool may_hold(std::string_view name) const;
  [[nodiscard]] std::filesystem::path path_of(const FoundFile& file) const;
  // As the asker would write it.
  [[nodiscard]] std::string shown_name(const FoundFile& file) const;
};

// Folders inside each other that are read, and bytes that a .tenetignore may have.
inline constexpr std::size_t deepest_folder = 200;
inline constexpr std::size_t largest_ignore_file = std::size_t{64} << 10;

// The files of `path`, a file or a folder with its subfolders. Names that begin with a full stop or that the folder's
// .tenetignore lists, and the folder `except`, are passed over. A symbolic link within the folder gives what it leads
// to, unless that is found by its own name; one that leads out of the folder is a problem, unless `follow`. Each file
// is given once, so that links in a circle end. What is neither file nor folder, and a folder that cannot be read, is a
// problem; what stood in the latter is not known to be gone. `path` may itself be a link. Throws InputError when it
// does not exist.
[[nodiscard]] FoundFiles find_files(const std::filesystem::path& path, const std::filesystem::path& except, bool follow,
                                    const std::function<void(Problem)>& on_problem);

}  // namespace tenet::indexer
