#include "cli/service/served_index.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include <tenet/indexer.h>
#include <tenet/xapian_export.h>

#include "support/temp_folder.h"

namespace tenet::cli {
namespace {

void add(const std::filesystem::path& index, const std::string& id) {
  Indexer indexer(index);
  indexer.add({.id = id, .text = "Bail keeps people in jail."});
  (void)indexer.commit();
}

// A stub is a file, or the tenet.json of a folder.
TEST(ServedIndex, SeesThatAnIndexOfAStubIsReplaced) {
  for (const char* stub : {"all.json", "all/tenet.json"}) {
    test::TempFolder folder;
    add(folder / "one", "a");
    folder.write(stub, R"({"tenet":"shards","indexes":[")" + (folder / "one").string() + "\"]}");
    ServedIndex served({std::string_view(stub) == "all.json" ? folder / "all.json" : folder / "all"}, {});
    EXPECT_EQ(served.now()->info.documents, 1U) << stub;
    add(folder / "one", "b");
    EXPECT_EQ(served.now()->info.documents, 2U) << stub;
  }
}

TEST(ServedIndex, SeesThatAXapianDatabaseOfAStubIsReplaced) {
  test::TempFolder folder;
  add(folder / "one", "a");
  (void)export_xapian({folder / "one"}, folder / "exported", {.shards = 2});
  folder.write("all.json", R"({"tenet":"shards","indexes":["xapian:exported"]})");
  ServedIndex served({folder / "all.json"}, {});
  EXPECT_EQ(served.now()->info.documents, 1U);
  add(folder / "one", "b");
  (void)export_xapian({folder / "one"}, folder / "again");
  std::filesystem::rename(folder / "exported", folder / "old");
  std::filesystem::rename(folder / "again", folder / "exported");
  EXPECT_EQ(served.now()->info.documents, 2U);
}

TEST(ServedIndex, OpensAgainWhatCouldNotBeRead) {
  test::TempFolder folder;
  add(folder / "one", "a");
  ServedIndex served({folder / "one"}, {});
  const auto first = served.now();
  EXPECT_EQ(served.now(), first);
  *first->is_stale = true;
  const auto second = served.now();
  EXPECT_NE(second, first);
  EXPECT_EQ(served.now(), second);
}

}  // namespace
}  // namespace tenet::cli
