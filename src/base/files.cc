#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace tenet::base {
namespace {

namespace fs = std::filesystem;

// Repeats a call that a signal has interrupted.
template <typename Call>
auto repeated(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

[[noreturn]] void fail(const fs::path& file) {
  throw FileError(file, errno);
}

bool is_absent(int error) {
  return error == ENOENT || error == ENOTDIR;
}

FileKind kind_of(mode_t mode) {
  switch (mode & S_IFMT) {
    case S_IFREG: return FileKind::file;
    case S_IFDIR: return FileKind::folder;
    case S_IFLNK: return FileKind::link;
    case S_IFIFO: return FileKind::fifo;
    case S_IFSOCK: return FileKind::socket;
    default: return FileKind::device;
  }
}

std::optional<FileKind> kind_of_entry(unsigned char type) {
  switch (type) {
    case DT_REG: return FileKind::file;
    case DT_DIR: return FileKind::folder;
    case DT_LNK: return FileKind::link;
    case DT_FIFO: return FileKind::fifo;
    case DT_SOCK: return FileKind::socket;
    case DT_CHR:
    case DT_BLK: return FileKind::device;
    default: return std::nullopt;
  }
}

FileStatus status_from(const struct stat& found) {
  constexpr std::int64_t second = 1'000'000'000;
  return {.kind = kind_of(found.st_mode),
          .size = static_cast<std::uint64_t>(found.st_size),
          .modified = std::int64_t{found.st_mtim.tv_sec} * second + found.st_mtim.tv_nsec,
          .owner = found.st_uid,
          .device = found.st_dev,
          .number = found.st_ino};
}

FileStatus status_of_open(int number, const fs::path& file) {
  struct stat found = {};
  if (repeated([&] { return ::fstat(number, &found); }) != 0) fail(file);
  return status_from(found);
}

std::optional<FileStatus> status_at(int folder, const char* name, Links links, const fs::path& file) {
  struct stat found = {};
  const int flags = links == Links::follow ? 0 : AT_SYMLINK_NOFOLLOW;
  if (repeated([&] { return ::fstatat(folder, name, &found, flags); }) == 0) return status_from(found);
  if (!is_absent(errno)) fail(file);
  return std::nullopt;
}

Descriptor open_at(int folder, const char* name, int flags, const fs::path& file) {
  constexpr mode_t mode = 0666;
  const int number = repeated([&] { return ::openat(folder, name, flags | O_CLOEXEC, mode); });
  if (number < 0) fail(file);
  return Descriptor(number);
}

Descriptor open_folder(int parent, const char* name, Links links, const fs::path& file) {
  return open_at(parent, name, O_RDONLY | O_DIRECTORY | (links == Links::refuse ? O_NOFOLLOW : 0), file);
}

[[noreturn]] void not_regular(const fs::path& file, FileKind kind) {
  if (kind == FileKind::link) throw FileError(file, ELOOP, "a symbolic link, which is not followed here");
  throw FileError(file, kind == FileKind::folder ? EISDIR : EINVAL, std::string(name_of(kind)) + ", not a file");
}

void sync(int number, const fs::path& file, bool is_folder) {
  if (repeated([&] { return ::fsync(number); }) != 0 && !(is_folder && errno == EINVAL)) fail(file);
}

// False when it is absent.
bool removed(int result, const fs::path& file) {
  if (result == 0) return true;
  if (!is_absent(errno)) fail(file);
  return false;
}

}  // namespace

FileError::FileError(fs::path file, int error) : FileError(std::move(file), error, reason(error)) {}
FileError::FileError(fs::path file, int error, const std::string& why)
    : InputError(code_for(error, ErrorCode::bad_input), file.string() + ": " + why, hint_for(error)),
      file_(std::move(file)),
      why_(why),
      error_(error) {}

ErrorCode code_for(int error, ErrorCode otherwise) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return ErrorCode::not_found;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return ErrorCode::disk_full;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorCode::no_permission;
    case ENOMEM: return ErrorCode::no_memory;
    case EIO:
    case EMFILE:
    case ENFILE:
    case ENXIO: return ErrorCode::io_error;
    case ETIMEDOUT: return ErrorCode::timed_out;
    default: return otherwise;
  }
}

