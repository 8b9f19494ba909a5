#include "support/file_faults.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

std::uint64_t inode(const fs::path& file) {
  struct stat found = {};
  return ::lstat(file.c_str(), &found) == 0 ? found.st_ino : 0;
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

std::string leaf_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

bool can_inject_faults() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;
#else
  return true;
#endif
}

FaultyFolder::FaultyFolder(fs::path folder, fs::path aside)
    : folder_(fs::canonical(folder)), aside_(fs::canonical(aside)) {}

Ended FaultyFolder::run(const std::vector<std::string>& arguments, const Fault& fault) {
  fs::remove_all(aside_ / "morgue");
  fs::create_directories(aside_ / "morgue");
  fs::remove(aside_ / "log");
  std::ofstream(aside_ / "log").close();
  now_.clear();
  pending_.clear();
  unsynced_.clear();
  kept_.clear();
  root_ = inode(folder_);
  look(folder_, root_);
  durable_ = now_;
  std::vector<std::string> settings{std::string("LD_PRELOAD=") + TENET_FILE_FAULTS,
                                    "TENET_FAULTS_IN=" + folder_.string(),
                                    "TENET_FAULTS_LOG=" + (aside_ / "log").string(),
                                    "TENET_FAULTS_MORGUE=" + (aside_ / "morgue").string(),
                                    "TENET_FAULTS_AT=" + std::to_string(fault.at),
                                    "TENET_FAULTS_KIND=" + fault.kind,
                                    "TENET_FAULTS_ON=" + fault.calls};
  if (fault.to_the_end) settings.emplace_back("TENET_FAULTS_ON_END=1");
  Ended ended = run_tenet(arguments, folder_, {}, settings);
  read_log();
  return ended;
}

void FaultyFolder::look(const fs::path& folder, std::uint64_t number) {
  auto& names = now_[number];
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::uint64_t file = inode(entry.path());
    names[entry.path().filename().string()] = file;
    if (entry.is_directory() && !entry.is_symlink()) look(entry.path(), file);
  }
}

void FaultyFolder::read_log() {
  calls_.clear();
  std::ifstream in(aside_ / "log");
  for (std::string line; std::getline(in, line);) {
    std::istringstream parts(line);
    FileCall call;
    std::string number;
    std::string file;
    std::getline(parts, number, '\t');
    std::getline(parts, call.name, '\t');
    std::getline(parts, file, '\t');
    std::getline(parts, call.path, '\t');
    std::getline(parts, call.to, '\t');
    call.number = std::stol(number);
    call.file = std::stoull(file);
    calls_.push_back(std::move(call));
  }
}

std::uint64_t FaultyFolder::number_of(const std::string& path) const {
  std::uint64_t number = root_;
  std::istringstream rest(path.substr(std::min(path.size(), folder_.string().size())));
  for (std::string name; std::getline(rest, name, '/');) {
    if (name.empty()) continue;
    const auto folder = now_.find(number);
    if (folder == now_.end()) return 0;
    const auto found = folder->second.find(name);
    if (found == folder->second.end()) return 0;
    number = found->second;
  }
  return number;
}

void FaultyFolder::apply(const Step& step, Folders& folders) {
  if (step.from_folder != 0) {
    auto& names = folders[step.from_folder];
    const auto found = names.find(step.from);
    if (found != names.end() && found->second == step.file) names.erase(found);
  }
  if (step.to_folder != 0) folders[step.to_folder][step.to] = step.file;
}

// What was done in that folder is durable, in its order.
void FaultyFolder::sync_folder(std::uint64_t folder) {
  std::erase_if(pending_, [&](const Step& step) {
    const bool done = step.to_folder == folder || (step.to_folder == 0 && step.from_folder == folder);
    if (done) apply(step, durable_);
    return done;
  });
}

void FaultyFolder::replay(const FileCall& call) {
  Step step;
  if (call.name == "create" || call.name == "mkdir") {
    step = {.to_folder = number_of(folder_of(call.path)), .to = leaf_of(call.path), .file = call.file};
    if (call.name == "mkdir") now_[call.file];
    if (call.name == "create") unsynced_.insert(call.file);
  } else if (call.name == "rename") {
    step = {.from_folder = number_of(folder_of(call.path)),
            .from = leaf_of(call.path),
            .to_folder = number_of(folder_of(call.to)),
            .to = leaf_of(call.to),
            .file = call.file};
  } else if (call.name == "unlink" || call.name == "rmdir") {
    step = {.from_folder = number_of(folder_of(call.path)), .from = leaf_of(call.path), .file = number_of(call.path)};
  } else if (call.name == "write" || call.name == "truncate") {
    unsynced_.insert(call.file);
  } else if (call.name == "sync") {
    if (now_.contains(call.file)) sync_folder(call.file);
    unsynced_.erase(call.file);
  }
  if (step.file == 0) return;
  apply(step, now_);
  pending_.push_back(std::move(step));
}

void FaultyFolder::lose_power(const fs::path& to, Names names, std::mt19937& draw) const {
  FaultyFolder after = *this;
  for (const FileCall& call : calls_) {
    if (call.file != 0) after.replay(call);
  }
  for (const Step& step : after.pending_) {
    if (names == Names::all || (names == Names::some && draw() % 2 == 0)) apply(step, after.durable_);
  }
  // Where the bytes are: under the names of now, or kept when they lost theirs.
  for (const auto& entry : fs::directory_iterator(aside_ / "morgue")) {
    after.kept_[std::stoull(entry.path().filename().string())] = entry.path().string();
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (entry.is_regular_file()) after.kept_[inode(entry.path())] = entry.path().string();
  }
  fs::remove_all(to);
  fs::create_directories(to);
  after.build(after.durable_, after.root_, to, draw);
}

void FaultyFolder::build(const Folders& folders, std::uint64_t folder, const fs::path& to, std::mt19937& draw) const {
  const auto names = folders.find(folder);
  if (names == folders.end()) return;
  for (const auto& [name, file] : names->second) {
    if (now_.contains(file)) {
      fs::create_directory(to / name);
      build(folders, file, to / name, draw);
      continue;
    }
    const auto bytes = kept_.find(file);
    if (bytes == kept_.end()) continue;
    fs::copy_file(bytes->second, to / name);
    if (!unsynced_.contains(file)) continue;
    const std::uintmax_t size = fs::file_size(to / name);
    const auto kind = draw() % 3;  // nothing, a part, or zeros in place of bytes
    fs::resize_file(to / name, kind == 1 ? draw() % (size + 1) : 0);
    if (kind == 2) fs::resize_file(to / name, size);
  }
}

}  // namespace tenet::test
