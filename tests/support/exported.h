#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <tenet/error.h>
#include <tenet/searcher.h>
#include <tenet/xapian_export.h>

#include "support/temp_folder.h"

namespace tenet::test {

// An index with its exports: one database, and three shards.
class Exported {
 public:
  explicit Exported(const std::filesystem::path& index) : index_(index) {
    (void)export_xapian({index}, folder_ / "one");
    (void)export_xapian({index}, folder_ / "three", {.shards = 3});
  }

  [[nodiscard]] Searcher index() const { return Searcher(index_); }
  [[nodiscard]] Searcher one() const { return Searcher(std::filesystem::path("xapian:" + (folder_ / "one").string())); }
  [[nodiscard]] Searcher three() const {
    return Searcher(std::filesystem::path("xapian:" + (folder_ / "three").string()));
  }
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "one"; }
  [[nodiscard]] std::filesystem::path shard(int i) const { return folder_ / "three" / ("shard-" + std::to_string(i)); }

 private:
  std::filesystem::path index_;
  TempFolder folder_;
};

// Asks both in several ways, and expects the same hits, totals and counts. Gives how many answers were refused.
std::size_t expect_same(const Searcher& index, const Searcher& exported, const std::string& text,
                        Joining joining = Joining::all);
// Expects the same hit, but for rounding of its score.
void expect_same_hit(const Hit& expected, Hit hit, const std::string& where);

// What opening a place complains of; empty where it is opened.
[[nodiscard]] inline std::string opening(const std::string& place, const SearcherOptions& options = {},
                                         std::string* hint = nullptr) {
  try {
    (void)Searcher(std::vector<std::filesystem::path>{place}, options);
  } catch (const IndexError& error) {
    if (hint != nullptr) *hint = error.hint();
    return error.what();
  }
  return "";
}

}  // namespace tenet::test
