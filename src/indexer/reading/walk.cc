#include "indexer/reading/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
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
#include "indexer/reading/file_kinds.h"
#include "indexer/reading/sidecar.h"
#include "indexer/reading/wildcard.h"
#include "store/own_files.h"

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

std::int64_t nanoseconds(const struct timespec& time) {
  constexpr std::int64_t second = 1'000'000'000;
  return std::int64_t{time.tv_sec} * second + time.tv_nsec;
}

FileVersion version_of(const struct stat& status) {
  return {.size = static_cast<std::uint64_t>(status.st_size),
          .modified = nanoseconds(status.st_mtim),
          .changed = nanoseconds(status.st_ctim),
          .number = static_cast<std::uint64_t>(status.st_ino)};
}

// Gives files, ascending by name, their sidecars, which are then no files of their own. Of several the first of
// sidecar_endings counts.
void take_sidecars(std::vector<FoundFile>& files) {
  std::vector<bool> taken(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string_view other = described_by(files[i].name);
    if (other.empty()) continue;
    const auto described = std::ranges::lower_bound(files, other, {}, &FoundFile::name);
    if (described == files.end() || described->name != other) continue;
    taken[i] = true;
    if (!described->sidecar.empty() && !files[i].name.ends_with(sidecar_endings.front())) continue;
    described->sidecar = files[i].name;
    described->sidecar_version = files[i].version;
  }
  std::size_t at = 0;
  std::erase_if(files, [&](const FoundFile&) { return taken[at++]; });
}

std::string_view kind_of_file(std::string_view name) {
  return kind_without_statement(name.substr(name.rfind('/') + 1));
}

// Takes out, and counts, files that hold no statement.
void pass_over(FoundFiles& found) {
  std::erase_if(found.files, [&](const FoundFile& file) {
    const std::string_view kind = kind_of_file(file.name);
    if (!kind.empty()) ++found.passed[std::string(kind)];
    return !kind.empty();
  });
}

// The sidecar of a PATH that is a file.
void find_sidecar(const fs::path& path, FoundFile& file) {
  for (const std::string_view ending : sidecar_endings) {
    const std::string name = file.name + std::string(ending);
    struct stat status = {};
    if (described_by(name).empty() || ::lstat((path.native() + std::string(ending)).c_str(), &status) != 0) continue;
    if (!S_ISREG(status.st_mode)) continue;
    file.sidecar = name;
    file.sidecar_version = version_of(status);
    return;
  }
}

// The names, or patterns of names, that the .tenetignore of a folder lists, one a line; # begins a remark.
struct Ignored {
  std::vector<std::string> patterns = {};
  std::string problem = {};  // why the file cannot be used
};

Ignored read_ignored(int folder, bool follow) {
  const base::Descriptor file(
      ::openat(folder, ignore_file.data(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW)));
  if (file.number() < 0) {
    return {.problem = errno == ELOOP ? "a link, not used" : why(errno)};
  }
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return {.problem = "not a regular file"};
  std::string bytes(largest_ignore_file + 1, '\0');
  const ssize_t got = ::read(file.number(), bytes.data(), bytes.size());
  if (got < 0) return {.problem = why(errno)};
  bytes.resize(static_cast<std::size_t>(got));
  if (bytes.size() > largest_ignore_file) return {.problem = fmt::format("larger than {} bytes", largest_ignore_file)};
  Ignored ignored;
  std::istringstream in(bytes);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '/')) line.pop_back();
    if (!line.empty() && line.front() != '#') ignored.patterns.push_back(std::move(line));
  }
  return ignored;
}

bool is_listed(const std::vector<std::string>& patterns, const std::string& leaf) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return matches_wildcard(pattern, leaf); });
}

// Whether the folder `leaf` of the open folder `parent` belongs to a saved page beside it.
bool is_of_page(int parent, std::string_view leaf) {
  const std::string page(page_of_folder(leaf));
  return !page.empty() && std::ranges::any_of(std::array{".html", ".htm", ".xhtml"}, [&](const char* extension) {
    return ::faccessat(parent, (page + extension).c_str(), F_OK, 0) == 0;
  });
}

// Whether the open folder is an index: what stands in it was read from elsewhere.
bool is_index(int folder) {
  return ::faccessat(folder, store::manifest_name, F_OK, 0) == 0 &&
         ::faccessat(folder, store::manifest_copy_name, F_OK, 0) == 0;
}

// Looks at each file once, from the folder it stands in: with many files that is most of a run that finds nothing new.
class Walk {
 public:
  Walk(FoundFiles& found, const fs::path& except, bool follow, const std::function<void(Problem)>& on_problem)
      : found_(found), follow_(follow), on_problem_(on_problem) {
    if (const auto status = base::status_of(except)) walked_.insert({status->device, status->number});
  }

  // A PATH that is a folder, then what its links lead to.
  void folder() {
    folder(AT_FDCWD, found_.asked.path.c_str(), found_.asked.below, 0);
    while (!links_.empty()) {
      std::vector<std::string> links = std::exchange(links_, {});
      std::ranges::sort(links);
      std::ranges::copy(files_, std::inserter(taken_, taken_.end()));
      for (const std::string& name : links) follow_link(name);
    }
  }

