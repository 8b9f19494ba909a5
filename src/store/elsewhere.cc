#include "store/elsewhere.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>

#include "store/guard.h"
#include "store/posting_lists.h"
#include "store/version_file.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

// In place of a UUID; in the form in which Xapian gives it.
constexpr std::string_view stand_in_uuid("a stand-in......");
constexpr const char* stand_in_name = "61207374-616e-642d-696e-2e2e2e2e2e2e";

// Removed once Xapian has its files open.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "tenet-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw fs::filesystem_error("making", name, std::error_code(errno, std::generic_category()));
    }
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

Xapian::Database make_stand_in(const Elsewhere& elsewhere) {
  return guarded("searching", [&] {
    const ScratchFolder folder;
    const fs::path postings_file = folder.path() / "postlist.glass";
    std::ofstream(postings_file).close();  // Xapian wants it also where nothing is in it
    TableWriter postings(postings_file);
    for (const auto& [term, numbers] : elsewhere.terms) {
      if (numbers.passages == 0) continue;
      PostingList list;  // of one passage, which nobody reads
      list.add(1, 1);
      list.write(term, term + '\0', numbers.passages, numbers.occurrences, postings);
    }
    TableWriter records(folder.path() / "docdata.glass");
    const TableRoot postings_root = postings.finish();
    // The least and the most are those of the passages here.
    const SegmentTotals totals{.passages = elsewhere.passages,
                               .words = elsewhere.words,
                               .fewest_words = std::numeric_limits<std::uint32_t>::max(),
                               .most_words = 1,
                               .most_often = 1};
    const std::string beginning = std::string(version_magic).append(stand_in_uuid);
    std::ofstream(folder.path() / version_file, std::ios::binary)
        << version_bytes(beginning, postings_root, records.finish(), totals);
    return Xapian::Database(folder.path().string());
  });
}

bool is_stand_in(const Xapian::Database& database) {
  return database.get_uuid() == stand_in_name;
}

}  // namespace tenet::store
