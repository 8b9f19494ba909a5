#include "indexer/walk.h"

#include <fnmatch.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <system_error>
#include <utility>

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

// The names, or patterns of names with * and ?, that the folder's .tenetignore lists, one a line; # begins a remark.
std::vector<std::string> read_ignored(const fs::path& folder) {
  std::vector<std::string> patterns;
  std::ifstream in(folder / ".tenetignore");
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '/')) line.pop_back();
    if (!line.empty() && line.front() != '#') patterns.push_back(std::move(line));
  }
  return patterns;
}

class Walk {
 public:
  Walk(fs::path root, std::string shown, fs::path except, const std::function<void(Problem)>& on_problem)
      : root_(std::move(root)), shown_(std::move(shown)), except_(std::move(except)), on_problem_(on_problem) {}

  void folder(const fs::path& folder, const std::string& name) {
    const std::vector<std::string> ignored = read_ignored(folder);
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      const std::string leaf = entry->path().filename().string();
      const auto matches = [&](const std::string& pattern) { return ::fnmatch(pattern.c_str(), leaf.c_str(), 0) == 0; };
      if (leaf.starts_with('.') || std::ranges::any_of(ignored, matches)) continue;
      visit(*entry, name.empty() ? leaf : (fs::path(name) / leaf).string());
    }
    if (error) on_problem_({shown_name(name), "the folder cannot be read: " + error.message()});
  }

  void file(const fs::path& file, const std::string& name, const std::string& shown) {
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    const auto modified = error ? fs::file_time_type{} : fs::last_write_time(file, error);
    if (error) {
      on_problem_({shown, "cannot be read: " + error.message()});
      return;
    }
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(modified.time_since_epoch());
    files_.push_back({file, root_.string(), name, shown, size, nanoseconds.count()});
  }

  std::vector<FoundFile> take() {
    std::ranges::sort(files_, {}, &FoundFile::name);
    return std::move(files_);
  }

 private:
  [[nodiscard]] std::string shown_name(const std::string& name) const {
    return name.empty() ? shown_ : shown_ + '/' + name;
  }

  void visit(const fs::directory_entry& entry, const std::string& name) {
    std::error_code error;
    if (entry.is_directory(error)) {
      if (!entry.is_symlink(error) && !fs::equivalent(entry.path(), except_, error)) folder(entry.path(), name);
    } else if (entry.is_regular_file(error)) {
      file(entry.path(), name, shown_name(name));
    } else {
      on_problem_({shown_name(name), entry.is_symlink(error) ? "a link that leads nowhere" : "not a regular file"});
    }
  }

  fs::path root_;
  std::string shown_;
  fs::path except_;
  const std::function<void(Problem)>& on_problem_;
  std::vector<FoundFile> files_;
};

}  // namespace

std::vector<FoundFile> find_files(const fs::path& path, const fs::path& except,
                                  const std::function<void(Problem)>& on_problem) {
  std::error_code error;
  const fs::path root = fs::canonical(path, error);
  if (error) throw InputError(path.string() + ": " + error.message(), "check the spelling of the path");
  std::string shown = path.string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  Walk walk(root, shown, except, on_problem);
  if (fs::is_directory(root, error)) {
    walk.folder(root, "");
  } else if (fs::is_regular_file(root, error)) {
    walk.file(root, root.filename().string(), shown);
  } else {
    on_problem({shown, "not a regular file"});
  }
  return walk.take();
}

}  // namespace tenet::indexer
