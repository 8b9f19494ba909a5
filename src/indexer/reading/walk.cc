#include "indexer/reading/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/files.h"
#include "indexer/reading/wildcard.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ignore_file = ".tenetignore";

std::string why(int error) {
  return std::generic_category().message(error);
}

// Which file it is, whatever it is called.
using Identity = std::pair<dev_t, ino_t>;

Identity identity(const struct stat& status) {
  return {status.st_dev, status.st_ino};
}

// Looks at each file once, from the folder it stands in: with many files that is most of a run that finds nothing new.
class Walk {
 public:
  Walk(FoundFiles& found, const fs::path& except, bool follow, const std::function<void(Problem)>& on_problem)
      : found_(found), follow_(follow), on_problem_(on_problem) {
    if (const auto status = base::status_of(except)) walked_.insert({status->device, status->number});
  }

  // The folder that the root is, then what its links lead to.
  void folder(const fs::path& root) {
    folder(AT_FDCWD, root.c_str(), "", 0);
    while (!links_.empty()) {
      std::vector<std::string> links = std::exchange(links_, {});
      std::ranges::sort(links);
      std::ranges::copy(files_, std::inserter(taken_, taken_.end()));
      for (const std::string& name : links) follow_link(root, name);
    }
  }

  // The one file that the root is.
  void file(const fs::path& root) {
    struct stat status = {};
    if (::stat(root.c_str(), &status) != 0) return unread("", why(errno));
    if (S_ISREG(status.st_mode)) return add(root.filename().string(), status);
    on_problem_({found_.shown, "not a regular file"});
  }

 private:
  struct Entries {
    std::vector<std::pair<std::string, unsigned char>> leaves = {};  // names and types
    std::vector<std::string> ignored = {};                           // patterns of names
  };

  // The folder `leaf` of the one that is open as `parent`; `name` is relative to the root.
  void folder(int parent, const char* leaf, const std::string& name, std::size_t depth) {
    if (depth > deepest_folder) {
      return problem(name, fmt::format("too deep: {} folders inside each other are read", deepest_folder));
    }
    const int fd = ::openat(parent, leaf, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return unreadable(name, errno);
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(fd), ::closedir);
    struct stat status = {};
    if (entries == nullptr || ::fstat(fd, &status) != 0) return unreadable(name, errno);
    if (!walked_.insert(identity(status)).second) return;
    const Entries found = read(entries.get(), name);
    const auto is_ignored = [&](const std::string& file) {
      return std::ranges::any_of(found.ignored,
                                 [&](const std::string& pattern) { return matches_wildcard(pattern, file); });
    };
    for (const auto& [file, type] : found.leaves) {
      if (!is_ignored(file)) visit(fd, file, type, name.empty() ? file : name + '/' + file, depth);
    }
  }

  Entries read(DIR* entries, const std::string& name) {
    Entries found;
    errno = 0;
    while (const dirent* entry = ::readdir(entries)) {
      if (entry->d_name == ignore_file) found.ignored = read_ignored(::dirfd(entries), name);
      if (*entry->d_name != '.') found.leaves.emplace_back(entry->d_name, entry->d_type);
      errno = 0;
    }
    if (errno != 0) unreadable(name, errno);
    return found;
  }

