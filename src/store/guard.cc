#include "store/guard.h"

#include <tenet/error.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "base/files.h"
#include "errors.h"

namespace tenet::store {
namespace {

const char* hint_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "the disk is full: make room and run it again; the index before this run is untouched";
    case EACCES:
    case EPERM: return "check the permissions of the index folder";
    default: return base::hint_for(error);
  }
}

// Xapian's error strings are those of strerror(); it keeps no number.
int number_of(const char* error) {
  if (error == nullptr) return 0;
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EMFILE, ENFILE, EIO, ENOMEM}) {
    if (std::strcmp(error, std::strerror(number)) == 0) return number;
  }
  return 0;
}

std::string reason(const Xapian::Error& error) {
  std::string why = error.get_msg();
  if (error.get_error_string() != nullptr) why += std::string(" (") + error.get_error_string() + ')';
  return why;
}

}  // namespace

void rethrow_as_index_error(const std::string& doing) {
  try {
    throw;
  } catch (const Xapian::DatabaseError& error) {
    // A system's error has its words; without them, or where a segment is not there, what is on disk is wrong. Segments
    // never change, so that even "modified" means a damaged block.
    const std::string_view type = error.get_type();
    const bool missing = type == "DatabaseNotFoundError" || type == "DatabaseOpeningError";
    const char* hint = hint_for(number_of(error.get_error_string()));
    if (*hint != '\0' || (error.get_error_string() != nullptr && !missing))
      throw IndexError(doing + ": " + reason(error), hint);
    throw IndexError(doing + ": the index is damaged: " + reason(error),
                     "remove its folder and build it again from its sources");
  } catch (const Xapian::Error& error) {
    throw IndexError(doing + ": " + reason(error), hint_for(number_of(error.get_error_string())));
  } catch (const base::FileError& error) {
    throw IndexError(doing + ": " + error.what(), hint_for(error.error()));
  } catch (const std::out_of_range&) {
    // What comes over the network may say anything.
    throw IndexError(doing + ": an answer lacks a part", "both sides need the same version of tenet");
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(doing + ": " + error.path1().string() + ": " + error.code().message(),
                     hint_for(error.code().value()));
  } catch (...) {
    rethrow_as_error(doing);
  }
}

}  // namespace tenet::store
