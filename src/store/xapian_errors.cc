#include "store/xapian_errors.h"

#include <tenet/error.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "base/files.h"
#include "errors.h"
#include "store/damage.h"

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

// Xapian keeps no number of a system's error: it has the words of strerror(), by themselves or in its message.
int number_of(const Xapian::Error& error) {
  const std::string words = error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS, EMFILE, ENFILE, ENOMEM, EIO}) {
    if (words.ends_with(std::strerror(number))) return number;
  }
  return 0;
}

std::string reason(const Xapian::Error& error) {
  std::string why = error.get_msg();
  if (error.get_error_string() != nullptr) why += std::string(" (") + error.get_error_string() + ')';
  return why;
}

// `number` is that of a system's error, or 0.
[[noreturn]] void throw_system_error(const std::string& message, int number) {
  throw IndexError(base::code_for(number, ErrorCode::failed), message, hint_for(number));
}

// A file of a new database could not be written. Xapian leaves the number of the error in errno and does not hand it
// on.
[[noreturn]] void throw_not_created(const std::string& doing, const Xapian::Error& error, int number) {
  if (error.get_error_string() != nullptr) throw_system_error(doing + ": " + reason(error), number_of(error));
  throw_system_error(doing + ": " + reason(error) + " (" + base::reason(number) + ')', number);
}

}  // namespace

void rethrow_as_index_error(const std::string& doing) {
  const int number_at_first = errno;
  try {
    throw;
  } catch (const Xapian::DatabaseCreateError& error) {
    throw_not_created(doing, error, number_at_first);
  } catch (const Xapian::DatabaseError& error) {
    // Files are looked at before Xapian opens them, so that what keeps it from that is no damage; nor is a system's
    // error. Segments never change: even "modified" means a damaged block.
    const std::string_view type = error.get_type();
    const bool is_opening = type == "DatabaseNotFoundError" || type == "DatabaseOpeningError";
    const int number = number_of(error);
    if (is_opening || number != 0 || error.get_error_string() != nullptr) {
      throw_system_error(doing + ": " + reason(error), number);
    }
    throw DamageError(reason(error));
  } catch (const Xapian::Error& error) {
    throw_system_error(doing + ": " + reason(error), number_of(error));
  } catch (const base::FileError& error) {
    throw_system_error(doing + ": " + error.what(), error.error());
  } catch (const std::filesystem::filesystem_error& error) {
    throw_system_error(doing + ": " + error.path1().string() + ": " + error.code().message(), error.code().value());
  } catch (...) {
    rethrow_as_error(doing);
  }
}

}  // namespace tenet::store