  // A PATH that is a file.
  void file() {
    const fs::path& path = found_.asked.path;
    const std::string name = found_.asked.below.empty() ? path.filename().string() : found_.asked.below;
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) return unread(name, why(errno));
    if (S_ISREG(status.st_mode)) return add(name, status);
    problem(name, "not a regular file");
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
    if (depth > 0 && is_index(fd)) {
      ++found_.passed["index folder"];
      return;
    }
    const Entries found = read(entries.get(), name);
    for (const auto& [file, type] : found.leaves) {
      if (!is_listed(found.ignored, file))
        visit(fd, file, type, name.empty() ? file : fmt::format("{}/{}", name, file), depth);
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

  std::vector<std::string> read_ignored(int folder, const std::string& name) {
    Ignored ignored = indexer::read_ignored(folder, follow_);
    if (!ignored.problem.empty()) {
      const std::string shown = (name.empty() ? "" : name + '/') + std::string(ignore_file);
      on_problem_({.where = found_.asked.shown_name(shown),
                   .reason = std::move(ignored.problem) + "; nothing is left out",
                   .skipped = false});
    }
    return std::move(ignored.patterns);
  }

  void problem(const std::string& name, std::string reason) {
    on_problem_({found_.asked.shown_name(name), std::move(reason)});
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
    if (type == DT_DIR) return subfolder(parent, leaf, name, depth + 1);
    if (type == DT_LNK) return links_.push_back(name);
    struct stat status = {};
    if (::fstatat(parent, leaf.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      return absent_or_unread(name, errno, why(errno));
    }
    if (S_ISREG(status.st_mode)) {
      add_found(name, status);
    } else if (S_ISDIR(status.st_mode)) {
      subfolder(parent, leaf, name, depth + 1);
    } else if (S_ISLNK(status.st_mode)) {
      links_.push_back(name);
    } else {
      problem(name, "not a regular file");
    }
  }

  void subfolder(int parent, const std::string& leaf, const std::string& name, std::size_t depth) {
    const bool was_of_page = std::exchange(of_page_, of_page_ || is_of_page(parent, leaf));
    folder(parent, leaf.c_str(), name, depth);
    of_page_ = was_of_page;
  }

  void follow_link(const std::string& name) {
    std::error_code error;
    const fs::path target = fs::canonical(fs::path(found_.asked.root) / name, error);
    struct stat status = {};
    if (error || ::stat(target.c_str(), &status) != 0) {
      return absent_or_unread(name, error ? error.value() : errno, "a link that leads nowhere");
    }
    const fs::path& path = found_.asked.path;
    const bool is_inside = std::ranges::mismatch(path, target).in1 == path.end();
    if (!is_inside && !follow_) return problem(name, "a link out of the folder, not followed");
    if (S_ISDIR(status.st_mode)) {
      folder(AT_FDCWD, target.c_str(), name, static_cast<std::size_t>(std::ranges::count(name, '/')) + 1);
    } else if (!S_ISREG(status.st_mode)) {
      problem(name, "not a regular file");
    } else if (taken_.insert(identity(status)).second) {
      add_found(name, status);
    }
  }

  // Adds a file, or counts it where it holds no statement.
  void add_found(const std::string& name, const struct stat& status) {
    std::string_view kind = kind_of_file(name);
    if (kind.empty() && of_page_) kind = page_part;
    const bool may_describe = !of_page_ && !described_by(name).empty();
    if (kind.empty() || may_describe) return add(name, status);
    ++found_.passed[std::string(kind)];
  }

  void add(const std::string& name, const struct stat& status) {
    found_.files.push_back({name, version_of(status)});
    files_.push_back(identity(status));
  }

  FoundFiles& found_;
  bool follow_;
  const std::function<void(Problem)>& on_problem_;
  std::set<Identity> walked_;       // folders, and the one that is passed over
  std::vector<Identity> files_;     // those that were found
  std::set<Identity> taken_;        // the same when links are followed
  std::vector<std::string> links_;  // names that are still to be followed
  bool of_page_ = false;            // inside the folder of a saved page
};

}  // namespace

fs::path FoundFiles::path_of(const FoundFile& file) const {
  return asked.is_folder ? fs::path(asked.root) / file.name : asked.path;
}

fs::path FoundFiles::path_of_sidecar(const FoundFile& file) const {
  return asked.is_folder ? fs::path(asked.root) / file.sidecar
                         : asked.path.parent_path() / fs::path(file.sidecar).filename();
}

bool AskedPath::holds(std::string_view name) const {
  return below.empty() || name == below || (name.starts_with(below) && name[below.size()] == '/');
}

std::string AskedPath::shown_name(std::string_view name) const {
  const std::size_t above = below.empty() ? 0 : below.size() + 1;
  return is_folder && name.size() > above ? fmt::format("{}/{}", shown, name.substr(above)) : shown;
}

bool FoundFiles::may_hold(std::string_view name) const {
  return std::ranges::any_of(unread, [&](const std::string& above) {
    return above.empty() || name == above || (name.starts_with(above) && name[above.size()] == '/');
  });
}

bool is_passed_over(const fs::path& root, std::string_view name, bool follow) {
  fs::path folder = root;
  for (const fs::path& leaf : fs::path(name)) {
    const base::Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (leaf.native().starts_with('.') || open.number() < 0 || (folder != root && is_index(open.number())) ||
        is_of_page(open.number(), leaf.native()) || is_listed(read_ignored(open.number(), follow).patterns, leaf)) {
      return true;
    }
    folder /= leaf;
  }
  std::error_code error;
  return !kind_without_statement(folder.filename().native()).empty() && fs::is_regular_file(folder, error);
}

FoundFiles find_files(AskedPath asked, const fs::path& except, bool follow,
                      const std::function<void(Problem)>& on_problem) {
  FoundFiles found{.asked = std::move(asked)};
  Walk walk(found, except, follow, on_problem);
  if (found.asked.is_folder) {
    walk.folder();
  } else {
    walk.file();
  }
  std::ranges::sort(found.files, {}, &FoundFile::name);
  take_sidecars(found.files);
  if (found.asked.is_folder) pass_over(found);  // what describes nothing
  if (!found.asked.is_folder && !found.files.empty()) find_sidecar(found.asked.path, found.files.front());
  return found;
}

}  // namespace tenet::indexer
