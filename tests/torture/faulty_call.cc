#include "torture/faulty_call.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <utility>

// NOLINTBEGIN: the names and types are those of the C library.
namespace tenet::faults {
namespace {

struct Plan {
  Text folder = {};
  Text morgue = {};
  Text calls = {};  // ",read,write,"
  Text kind = {};
  long at = 0;
  bool to_the_end = false;
  int error = 0;
  int log = -1;
};

Text variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? Text() : Text(value);
}

const Plan& plan() {
  static const Plan* const made = [] {
    auto* plan = new Plan;
    plan->folder = variable("TENET_FAULTS_IN");
    plan->morgue = variable("TENET_FAULTS_MORGUE");
    if (const Text calls = variable("TENET_FAULTS_ON"); !calls.empty()) plan->calls = ',' + calls + ',';
    plan->kind = variable("TENET_FAULTS_KIND");
    plan->error = std::atoi(plan->kind.c_str());
    plan->at = std::atol(variable("TENET_FAULTS_AT").c_str());
    plan->to_the_end = !variable("TENET_FAULTS_ON_END").empty();
    if (const Text log = variable("TENET_FAULTS_LOG"); !log.empty()) {
      const long fd = ::syscall(SYS_openat, AT_FDCWD, log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
      plan->log = static_cast<int>(::syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 700));
      if (plan->log < 0)
        plan->log = static_cast<int>(fd);
      else
        ::syscall(SYS_close, fd);
    }
    return plan;
  }();
  return *made;
}

std::atomic<long> calls_made = 0;

Text link_target(const Text& link) {
  std::array<char, PATH_MAX> buffer{};
  const long size = ::syscall(SYS_readlinkat, AT_FDCWD, link.c_str(), buffer.data(), buffer.size());
  return size < 0 ? Text() : Text(buffer.data(), static_cast<std::size_t>(size));
}

// A line: number of the call, its name, the number of the file, the path and, of a rename, the other path, with tabs
// between. Of a call that failed the file has number 0.
void log_call(long number, const char* call, unsigned long file, const Text& path, const Text& to = {}) {
  if (plan().log < 0) return;
  const Text line = std::to_string(number) + '\t' + call + '\t' + std::to_string(file) + '\t' + path + '\t' + to + '\n';
  ::syscall(SYS_write, plan().log, line.data(), line.size());
}

[[noreturn]] void die() {
  ::syscall(SYS_kill, ::getpid(), SIGKILL);
  while (true) ::pause();
}

}  // namespace

Text path_of(int fd) {
  return link_target(fd == AT_FDCWD ? Text("/proc/self/cwd") : "/proc/self/fd/" + std::to_string(fd));
}

Text path_at(int folder, const char* name) {
  Text rest(name);
  Text path = rest.starts_with('/') ? Text() : path_of(folder);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const Text part = rest.substr(0, end);
    rest.erase(0, end + 1);
    if (part == "..") {
      path.erase(std::min(path.rfind('/'), path.size()));
    } else if (!part.empty() && part != ".") {
      path += '/' + part;
    }
  }
  return path;
}

bool is_below(const Text& path) {
  const Text& folder = plan().folder;
  return !folder.empty() && path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

unsigned long number_of_file(const Text& path) {
  struct stat found = {};
  return ::syscall(SYS_newfstatat, AT_FDCWD, path.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 ? found.st_ino : 0;
}
unsigned long number_of_file(int fd) {
  struct stat found = {};
  return ::syscall(SYS_newfstatat, fd, "", &found, AT_EMPTY_PATH) == 0 ? found.st_ino : 0;
}

void keep_in_morgue(const Text& path, bool is_folder) {
  if (plan().morgue.empty()) return;
  if (is_folder) {
    ::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return;
  }
  if (const unsigned long number = number_of_file(path); number != 0) {
    const Text kept = plan().morgue + '/' + std::to_string(number);
    ::syscall(SYS_linkat, AT_FDCWD, path.c_str(), AT_FDCWD, kept.c_str(), 0);
  }
}

Call::Call(const char* name, Text path, Text to) : name_(name), path_(std::move(path)), to_(std::move(to)) {
  logs_ = is_below(path_) || is_below(to_);
  const bool counts = logs_ && (plan().calls.empty() || plan().calls.find(',' + Text(name) + ',') != Text::npos);
  if (!counts) return;
  number_ = ++calls_made;
  suffers_ = plan().at > 0 && (plan().to_the_end ? number_ >= plan().at : number_ == plan().at);
  if (suffers_ && plan().kind == "kill-before") die();
}

bool Call::fails() const {
  if (!suffers_ || plan().error == 0) return false;
  log_call(number_, name_, 0, path_, to_);
  errno = plan().error;
  return true;
}

std::size_t Call::part_of(std::size_t size) const {
  const bool part = suffers_ && (plan().kind == "short" || plan().kind == "kill-half");
  return part && size > 1 ? size / 2 : size;
}

void Call::end(unsigned long file) const {
  if (logs_) log_call(number_, name_, file, path_, to_);
  if (suffers_ && (plan().kind == "kill-after" || plan().kind == "kill-half")) die();
}

unsigned long Call::file_now() const {
  return logs_ && plan().log >= 0 ? number_of_file(to_.empty() ? path_ : to_) : 0;
}

}  // namespace tenet::faults
// NOLINTEND
