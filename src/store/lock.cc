#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include <tenet/error.h>

#include "store/guard.h"
#include "store/manifest.h"

namespace tenet::store {
namespace fs = std::filesystem;

WriteLock::WriteLock(const fs::path& index) {
  guarded("opening " + index.string(), [&] {
    if (fs::exists(index) && !fs::is_directory(index)) {
      throw IndexError("opening " + index.string() + ": a file, not a folder", "name a folder with --index");
    }
    // Only an index, or what may become one: never somebody's folder of documents.
    const fs::path lock = index / "lock";
    if (fs::exists(index) && !has_manifest(index) && !fs::exists(lock) && !fs::is_empty(index)) {
      throw IndexError("opening " + index.string() + ": not an index of tenet, and not empty",
                       "name another folder with --index");
    }
    fs::create_directories(index);
    fd_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0) throw fs::filesystem_error("opening", lock, std::error_code(errno, std::generic_category()));
  });
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd_);
    throw IndexError("opening " + index.string() + ": the index is locked",
                     "another 'tenet index' is running on it: wait for it to end");
  }
}

WriteLock::~WriteLock() {
  ::close(fd_);
}

}  // namespace tenet::store
