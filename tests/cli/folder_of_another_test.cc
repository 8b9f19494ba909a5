#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/disturbed_index.h"

// What `tenet index` leaves alone: what it did not make.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

class IndexCommandInAFolderOfAnother : public Hardship {
 protected:
  [[nodiscard]] std::set<std::string> files(const std::string& where) const {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / where)) {
      if (!entry.is_directory()) found.insert(entry.path().lexically_relative(folder_ / where).string());
    }
    return found;
  }
};

TEST_F(IndexCommandInAFolderOfAnother, RemovesNothingAndRefusesIt) {
  folder_.write("docs/a.txt", "Pardons come first, the invented council said.\n");
  for (const std::vector<std::string>& theirs : {std::vector<std::string>{"lock", "building/ch1.md"},
                                                 {"lock", "segment-notes/a"},
                                                 {"lock", "topics-list.txt"},
                                                 {"lock", "draft.new"},
                                                 {"lock", "segment-1/notes"},

                                                 {"thesis.md"},
                                                 {"building/0/ch1.md"},
                                                 {"segment-1/iamglass/a"},
                                                 {"tenet.json.old"}}) {
    fs::remove_all(folder_ / "thesis");
    for (const std::string& file : theirs) folder_.write("thesis/" + file, "of another");
    const auto before = files("thesis");
    const Ended ended = index("docs", {}, "thesis");
    EXPECT_EQ(ended.status, 2) << theirs.back();
    EXPECT_NE(ended.err.find("thesis: not an index of tenet, and not empty: it holds "), std::string::npos)
        << ended.err;
    EXPECT_EQ(files("thesis"), before) << theirs.back();
  }
}

TEST_F(IndexCommandInAFolderOfAnother, LeavesWhatItDidNotMakeInAnIndex) {
  folder_.write("docs/a.txt", "Pardons come first, the invented council said.\n");
  ASSERT_EQ(index("docs").status, 0);
  for (const char* file : {"notes.txt", "segment-notes/a", "segment-2/notes", "draft.new", "topics-list.toml"}) {
    folder_.write(std::string("ix/") + file, "of another");
  }
  const auto before = files("ix");
  folder_.write("docs/a.txt", "Bail comes first, the invented council said.\n");
  const Ended ended = index("docs");
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.err.find("warning: ix/segment-2: left alone: it holds notes, which tenet did not make\n"),
            std::string::npos)
      << ended.err;
  EXPECT_EQ(count("bail"), "1\n");
  for (const std::string& file : before) {
    EXPECT_TRUE(fs::exists(folder_ / "ix" / file) || file.starts_with("segment-1/")) << file;
  }
  folder_.write("ix/building/ch1.md", "of another");
  folder_.write("docs/a.txt", "Parole comes first, the invented council said.\n");
  const Ended refused = index("docs");
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("ix/building: it holds what tenet did not make"), std::string::npos) << refused.err;
  EXPECT_TRUE(fs::exists(folder_ / "ix/building/ch1.md"));
  EXPECT_EQ(count("bail"), "1\n");
}

// A link in a place where tenet writes leads nowhere it may write.
TEST_F(IndexCommandInAFolderOfAnother, WritesThroughNoLink) {
  folder_.write("docs/a.txt", "Pardons come first, the invented council said.\n");
  folder_.write("theirs/file", "of another");
  for (const char* name : {"tenet.json.new", "tenet.json.copy.new", "lock", "building", "segment-2"}) {
    fs::remove_all(folder_ / "ix");
    ASSERT_EQ(index("docs").status, 0);
    folder_.write("docs/a.txt", std::string("Bail comes first, the invented council said of ") + name + ".\n");
    fs::remove(folder_ / "ix" / name);
    const bool is_folder = std::string(name) == "building" || std::string(name) == "segment-2";
    fs::create_symlink(is_folder ? "../theirs" : "../theirs/file", folder_ / "ix" / name);
    const Ended ended = index("docs");
    const bool does_without = std::string(name) == "segment-2" || std::string(name) == "tenet.json.copy.new";
    EXPECT_EQ(ended.status, does_without ? 0 : 2) << name << ended.err;
    EXPECT_EQ(files("theirs"), std::set<std::string>{"file"}) << name;
    EXPECT_EQ(read_file(folder_ / "theirs/file"), "of another") << name;
  }
}
}  // namespace
}  // namespace tenet::test