std::string reason(int error) {
  std::string words = std::generic_category().message(error);
  if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z') words.front() += 'a' - 'A';
  return words;
}

const char* hint_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "the disk is full: make room and run it again";
    case EACCES:
    case EPERM: return "check the permissions";
    case EROFS: return "the file system is read-only: name another place";
    case EMFILE:
    case ENFILE: return "too many files are open: raise the limit with ulimit -n";
    case EIO: return "the disk reports an error: look at the system's log, then run it again";
    case ENOENT: return "check the spelling of the path";
    case ENOTDIR: return "a part of the path is a file: check the path";
    case EISDIR: return "it is a folder: name a file in it";
    case ELOOP: return "a symbolic link stands there: name what it leads to";
    case ENAMETOOLONG: return "the name is too long: choose a shorter one";
    case ENOMEM: return "the machine has no memory left: end other programs and run it again";
    default: return "";
  }
}

const char* name_of(FileKind kind) {
  switch (kind) {
    case FileKind::file: return "a file";
    case FileKind::folder: return "a folder";
    case FileKind::link: return "a symbolic link";
    case FileKind::fifo: return "a FIFO";
    case FileKind::socket: return "a socket";
    case FileKind::device: return "a device";
  }
  return "";
}

std::optional<FileStatus> status_of(const fs::path& file, Links links) {
  return status_at(AT_FDCWD, file.c_str(), links, file);
}

bool is_folder(const fs::path& file, Links links) {
  const auto found = status_of(file, links);
  return found && found->kind == FileKind::folder;
}

bool is_file(const fs::path& file, Links links) {
  const auto found = status_of(file, links);
  return found && found->kind == FileKind::file;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}
Descriptor::Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}
int Descriptor::release() {
  return std::exchange(number_, -1);
}

Folder::Folder(fs::path path, Links links)
    : path_(std::move(path)), descriptor_(open_folder(AT_FDCWD, path_.c_str(), links, path_)) {}
Folder::Folder(const Folder& parent, const std::string& name, Links links)
    : path_(parent.path_ / name), descriptor_(open_folder(parent.number(), name.c_str(), links, path_)) {}

std::vector<Folder::Entry> Folder::entries() const {
  // A stream of its own, which closes what it reads from.
  Descriptor again = open_folder(descriptor_.number(), ".", Links::follow, path_);
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(again.number()), ::closedir);
  if (stream == nullptr) fail(path_);
  (void)again.release();
  std::vector<Entry> found;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") found.push_back({std::string(name), kind_of_entry(entry->d_type)});
    errno = 0;
  }
  if (errno != 0) fail(path_);
  return found;
}

FileStatus Folder::status() const {
  return status_of_open(descriptor_.number(), path_);
}

std::optional<FileStatus> Folder::status(const std::string& name, Links links) const {
  return status_at(descriptor_.number(), name.c_str(), links, path_ / name);
}

InputFile::InputFile(fs::path file, Links links) : file_(std::move(file)) {
  open(AT_FDCWD, file_.c_str(), links);
}

InputFile::InputFile(const Folder& folder, const std::string& name, Links links) : file_(folder.path() / name) {
  open(folder.number(), name.c_str(), links);
}

void InputFile::open(int folder, const char* name, Links links) {
  const auto found = status_at(folder, name, links, file_);
  if (!found) fail(file_);
  if (found->kind != FileKind::file) not_regular(file_, found->kind);
  // Another file may stand there by now: it must not make us wait.
  const int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | (links == Links::refuse ? O_NOFOLLOW : 0);
  descriptor_ = open_at(folder, name, flags, file_);
  status_ = status_of_open(descriptor_.number(), file_);
  if (status_.kind != FileKind::file) not_regular(file_, status_.kind);
}

