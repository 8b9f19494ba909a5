#include "store/own_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "support/temp_folder.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

const std::string hash = "0123456789abcdef0123456789abcdef";
const std::string other_hash = "ffffffffffffffffffffffffffffffff";

Manifest manifest() {
  return {.taxonomy = hash, .speakers = hash, .segments = {{.name = "segment-2"}}};
}

// The names of leftovers, with a space between them; those of folders with other things in them in brackets.
std::string leftovers(const fs::path& index) {
  Leftovers found = find_leftovers(index, names_in(manifest()));
  std::ranges::sort(found.removable);
  std::ranges::sort(found.foreign);
  std::string all;
  for (const fs::path& path : found.removable) all += path.filename().string() + ' ';
  for (const auto& [folder, file] : found.foreign) all += '(' + file.lexically_relative(index).string() + ") ";
  return all;
}

TEST(FindLeftovers, GivesWhatTenetMakesAndTheManifestDoesNotName) {
  const test::TempFolder index;
  for (const std::string& file :
       {std::string("tenet.json"), std::string("tenet.json.copy"), std::string("lock"), "topics-" + hash + ".toml",
        "speakers-" + hash + ".toml", std::string("segment-2/iamglass")}) {
    index.write(file, "");
  }
  EXPECT_EQ(leftovers(index.path()), "");
  index.write("tenet.json.new", "");
  index.write("tenet.json.copy.new", "");
  index.write("topics-" + other_hash + ".toml", "");
  index.write("segment-1/postlist.glass", "");
  index.write("segment-1/flintlock", "");
  fs::create_directories(index / "segment-3");
  index.write("building/0/iamglass.new", "");
  index.write("building/segment-3/docdata.glass", "");
  EXPECT_EQ(leftovers(index.path()),
            "building segment-1 segment-3 tenet.json.copy.new tenet.json.new topics-" + other_hash + ".toml ");
  for (const fs::path& path : find_leftovers(index.path(), names_in(manifest())).removable) remove_own(path);
  EXPECT_EQ(leftovers(index.path()), "");
  EXPECT_EQ(base::list_folder(index.path()).size(), 6U);
}

TEST(FindLeftovers, LeavesWhatTenetDoesNotMake) {
  const test::TempFolder index;
  for (const std::string& file :
       {std::string("notes.txt"), std::string("segment-notes/a"), std::string("draft.new"),
        std::string("topics-list.toml"), "topics-" + hash + "0.toml", "topics-" + hash.substr(1) + ".toml",
        "topics-" + hash.substr(1) + "G.toml", "topics-" + other_hash + ".toml.old", std::string("segment-1.new")}) {
    index.write(file, "");
  }
  EXPECT_EQ(leftovers(index.path()), "");
}

TEST(FindLeftovers, NamesFoldersThatHoldAnythingElse) {
  const test::TempFolder index;
  index.write("building/ch1.md", "");
  index.write("segment-1/iamglass", "");
  index.write("segment-1/notes", "");
  fs::create_directories(index / "segment-3/iamglass");
  fs::create_directory_symlink(index / "segment-1", index / "segment-4");
  index.write("segment-5", "a file");
  fs::create_directories(index / ("topics-" + other_hash + ".toml"));
  fs::create_symlink("segment-5", index / "tenet.json.new");
  index.write("elsewhere/iamglass", "");
  fs::create_directories(index / "segment-6");
  fs::create_symlink("../elsewhere/iamglass", index / "segment-6/iamglass");
  EXPECT_EQ(leftovers(index.path()),
            "(building/ch1.md) (segment-1/notes) (segment-3/iamglass) (segment-4) (segment-5) (segment-6/iamglass) "
            "(tenet.json.new) (topics-" +
                other_hash + ".toml) ");
}

TEST(RemoveOwn, LeavesWhatCameInSince) {
  const test::TempFolder index;
  index.write("segment-1/iamglass", "");
  index.write("segment-1/notes", "");
  EXPECT_THROW(remove_own(index / "segment-1"), base::FileError);
  EXPECT_TRUE(fs::exists(index / "segment-1/notes"));
}

TEST(ForeignFile, IsNoneWhereAFirstRunWasKilled) {
  const test::TempFolder folder;
  EXPECT_EQ(foreign_file(folder.path()), std::nullopt);
  folder.write("lock", "");
  EXPECT_EQ(foreign_file(folder.path()), std::nullopt);
  folder.write("building/0/iamglass", "");
  folder.write("segment-1/iamglass", "");
  folder.write("topics-" + hash + ".toml", "");
  folder.write("tenet.json.new", "");
  EXPECT_EQ(foreign_file(folder.path()), std::nullopt);
  folder.write("building/ch1.md", "");
  EXPECT_EQ(foreign_file(folder.path()), folder / "building/ch1.md");
  fs::remove(folder / "building/ch1.md");
  folder.write("thesis.md", "");
  EXPECT_EQ(foreign_file(folder.path()), folder / "thesis.md");
}

}  // namespace
}  // namespace tenet::store
