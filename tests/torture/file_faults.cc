// A library to be preloaded into a program: it stands between the program, with all the libraries it uses, and the C
// library, counts the file calls at or below a folder, and makes one of them fail, fall short or end the process.
// Xapian opens, writes and renames most of an index, so that a hook in tenet's own door would see the lesser half.
//
// The environment tells what to do:
//   TENET_FAULTS_IN      the folder, absolute and without links; without it nothing is counted
//   TENET_FAULTS_LOG     a file that gets a line for each call: see log_call()
//   TENET_FAULTS_MORGUE  a folder in the same file system that gets a link to each file which loses its name
//   TENET_FAULTS_AT      the number of the call that suffers, from 1
//   TENET_FAULTS_KIND    the number of an error; "short"; "kill-before", "kill-half", "kill-after"
//   TENET_FAULTS_ON      names of calls, with commas; others are not counted. All when it is absent
//   TENET_FAULTS_ON_END  anything: all calls from TENET_FAULTS_AT on suffer, not only one

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

// NOLINTBEGIN: the names and types are those of the C library.
namespace {

using Text = std::string;

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

template <typename Function>
Function* real(const char* name, Function*) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define REAL(name)                                     \
  ([] {                                                \
    static const auto function = real(#name, &::name); \
    return function;                                   \
  }())

Text link_target(const Text& link) {
  std::array<char, PATH_MAX> buffer{};
  const long size = ::syscall(SYS_readlinkat, AT_FDCWD, link.c_str(), buffer.data(), buffer.size());
  return size < 0 ? Text() : Text(buffer.data(), static_cast<std::size_t>(size));
}

Text path_of(int fd) {
  return link_target(fd == AT_FDCWD ? Text("/proc/self/cwd") : "/proc/self/fd/" + std::to_string(fd));
}

// Absolute, without "." and "..".
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

// Keeps a file that is about to lose its name; of a folder its number, so that no other file gets it.
void keep_in_morgue(const Text& path, bool is_folder = false) {
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

// One call that is counted.
class Call {
 public:
  Call(const char* name, Text path, Text to = {}) : name_(name), path_(std::move(path)), to_(std::move(to)) {
    const bool counts = (is_below(path_) || is_below(to_)) &&
                        (plan().calls.empty() || plan().calls.find(',' + Text(name) + ',') != Text::npos);
    logs_ = is_below(path_) || is_below(to_);
    if (!counts) return;
    number_ = ++calls_made;
    suffers_ = plan().at > 0 && (plan().to_the_end ? number_ >= plan().at : number_ == plan().at);
    if (suffers_ && plan().kind == "kill-before") die();
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // Whether it is to fail instead of being made; errno is set.
  [[nodiscard]] bool fails() const {
    if (!suffers_ || plan().error == 0) return false;
    log_call(number_, name_, 0, path_, to_);
    errno = plan().error;
    return true;
  }
  // How much of that many bytes it moves.
  [[nodiscard]] std::size_t part_of(std::size_t size) const {
    const bool part = suffers_ && (plan().kind == "short" || plan().kind == "kill-half");
    return part && size > 1 ? size / 2 : size;
  }
  // After the call was made.
  template <typename Result>
  Result done(Result result, unsigned long file) const {
    const int error = errno;
    if (logs_) log_call(number_, name_, file, path_, to_);
    if (suffers_ && (plan().kind == "kill-after" || plan().kind == "kill-half")) die();
    errno = error;
    return result;
  }
  template <typename Result>
  Result done(Result result) const {
    return done(result, result >= 0 && logs_ && plan().log >= 0 ? number_of_file(to_.empty() ? path_ : to_) : 0);
  }

 private:
  const char* name_;
  Text path_;
  Text to_;
  long number_ = 0;
  bool suffers_ = false;
  bool logs_ = false;
};

int open_at(int folder, const char* name, int flags, mode_t mode) {
  const Text path = path_at(folder, name);
  const bool creates = (flags & O_CREAT) != 0 && is_below(path) && number_of_file(path) == 0;
  const bool empties = (flags & O_TRUNC) != 0;
  const Call call(creates ? "create" : empties ? "truncate" : "open", path);
  if (call.fails()) return -1;
  const int fd = static_cast<int>(::syscall(SYS_openat, folder, name, flags, mode));
  return call.done(fd, fd < 0 ? 0 : number_of_file(fd));
}

mode_t mode_from(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

template <typename Work>
auto on_file(const char* name, int fd, Work work) {
  const Call call(name, path_of(fd));
  if (call.fails()) return decltype(work(call))(-1);
  const auto result = work(call);
  return call.done(result, result < 0 ? 0 : number_of_file(fd));
}

template <typename Work>
int on_path(const char* name, int folder, const char* path, Work work) {
  const Call call(name, path_at(folder, path));
  if (call.fails()) return -1;
  return call.done(static_cast<int>(work()));
}

int remove_at(int folder, const char* name, int flags) {
  const Text path = path_at(folder, name);
  const Call call((flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink", path);
  if (call.fails()) return -1;
  if (is_below(path)) keep_in_morgue(path, flags != 0);
  const int result = static_cast<int>(::syscall(SYS_unlinkat, folder, name, flags));
  return call.done(result, result == 0 ? 1 : 0);
}

int rename_at(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  const Text target = path_at(to_folder, to);
  const Call call("rename", path_at(from_folder, from), target);
  if (call.fails()) return -1;
  if (is_below(target)) keep_in_morgue(target);
  return call.done(static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags)));
}

// Linux tells an error of writing a file back to each descriptor that is open at the time, once, and to none that is
// opened afterwards. What the others of a file are still to be told, by descriptor.
constexpr int most_descriptors = 256;
std::array<std::atomic<int>, most_descriptors> errors_to_tell{};

template <typename Sync>
int synced(int fd, const Sync& sync) {
  if (fd >= 0 && fd < most_descriptors) {
    if (const int error = errors_to_tell[static_cast<std::size_t>(fd)].exchange(0); error != 0) {
      errno = error;
      return -1;
    }
  }
  const int result = sync();
  if (result == 0) return result;
  const int error = errno;
  const Text file = path_of(fd);
  for (int other = 0; other < most_descriptors; ++other) {
    if (other != fd && path_of(other) == file) errors_to_tell[static_cast<std::size_t>(other)] = error;
  }
  errno = error;
  return result;
}

}  // namespace

extern "C" {

int open(const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_from(flags, arguments);
  va_end(arguments);
  return open_at(AT_FDCWD, name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_from(flags, arguments);
  va_end(arguments);
  return open_at(AT_FDCWD, name, flags, mode);
}
int openat(int folder, const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_from(flags, arguments);
  va_end(arguments);
  return open_at(folder, name, flags, mode);
}
int openat64(int folder, const char* name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_from(flags, arguments);
  va_end(arguments);
  return open_at(folder, name, flags, mode);
}
int creat(const char* name, mode_t mode) {
  return open_at(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

ssize_t read(int fd, void* buffer, size_t size) {
  return on_file("read", fd, [&](const Call& call) { return ::syscall(SYS_read, fd, buffer, call.part_of(size)); });
}
ssize_t pread(int fd, void* buffer, size_t size, off_t at) {
  return on_file("read", fd,
                 [&](const Call& call) { return ::syscall(SYS_pread64, fd, buffer, call.part_of(size), at); });
}
ssize_t pread64(int fd, void* buffer, size_t size, off64_t at) {
  return pread(fd, buffer, size, at);
}
ssize_t write(int fd, const void* buffer, size_t size) {
  return on_file("write", fd, [&](const Call& call) { return ::syscall(SYS_write, fd, buffer, call.part_of(size)); });
}
ssize_t pwrite(int fd, const void* buffer, size_t size, off_t at) {
  return on_file("write", fd,
                 [&](const Call& call) { return ::syscall(SYS_pwrite64, fd, buffer, call.part_of(size), at); });
}
ssize_t pwrite64(int fd, const void* buffer, size_t size, off64_t at) {
  return pwrite(fd, buffer, size, at);
}
ssize_t writev(int fd, const iovec* parts, int count) {
  return on_file("write", fd, [&](const Call&) { return ::syscall(SYS_writev, fd, parts, count); });
}
ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, size_t size, unsigned flags) {
  return on_file("write", to, [&](const Call& call) {
    return ::syscall(SYS_copy_file_range, from, from_at, to, to_at, call.part_of(size), flags);
  });
}
ssize_t sendfile(int to, int from, off_t* at, size_t size) {
  return on_file("write", to,
                 [&](const Call& call) { return ::syscall(SYS_sendfile, to, from, at, call.part_of(size)); });
}

int fsync(int fd) {
  return synced(fd, [fd] {
    return on_file("sync", fd, [&](const Call&) { return static_cast<int>(::syscall(SYS_fsync, fd)); });
  });
}
int fdatasync(int fd) {
  return synced(fd, [fd] {
    return on_file("sync", fd, [&](const Call&) { return static_cast<int>(::syscall(SYS_fdatasync, fd)); });
  });
}
int ftruncate(int fd, off_t size) {
  return on_file("write", fd, [&](const Call&) { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}
int ftruncate64(int fd, off64_t size) {
  return ftruncate(fd, size);
}
int flock(int fd, int operation) {
  return on_file("lock", fd, [&](const Call&) { return static_cast<int>(::syscall(SYS_flock, fd, operation)); });
}
static int control(int fd, int command, void* argument) {
  const bool locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
  if (!locks) return static_cast<int>(::syscall(SYS_fcntl, fd, command, argument));
  return on_file("lock", fd,
                 [&](const Call&) { return static_cast<int>(::syscall(SYS_fcntl, fd, command, argument)); });
}
int fcntl(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  return control(fd, command, argument);
}
int fcntl64(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  return control(fd, command, argument);
}
// What fails has closed the file all the same, as Linux has it.
int close(int fd) {
  const Call call("close", path_of(fd));
  if (fd >= 0 && fd < most_descriptors) errors_to_tell[static_cast<std::size_t>(fd)] = 0;
  const int result = static_cast<int>(::syscall(SYS_close, fd));
  if (call.fails()) return -1;
  return call.done(result, 0);
}

int rename(const char* from, const char* to) {
  return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int renameat(int folder, const char* from, int to_folder, const char* to) {
  return rename_at(folder, from, to_folder, to, 0);
}
int renameat2(int folder, const char* from, int to_folder, const char* to, unsigned flags) {
  return rename_at(folder, from, to_folder, to, flags);
}
int unlink(const char* name) {
  return remove_at(AT_FDCWD, name, 0);
}
int unlinkat(int folder, const char* name, int flags) {
  return remove_at(folder, name, flags);
}
int rmdir(const char* name) {
  return remove_at(AT_FDCWD, name, AT_REMOVEDIR);
}
int remove(const char* name) {
  const int result = remove_at(AT_FDCWD, name, 0);
  return result != 0 && errno == EISDIR ? remove_at(AT_FDCWD, name, AT_REMOVEDIR) : result;
}
int mkdir(const char* name, mode_t mode) {
  return on_path("mkdir", AT_FDCWD, name, [&] { return ::syscall(SYS_mkdirat, AT_FDCWD, name, mode); });
}
int mkdirat(int folder, const char* name, mode_t mode) {
  return on_path("mkdir", folder, name, [&] { return ::syscall(SYS_mkdirat, folder, name, mode); });
}
int link(const char* from, const char* to) {
  return on_path("create", AT_FDCWD, to, [&] { return ::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); });
}
int symlink(const char* target, const char* name) {
  return on_path("create", AT_FDCWD, name, [&] { return ::syscall(SYS_symlinkat, target, AT_FDCWD, name); });
}
int truncate(const char* name, off_t size) {
  return on_path("truncate", AT_FDCWD, name, [&] { return ::syscall(SYS_truncate, name, size); });
}

int stat(const char* name, struct stat* found) {
  return on_path("stat", AT_FDCWD, name, [&] { return ::syscall(SYS_newfstatat, AT_FDCWD, name, found, 0); });
}
int stat64(const char* name, struct stat64* found) {
  return on_path("stat", AT_FDCWD, name, [&] { return ::syscall(SYS_newfstatat, AT_FDCWD, name, found, 0); });
}
int lstat(const char* name, struct stat* found) {
  return on_path("stat", AT_FDCWD, name,
                 [&] { return ::syscall(SYS_newfstatat, AT_FDCWD, name, found, AT_SYMLINK_NOFOLLOW); });
}
int lstat64(const char* name, struct stat64* found) {
  return on_path("stat", AT_FDCWD, name,
                 [&] { return ::syscall(SYS_newfstatat, AT_FDCWD, name, found, AT_SYMLINK_NOFOLLOW); });
}
int fstat(int fd, struct stat* found) {
  return on_file("stat", fd, [&](const Call&) {
    return static_cast<int>(::syscall(SYS_newfstatat, fd, "", found, AT_EMPTY_PATH));
  });
}
int fstat64(int fd, struct stat64* found) {
  return on_file("stat", fd, [&](const Call&) {
    return static_cast<int>(::syscall(SYS_newfstatat, fd, "", found, AT_EMPTY_PATH));
  });
}
int fstatat(int folder, const char* name, struct stat* found, int flags) {
  return on_path("stat", folder, name, [&] { return ::syscall(SYS_newfstatat, folder, name, found, flags); });
}
int fstatat64(int folder, const char* name, struct stat64* found, int flags) {
  return on_path("stat", folder, name, [&] { return ::syscall(SYS_newfstatat, folder, name, found, flags); });
}
int statx(int folder, const char* name, int flags, unsigned mask, struct statx* found) {
  return on_path("stat", folder, name, [&] { return ::syscall(SYS_statx, folder, name, flags, mask, found); });
}
int access(const char* name, int mode) {
  return on_path("stat", AT_FDCWD, name, [&] { return ::syscall(SYS_faccessat, AT_FDCWD, name, mode); });
}

DIR* opendir(const char* name) {
  const Call call("list", path_at(AT_FDCWD, name));
  if (call.fails()) return nullptr;
  return call.done(REAL(opendir)(name), 0);
}
DIR* fdopendir(int fd) {
  const Call call("list", path_of(fd));
  if (call.fails()) return nullptr;
  return call.done(REAL(fdopendir)(fd), 0);
}
dirent* readdir(DIR* stream) {
  const Call call("list", path_of(::dirfd(stream)));
  if (call.fails()) return nullptr;
  return call.done(REAL(readdir)(stream), 0);
}
dirent64* readdir64(DIR* stream) {
  const Call call("list", path_of(::dirfd(stream)));
  if (call.fails()) return nullptr;
  return call.done(REAL(readdir64)(stream), 0);
}
int closedir(DIR* stream) {
  const Call call("close", path_of(::dirfd(stream)));
  const int result = REAL(closedir)(stream);
  if (call.fails()) return -1;
  return call.done(result, 0);
}

// Of what the C library reads and writes for its own streams only the opening is seen: tenet uses none for files.
FILE* fopen(const char* name, const char* mode) {
  const Call call(*mode == 'r' ? "open" : "create", path_at(AT_FDCWD, name));
  if (call.fails()) return nullptr;
  return call.done(REAL(fopen)(name, mode), 0);
}
FILE* fopen64(const char* name, const char* mode) {
  const Call call(*mode == 'r' ? "open" : "create", path_at(AT_FDCWD, name));
  if (call.fails()) return nullptr;
  return call.done(REAL(fopen64)(name, mode), 0);
}

}  // extern "C"
// NOLINTEND
