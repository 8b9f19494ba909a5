// A library to be preloaded into a program: it stands between the program, with all the libraries it uses, and the C
// library, counts the file calls at or below a folder, and makes one of them fail, fall short or end the process.
// Xapian opens, writes and renames most of an index, so that a hook in tenet's own door would see the lesser half.
// faulty_call.h has what the environment tells it to do.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include "torture/faulty_call.h"

// NOLINTBEGIN: the names and types are those of the C library.
namespace {

using namespace tenet::faults;

template <typename Function>
Function* real(const char* name, Function*) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define REAL(name)                                     \
  ([] {                                                \
    static const auto function = real(#name, &::name); \
    return function;                                   \
  }())

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