std::size_t InputFile::read(char* buffer, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more = repeated([&] { return ::read(descriptor_.number(), buffer + got, size - got); });
    if (more < 0) fail(file_);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

std::size_t InputFile::read_at(std::uint64_t begin, char* buffer, std::size_t size) const {
  std::size_t got = 0;
  while (got < size) {
    const auto at = static_cast<off_t>(begin + got);
    const ssize_t more = repeated([&] { return ::pread(descriptor_.number(), buffer + got, size - got, at); });
    if (more < 0) fail(file_);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

std::string read_file(const fs::path& file, std::uint64_t most, Links links) {
  InputFile in(file, links);
  const auto too_large = [&] {
    throw FileError(file, EOVERFLOW, "larger than " + std::to_string(most) + " bytes, the most that is read of it");
  };
  if (in.status().size > most) too_large();
  constexpr std::size_t least = 4096;  // files of /proc have no size
  std::string bytes;
  std::size_t got = 0;
  do {
    bytes.resize(std::max({least, static_cast<std::size_t>(in.status().size) + 1, 2 * got}));
    got += in.read(bytes.data() + got, bytes.size() - got);
    if (got > most) too_large();
  } while (got == bytes.size());
  bytes.resize(got);
  return bytes;
}

OutputFile::OutputFile(fs::path file)
    : file_(std::move(file)),
      descriptor_(open_at(AT_FDCWD, file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, file_)) {}

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = repeated([&] { return ::write(descriptor_.number(), bytes.data(), bytes.size()); });
    if (written < 0) fail(file_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::sync() {
  base::sync(descriptor_.number(), file_, false);
}

// Not repeated: the number is free again whatever close() says.
void OutputFile::close() {
  if (::close(descriptor_.release()) != 0 && errno != EINTR) fail(file_);
}

void replace_file(const fs::path& file, std::string_view bytes) {
  fs::path aside = file;
  aside += ".new";
  if (is_file(aside, Links::refuse)) remove_file(aside);
  OutputFile out(aside);
  try {
    out.write(bytes);
    out.sync();
    out.close();
    rename_file(aside, file);
  } catch (const FileError&) {
    ::unlink(aside.c_str());
    throw;
  }
}

Descriptor open_lock(const fs::path& file) {
  if (const auto found = status_of(file, Links::refuse); found && found->kind != FileKind::file) {
    not_regular(file, found->kind);
  }
  return open_at(AT_FDCWD, file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, file);
}

WatchedFile::WatchedFile(fs::path file)
    : file_(std::move(file)),
      descriptor_(open_at(AT_FDCWD, file_.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK, file_)) {}

void WatchedFile::sync() const {
  base::sync(descriptor_.number(), file_, false);
}

void sync_file(const fs::path& file) {
  WatchedFile(file).sync();
}

void sync_folder(const fs::path& folder) {
  const fs::path path = folder.empty() ? fs::path(".") : folder;
  sync(open_folder(AT_FDCWD, path.c_str(), Links::follow, path).number(), path, true);
}

void sync_parent(const fs::path& folder) {
  try {
    sync_folder(folder / "..");
  } catch (const FileError& error) {
    if (error.error() != EACCES) throw;
  }
}

std::vector<Folder::Entry> list_folder(const fs::path& folder) {
  return Folder(folder).entries();
}

bool make_folder(const fs::path& folder) {
  constexpr mode_t mode = 0777;
  if (::mkdir(folder.c_str(), mode) == 0) return true;
  if (errno != EEXIST) fail(folder);
  return false;
}

bool make_folders(const fs::path& folder) {
  if (is_folder(folder)) return false;
  const fs::path path = folder.has_filename() ? folder : folder.parent_path();
  if (path.has_parent_path()) make_folders(path.parent_path());
  if (!make_folder(path)) return is_folder(path) ? false : throw FileError(path, ENOTDIR);  // another made it since
  try {
    sync_parent(path);
  } catch (const FileError&) {  // so that the next run makes it durable
    ::rmdir(path.c_str());
    throw;
  }
  return true;
}

void rename_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
}

bool remove_file(const fs::path& file) {
  return removed(::unlink(file.c_str()), file);
}

bool remove_empty_folder(const fs::path& folder) {
  return removed(::rmdir(folder.c_str()), folder);
}

}  // namespace tenet::base
