// Documents inside files, by the command alone: their ids, and what is read again.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/make_documents.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

const Article& letter() {
  static const Article article{.title = "A letter on lamps",
                               .paragraphs = {"The keepers of the four lamps ask the harbor for oil enough to last the "
                                              "winter, and for a second boat."}};
  return article;
}

class Containers : public testing::Test {
 protected:
  Ended index(const std::vector<std::string>& settings = {}) const {
    return run_tenet({"index", "--progress", "none", "docs"}, folder_.path(), {}, settings);
  }
  // Whether this build reads archives; the test is over where it does not.
  [[nodiscard]] bool can_read() const {
    return run_tenet({"index", "--formats"}, folder_.path()).out.find("archive          read") != std::string::npos;
  }
  [[nodiscard]] std::string ids() const {
    return run_tenet({"search", "--all", "--format", "csv", "--fields", "passage", "lamps"}, folder_.path()).out;
  }

  TempFolder folder_;
};

// With no reader there, what is read again would be a problem.
const std::vector<std::string> without_reader{"TENET_READER=/nowhere/tenet-reader"};

TEST_F(Containers, GiveTheirMembersIdsThatLast) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string inner = make_zip({{"b.md", "# On lamps\n\nThe lamps of the north burn oil.\n"}});
  folder_.write("docs/box.zip", make_zip({{"letters/a.docx", make_docx(letter())}, {"inner.zip", inner}}));
  const Ended first = index();
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.out.substr(0, 8), "added 2,");
  const std::string names = ids();
  EXPECT_NE(names.find("box.zip!letters/a.docx#1"), std::string::npos) << names;
  EXPECT_NE(names.find("box.zip!inner.zip!b.md#1"), std::string::npos) << names;
  const Ended second = index(without_reader);
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 0, unchanged 2, removed 0,") << "an archive is not read again";
}

TEST_F(Containers, AreReadAgainWhenTheyChange) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"b.txt", "Lamps of the south.\n"}}));
  index();
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"c.txt", "Lamps of the east.\n"}}));
  EXPECT_EQ(index().out.substr(0, 43), "added 1, updated 0, unchanged 1, removed 1,");
}

TEST_F(Containers, WithABadMemberAreNotReadAgainToNameIt) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string whole = make_docx(letter());
  folder_.write("docs/box.zip",
                make_zip({{"a.txt", "Lamps of the north.\n"}, {"cut.docx", whole.substr(0, whole.size() / 2)}}));
  const Ended first = index();
  EXPECT_EQ(first.status, 3);
  EXPECT_NE(first.err.find("docs/box.zip!cut.docx: "), std::string::npos) << first.err;
  const Ended second = index(without_reader);
  EXPECT_EQ(second.status, 3);
  EXPECT_EQ(second.err, first.err);
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 0, unchanged 1, removed 0,");
}

TEST_F(Containers, KeepAMemberThatCannotBeReadAnyMore) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string whole = make_docx(letter());
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"b.docx", whole}}));
  EXPECT_EQ(index().status, 0);
  folder_.write("docs/box.zip",
                make_zip({{"a.txt", "Lamps of the south.\n"}, {"b.docx", whole.substr(0, whole.size() / 2)}}));
  const Ended second = index();
  EXPECT_EQ(second.status, 3);
  EXPECT_NE(second.err.find("; the index keeps it as it was read before"), std::string::npos) << second.err;
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 1, unchanged 1, removed 0,");
  EXPECT_NE(ids().find("box.zip!b.docx#1"), std::string::npos);
  EXPECT_EQ(index(without_reader).out.substr(0, 43), "added 0, updated 0, unchanged 2, removed 0,");
}

TEST_F(Containers, HalfBrokenDoNotStopARun) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::vector<std::pair<std::string, std::string>> whole{{"docx", make_docx(letter())},
                                                               {"pdf", make_pdf(letter()).bytes},
                                                               {"html", make_html(letter())},
                                                               {"zip", make_zip({{"a.txt", "Lamps.\n"}})}};
  for (int i = 0; i < 12; ++i) {
    const auto& [ending, bytes] = whole[static_cast<std::size_t>(i) % whole.size()];
    const std::string name = "docs/" + std::to_string(i) + "." + ending;
    // Every second file of each format is cut off, and some of its bytes are changed.
    std::string written = bytes;
    if (i / 4 % 2 == 1) {
      written.resize(bytes.size() * 2 / 3);
      for (std::size_t at = 40; at < written.size(); at += 97) written[at] = static_cast<char>(written[at] ^ 0x55);
    }
    folder_.write(name, written);
  }
  const Ended ended = index();
  EXPECT_EQ(ended.status, 3) << ended.err;
  const std::string names = ids();
  for (const std::string id : {"0.docx#", "1.pdf#", "2.html#", "3.zip!a.txt#", "8.docx#", "9.pdf#"}) {
    EXPECT_NE(names.find(id), std::string::npos) << id << " is not in " << names;
  }
}

}  // namespace
}  // namespace tenet::test
