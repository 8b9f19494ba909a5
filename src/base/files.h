#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>

// The door to the file system: every file call of tenet's own is made here. An error of the system is never taken for
// an answer: each function says what counts as absent, and throws FileError for everything else. Calls that a signal
// interrupts are repeated.
namespace tenet::base {

// A file call that failed. what() is `path: why`, hint() depends on the error number. It is an InputError, which suits
// files that users name; store/xapian_errors turns it into an IndexError.
class FileError : public InputError {
 public:
  FileError(std::filesystem::path file, int error);
  FileError(std::filesystem::path file, int error, const std::string& why);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::string& why() const { return why_; }
  [[nodiscard]] int error() const { return error_; }  // errno

 private:
  std::filesystem::path file_;
  std::string why_;
  int error_;
};

// The system's words for an error number, without a capital: "permission denied".
[[nodiscard]] std::string reason(int error);
// The code of errors for an error number; `otherwise` for a number without a code of its own.
[[nodiscard]] ErrorCode code_for(int error, ErrorCode otherwise);
// What a user can do about it; may be empty.
[[nodiscard]] const char* hint_for(int error);

enum class FileKind { file, folder, link, fifo, socket, device };
// "a folder", "a FIFO".
[[nodiscard]] const char* name_of(FileKind kind);

struct FileStatus {
  FileKind kind = FileKind::file;
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::uint64_t owner = 0;    // number of the user
  std::uint64_t device = 0;   // with `number` it tells two files apart
  std::uint64_t number = 0;
};

// What to do with a symbolic link at the end of a path. `refuse` gives FileKind::link, and ELOOP where a file is
// opened.
enum class Links { follow, refuse };

// Nothing when there is no such file, or a parent is absent or no folder.
[[nodiscard]] std::optional<FileStatus> status_of(const std::filesystem::path& file, Links links = Links::follow);
[[nodiscard]] bool is_folder(const std::filesystem::path& file, Links links = Links::follow);
[[nodiscard]] bool is_file(const std::filesystem::path& file, Links links = Links::follow);

// An open file or folder, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }
  // Gives it away, to be closed by the caller.
  [[nodiscard]] int release();

 private:
  int number_;
};

// An open folder. Names are looked up in it, whatever happens to its path.
class Folder {
 public:
  struct Entry {
    std::string name = {};
    std::optional<FileKind> kind = {};  // of a link itself; nothing where the file system does not tell
  };

  explicit Folder(std::filesystem::path path, Links links = Links::follow);
  Folder(const Folder& parent, const std::string& name, Links links = Links::refuse);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // In no order, without "." and "..".
  [[nodiscard]] std::vector<Entry> entries() const;
  [[nodiscard]] FileStatus status() const;
  [[nodiscard]] std::optional<FileStatus> status(const std::string& name, Links links = Links::follow) const;
  [[nodiscard]] int number() const { return descriptor_.number(); }

 private:
  std::filesystem::path path_;
  Descriptor descriptor_;
};

// A regular file, open for reading. Anything else is refused by its kind before it is opened: a FIFO would wait, a
// device may act.
class InputFile {
 public:
  explicit InputFile(std::filesystem::path file, Links links = Links::follow);
  InputFile(const Folder& folder, const std::string& name, Links links = Links::follow);

  [[nodiscard]] const FileStatus& status() const { return status_; }
  // Fills `buffer` unless the file ends before; gives the number of bytes, 0 at the end.
  [[nodiscard]] std::size_t read(char* buffer, std::size_t size);
  // The same from that byte of the file on, wherever read() is. Safe to call from several threads.
  [[nodiscard]] std::size_t read_at(std::uint64_t begin, char* buffer, std::size_t size) const;
  // Its descriptor, open for reading.
  [[nodiscard]] int number() const { return descriptor_.number(); }

 private:
  void open(int folder, const char* name, Links links);

  std::filesystem::path file_;
  Descriptor descriptor_;
  FileStatus status_ = {};
};

// The bytes of a regular file. One of more than `most` bytes is refused with EOVERFLOW.
[[nodiscard]] std::string read_file(const std::filesystem::path& file, std::uint64_t most, Links links = Links::follow);

// A fresh file, open for writing. EEXIST when something of that name is there, be it a link.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path file);

  void write(std::string_view bytes);
  void sync();
  // Must be called: an error that shows itself late is thrown here.
  void close();

 private:
  std::filesystem::path file_;
  Descriptor descriptor_;
};

// Writes a file whole or not at all: `file`.new first, synced, then renamed. A regular file that stands at `file`.new
// is replaced. The rename is durable once the folder is synced.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

// Opens a regular file for locking, which is made when it is absent. Links are refused.
[[nodiscard]] Descriptor open_lock(const std::filesystem::path& file);

// A regular file whose writing somebody else syncs and may ignore an error of. Linux tells an error of writing back to
// each descriptor that was open at the time, once; this one is, and sync() throws it.
class WatchedFile {
 public:
  explicit WatchedFile(std::filesystem::path file);

  [[nodiscard]] const std::filesystem::path& path() const { return file_; }
  void sync() const;

 private:
  std::filesystem::path file_;
  Descriptor descriptor_;
};

// What was written to a file, or which names a folder holds, survives a loss of power afterwards. File systems that
// cannot sync folders (EINVAL) are taken as they are.
void sync_file(const std::filesystem::path& file);
void sync_folder(const std::filesystem::path& folder);
// Of the folder that holds `folder`. One that may not be read (EACCES) cannot be synced, and is taken as it is.
void sync_parent(const std::filesystem::path& folder);

// In no order. Throws when it is absent.
[[nodiscard]] std::vector<Folder::Entry> list_folder(const std::filesystem::path& folder);
// False when it is there already.
bool make_folder(const std::filesystem::path& folder);
// Makes the parents, too, each durably.
bool make_folders(const std::filesystem::path& folder);
void rename_file(const std::filesystem::path& from, const std::filesystem::path& to);
// False when it is absent. A link is removed, not what it names.
bool remove_file(const std::filesystem::path& file);
bool remove_empty_folder(const std::filesystem::path& folder);

}  // namespace tenet::base
