#include "indexer/reading/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ignore_file = ".tenetignore";

std::string why(int error) {
  return std::generic_category().message(error);
}

// The names, or patterns of names with * and ?, that the folder's .tenetignore lists, one a line; # begins a remark.
std::vector<std::string> read_ignored(const fs::path& folder) {
  std::vector<std::string> patterns;
  std::ifstream in(folder / ignore_file);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '/')) line.pop_back();
    if (!line.empty() && line.front() != '#') patterns.push_back(std::move(line));
  }
  return patterns;
}

// Looks at each file once, from the folder it stands in: with many files that is most of a run that finds nothing new.
class Walk {
 public:
  Walk(FoundFiles& found, const fs::path& except, const std::function<void(Problem)>& on_problem)
      : found_(found), on_problem_(on_problem) {
    if (::stat(except.c_str(), &except_) != 0) except_ = {};
  }

  // The folder `leaf` of the one that is open as `parent`; `name` is relative to the root.
  void folder(int parent, const char* leaf, const std::string& name) {
    const int fd = ::openat(parent, leaf, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat status = {};
    if (fd < 0 || ::fstat(fd, &status) != 0) return unreadable(name, errno);
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(fd), ::closedir);
    if (entries == nullptr) return unreadable(name, errno);
    if (except_.st_ino == status.st_ino && except_.st_dev == status.st_dev) return;
    const auto [leaves, ignored] = read(entries.get(), name);
    const auto is_ignored = [&](const std::string& file) {
      return std::ranges::any_of(
          ignored, [&](const std::string& pattern) { return ::fnmatch(pattern.c_str(), file.c_str(), 0) == 0; });
    };
    for (const auto& [file, type] : leaves) {
      if (!is_ignored(file)) visit(fd, file, type, name.empty() ? file : name + '/' + file);
    }
  }

  // The one file that the root is.
  void file(const fs::path& root) {
    struct stat status = {};
    if (::stat(root.c_str(), &status) == 0 && S_ISREG(status.st_mode)) return add(root.filename().string(), status);
    on_problem_({found_.shown, "not a regular file"});
  }

 private:
  using Leaves = std::vector<std::pair<std::string, unsigned char>>;  // names and types of a folder's entries

  std::pair<Leaves, std::vector<std::string>> read(DIR* entries, const std::string& name) {
    Leaves leaves;
    std::vector<std::string> ignored;
    errno = 0;
    while (const dirent* entry = ::readdir(entries)) {
      if (entry->d_name == ignore_file) ignored = read_ignored(fs::path(found_.root) / name);
      if (*entry->d_name != '.') leaves.emplace_back(entry->d_name, entry->d_type);
      errno = 0;
    }
    if (errno != 0) unreadable(name, errno);
    return {std::move(leaves), std::move(ignored)};
  }

  void unreadable(const std::string& name, int error) {
    on_problem_({found_.shown_name({name}), "the folder cannot be read: " + why(error)});
  }

  void visit(int parent, const std::string& leaf, unsigned char type, const std::string& name) {
    if (type == DT_DIR) return folder(parent, leaf.c_str(), name);
    struct stat status = {};
    const bool there = ::fstatat(parent, leaf.c_str(), &status, 0) == 0;
    struct stat own = {};  // of a link itself
    const bool is_link =
        type == DT_LNK ||
        (type == DT_UNKNOWN && ::fstatat(parent, leaf.c_str(), &own, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(own.st_mode));
    if (there && S_ISREG(status.st_mode)) {
      add(name, status);
    } else if (there && S_ISDIR(status.st_mode)) {
      if (!is_link) folder(parent, leaf.c_str(), name);
    } else {
      on_problem_({found_.shown_name({name}), is_link ? "a link that leads nowhere" : "not a regular file"});
    }
  }

  void add(const std::string& name, const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    found_.files.push_back({name, static_cast<std::uint64_t>(status.st_size),
                            std::int64_t{status.st_mtim.tv_sec} * second + status.st_mtim.tv_nsec});
  }

  FoundFiles& found_;
  struct stat except_ = {};
  const std::function<void(Problem)>& on_problem_;
};

}  // namespace

fs::path FoundFiles::path_of(const FoundFile& file) const {
  return is_folder ? fs::path(root) / file.name : fs::path(root);
}

std::string FoundFiles::shown_name(const FoundFile& file) const {
  return is_folder && !file.name.empty() ? shown + '/' + file.name : shown;
}

FoundFiles find_files(const fs::path& path, const fs::path& except, const std::function<void(Problem)>& on_problem) {
  std::error_code error;
  const fs::path root = fs::canonical(path, error);
  if (error) throw InputError(path.string() + ": " + error.message(), "check the spelling of the path");
  std::string shown = path.string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  FoundFiles found{.root = root.string(), .shown = std::move(shown), .is_folder = fs::is_directory(root, error)};
  Walk walk(found, except, on_problem);
  if (found.is_folder) {
    walk.folder(AT_FDCWD, root.c_str(), "");
  } else {
    walk.file(root);
  }
  std::ranges::sort(found.files, {}, &FoundFile::name);
  return found;
}

}  // namespace tenet::indexer
