#include "store/segment_folder.h"

#include <algorithm>
#include <array>

#include <tenet/error.h>

#include "base/files.h"
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
  const auto status = base::status_of(file, base::Links::refuse);
  if (!status) return false;
  if (status->kind == base::FileKind::link) refuse(file, "a symbolic link");
  if (status->kind != base::FileKind::file) refuse(file, "not a regular file");
  return true;
}

void require_file(const fs::path& file) {
  if (has_file(file)) return;
  throw IndexError("opening " + file.string() + ": it is missing", "build the index again from its sources");
}

void require_folder(const fs::path& folder) {
  const auto status = base::status_of(folder, base::Links::refuse);
  if (!status) return require_file(folder);
  if (status->kind == base::FileKind::link) refuse(folder, "a symbolic link");
  if (status->kind != base::FileKind::folder) refuse(folder, "not a folder");
}

// Xapian takes a table that it cannot open for an empty one, for instance with too many files open. Then the data of
// the last passage would be missing, which always ends a block.
void require_data(const Xapian::Database& database, const fs::path& file) {
  const Xapian::docid last = database.get_lastdocid();
  if (last == 0 || !database.get_document(last).get_data().empty()) return;
  require_file(file);
  const base::InputFile opened(file);  // says why it cannot be opened
  throw IndexError("opening " + file.string() + ": it cannot be read", "run the command again");
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
    Xapian::Database database(folder.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    require_data(database, folder / "docdata.glass");
    return database;
  });
}

}  // namespace tenet::store
