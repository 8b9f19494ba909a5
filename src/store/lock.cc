#include "store/lock.h"

#include <sys/file.h>

#include <cerrno>

#include <tenet/error.h>

#include "store/manifest.h"
#include "store/own_files.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace fs = std::filesystem;

namespace {

// Only an index, or what may become one: never somebody's folder of documents.
void refuse_foreign(const fs::path& index) {
  if (const auto foreign = foreign_file(index)) {
    throw IndexError(ErrorCode::not_an_index,
                     "opening " + index.string() + ": not an index of tenet, and not empty: it holds " +
                         foreign->lexically_relative(index).string(),
                     "name another folder", index);
  }
}

}  // namespace

WriteLock::WriteLock(const fs::path& index) {
  translate_xapian_errors("opening " + index.string(), [&] {
    if (base::status_of(index) && !base::is_folder(index)) {
      throw IndexError(ErrorCode::not_an_index, "opening " + index.string() + ": a file, not a folder", "name a folder",
                       index);
    }
    const bool is_index = has_manifest(index);
    if (!is_index && !base::make_folders(index)) {
      base::sync_parent(index);  // a run that was killed may have made it
      if (!base::status_of(index / lock_name)) refuse_foreign(index);
    }
    lock_ = base::open_lock(index / lock_name);
    while (::flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) {
        throw IndexError(ErrorCode::locked, "opening " + index.string() + ": the index is locked",
                         "another writer is at work on it: wait for it to end", index);
      }
      if (errno != EINTR) throw base::FileError(index / lock_name, errno);
    }
    if (!is_index && !has_manifest(index)) refuse_foreign(index);
  });
}

}  // namespace tenet::store