  // The names, or patterns of names, that the folder's .tenetignore lists, one a line; # begins a remark.
  std::vector<std::string> read_ignored(int folder, const std::string& name) {
    const std::string shown = (name.empty() ? "" : name + '/') + std::string(ignore_file);
    const int fd = ::openat(folder, ignore_file.data(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | (follow_ ? 0 : O_NOFOLLOW));
    struct stat status = {};
    std::string bytes(largest_ignore_file + 1, '\0');
    std::string reason;
    if (fd < 0) {
      reason = errno == ELOOP ? "a link, not used; --follow reads it" : why(errno);
    } else if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
      reason = "not a regular file";
    } else {
      const ssize_t got = ::read(fd, bytes.data(), bytes.size());
      if (got < 0) reason = why(errno);
      bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (bytes.size() > largest_ignore_file) reason = fmt::format("larger than {} bytes", largest_ignore_file);
    }
    if (fd >= 0) ::close(fd);
    if (!reason.empty()) {
      on_problem_({.where = found_.shown_name({shown}), .reason = reason + "; nothing is left out", .skipped = false});
      return {};
    }
    std::vector<std::string> patterns;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '/')) line.pop_back();
      if (!line.empty() && line.front() != '#') patterns.push_back(std::move(line));
    }
    return patterns;
  }

  void problem(const std::string& name, std::string reason) {
    on_problem_({found_.shown_name({name}), std::move(reason)});
  }
  // What stood there before is not known to be gone.
  void unread(const std::string& name, const std::string& reason) {
    found_.unread.push_back(name);
    problem(name, reason + "; the index keeps what it has of it");
  }
  void unreadable(const std::string& name, int error) { unread(name, "the folder cannot be read: " + why(error)); }
  // Something that could not be looked at; `absent` is what is said where it is not there.
  void absent_or_unread(const std::string& name, int error, const std::string& absent) {
    if (error == ENOENT || error == ENOTDIR || error == ELOOP) return problem(name, absent);
    unread(name, why(error));
  }

  void visit(int parent, const std::string& leaf, unsigned char type, const std::string& name, std::size_t depth) {
    if (type == DT_DIR) return folder(parent, leaf.c_str(), name, depth + 1);
    if (type == DT_LNK) return links_.push_back(name);
    struct stat status = {};
    if (::fstatat(parent, leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      return absent_or_unread(name, errno, why(errno));
    }
    if (S_ISREG(status.st_mode)) {
      add(name, status);
    } else if (S_ISDIR(status.st_mode)) {
      folder(parent, leaf.c_str(), name, depth + 1);
    } else if (S_ISLNK(status.st_mode)) {
      links_.push_back(name);
    } else {
      problem(name, "not a regular file");
    }
  }

  void follow_link(const fs::path& root, const std::string& name) {
    std::error_code error;
    const fs::path target = fs::canonical(root / name, error);
    struct stat status = {};
    if (error || ::stat(target.c_str(), &status) != 0) {
      return absent_or_unread(name, error ? error.value() : errno, "a link that leads nowhere");
    }
    const bool is_inside = std::ranges::mismatch(root, target).in1 == root.end();
    if (!is_inside && !follow_) return problem(name, "a link out of the folder, not followed; --follow reads it");
    if (S_ISDIR(status.st_mode)) {
      folder(AT_FDCWD, target.c_str(), name, static_cast<std::size_t>(std::ranges::count(name, '/')) + 1);
    } else if (!S_ISREG(status.st_mode)) {
      problem(name, "not a regular file");
    } else if (taken_.insert(identity(status)).second) {
      add(name, status);
    }
  }

  void add(const std::string& name, const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    found_.files.push_back({name, static_cast<std::uint64_t>(status.st_size),
                            std::int64_t{status.st_mtim.tv_sec} * second + status.st_mtim.tv_nsec});
    files_.push_back(identity(status));
  }

  FoundFiles& found_;
  bool follow_;
  const std::function<void(Problem)>& on_problem_;
  std::set<Identity> walked_;       // folders, and the one that is passed over
  std::vector<Identity> files_;     // those that were found
  std::set<Identity> taken_;        // the same when links are followed
  std::vector<std::string> links_;  // names that are still to be followed
};

}  // namespace

fs::path FoundFiles::path_of(const FoundFile& file) const {
  return is_folder ? fs::path(root) / file.name : fs::path(root);
}

std::string FoundFiles::shown_name(const FoundFile& file) const {
  return is_folder && !file.name.empty() ? shown + '/' + file.name : shown;
}

bool FoundFiles::may_hold(std::string_view name) const {
  return std::ranges::any_of(unread, [&](const std::string& above) {
    return above.empty() || name == above || (name.starts_with(above) && name[above.size()] == '/');
  });
}

FoundFiles find_files(const fs::path& path, const fs::path& except, bool follow,
                      const std::function<void(Problem)>& on_problem) {
  std::error_code error;
  const fs::path root = fs::canonical(path, error);
  if (error) throw InputError(path.string() + ": " + error.message(), "check the spelling of the path");
  std::string shown = path.string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  FoundFiles found{.root = root.string(), .shown = std::move(shown), .is_folder = fs::is_directory(root, error)};
  if (error) throw InputError(path.string() + ": " + error.message(), "check the permissions");
  Walk walk(found, except, follow, on_problem);
  if (found.is_folder) {
    walk.folder(root);
  } else {
    walk.file(root);
  }
  std::ranges::sort(found.files, {}, &FoundFile::name);
  return found;
}

}  // namespace tenet::indexer
