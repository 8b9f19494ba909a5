#include "store/segment_folder.h"

#include <algorithm>
#include <array>
#include <system_error>

#include <tenet/error.h>

#include "store/guard.h"
#include "store/version_file.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

// Xapian opens each of these that is there; a segment without passages has the first alone.
constexpr std::array table_files = {"postlist.glass", "docdata.glass",  "termlist.glass",
                                    "position.glass", "spelling.glass", "synonym.glass"};
constexpr std::size_t needed_tables = 1;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  throw IndexError("opening " + file.string() + ": " + why, "this index was not made by tenet alone: do not use it");
}

// Whether it is there. Anything but a regular file is refused.
bool has_file(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(file, error);
  if (status.type() == fs::file_type::not_found) return false;
  if (error) throw fs::filesystem_error("opening", file, error);
  if (status.type() == fs::file_type::symlink) refuse(file, "a symbolic link");
  if (status.type() != fs::file_type::regular) refuse(file, "not a regular file");
  return true;
}

void require_file(const fs::path& file) {
  if (has_file(file)) return;
  throw IndexError("opening " + file.string() + ": it is missing", "build the index again from its sources");
}

void require_folder(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return require_file(folder);
  if (error) throw fs::filesystem_error("opening", folder, error);
  if (status.type() == fs::file_type::symlink) refuse(folder, "a symbolic link");
  if (status.type() != fs::file_type::directory) refuse(folder, "not a folder");
}

}  // namespace

bool is_segment_name(std::string_view name) {
  constexpr std::string_view beginning = "segment-";
  constexpr std::size_t most_digits = 18;
  if (!name.starts_with(beginning)) return false;
  const std::string_view number = name.substr(beginning.size());
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  return !number.empty() && number.size() <= most_digits && number.front() != '0' &&
         std::ranges::all_of(number, is_digit);
}

Xapian::Database open_segment(const fs::path& folder) {
  return guarded("opening the index", [&] {
    require_folder(folder);
    require_file(folder / version_file);
    for (std::size_t i = 0; i < table_files.size(); ++i) {
      if (i < needed_tables) {
        require_file(folder / table_files[i]);
      } else {
        (void)has_file(folder / table_files[i]);
      }
    }
    return Xapian::Database(folder.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  });
}

}  // namespace tenet::store
