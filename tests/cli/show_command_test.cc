#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Invented documents whose ids are long and alike, indexed once.
class ShowCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const std::string deep =
        "docs/statements-of-the-invented-round-table-on-justice/2015-03-04-remarks-to-the-members/";
    folder_->write(deep + "on-bail.md", "Cash bail keeps people in jail, the invented forum said.\n");
    folder_->write(deep + "on-parole.md", "Parole is the theme of the second paper of the forum.\n");
    folder_->write("docs/2016/on-parole.md", "Parole is again the theme of a paper of the forum.\n");
    folder_->write("docs/bail.md", "Bail is a word of this one, too.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments) { return run_tenet(arguments, folder_->path()); }

  static TempFolder* folder_;
};

TempFolder* ShowCommand::folder_ = nullptr;

TEST(ShowCommandOfOddNames, TakesIdsAsTheyArePrinted) {
  const TempFolder folder;
  folder.write("docs/two\nlines.txt", "Pardons come second, the invented forum said.\n");
  folder.write("docs/red\x1B[31m.txt", "Bail reform comes first, the invented forum said.\n");
  ASSERT_EQ(run_tenet({"index", "docs"}, folder.path()).status, 0);
  for (const std::string word : {"pardons", "bail"}) {
    std::string id = run_tenet({"search", "-l", word}, folder.path()).out;
    id.pop_back();  // the line feed
    EXPECT_NE(id.find("\\u{"), std::string::npos) << id;
    EXPECT_EQ(run_tenet({"show", id + "#1"}, folder.path()).status, 0) << id;
    EXPECT_EQ(run_tenet({"cite", id + "#1"}, folder.path()).status, 0) << id;
  }
}

TEST_F(ShowCommand, TakesAsMuchOfAnIdAsTellsItApart) {
  for (const char* id :
       {"statements-of-the-invented-round-table-on-justice/2015-03-04-remarks-to-the-members/on-bail.md#1",
        "on-bail.md#1", "on-bail#1", "\u2026on-bail.md#1", "...on-bail.md#1", "statements\u2026bail.md#1",
        "stat\u2026members\u2026bail.md#1", "members/on-bail#1"}) {
    const Ended ended = tenet({"show", id});
    EXPECT_EQ(ended.status, 0) << id << ended.err;
    EXPECT_NE(ended.out.find("Cash bail keeps"), std::string::npos) << id;
    EXPECT_EQ(tenet({"cite", id}).status, 0) << id;
  }
  EXPECT_EQ(tenet({"search", "like:on-bail#1", "-c"}).status, 0);
  EXPECT_EQ(tenet({"search", "document:on-bail.md keeps", "-c"}).out, "1\n");
  EXPECT_NE(tenet({"show", "on-bail"}).out.find("Cash bail keeps"), std::string::npos) << "a document";
  // What is an id is never a shortened one.
  EXPECT_NE(tenet({"show", "bail.md#1"}).out.find("Bail is a word"), std::string::npos);
}

TEST_F(ShowCommand, NamesThoseThatAShortenedIdMayStandFor) {
  const Ended ended = tenet({"show", "on-parole.md#1"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err,
            "tenet: 'on-parole.md#1' may stand for 2 documents\n"
            "  hint: write more of the id: 2016/on-parole.md#1, statements-of-the-invented-round-table-on-justice/"
            "2015-03-04-remarks-to-the-members/on-parole.md#1\n");
  const Ended like = tenet({"search", "like:on-parole.md#1"});
  EXPECT_EQ(like.status, 2);
  EXPECT_NE(like.err.find("may stand for 2 documents"), std::string::npos) << like.err;
  const Ended document = tenet({"search", "cash -document:on-parole.md"});
  EXPECT_EQ(document.status, 2);
  EXPECT_NE(document.err.find("may stand for 2 documents"), std::string::npos) << document.err;
  EXPECT_EQ(tenet({"show", "on-clemency.md#1"}).status, 2);
}

TEST_F(ShowCommand, IsAskedForWhatATerminalShows) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"search", "cash"}, {"kwic", "cash"}, {"search", "--no-fold", "keeps"}}) {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--index", (folder_->path() / ".tenet").string()});
    const std::string out = run_tenet_on_terminal(all, 80, {"NO_COLOR=1"}).out;
    const std::size_t end = out.find("#1");
    ASSERT_NE(end, std::string::npos) << out;
    const std::size_t begin = out.find_last_of(" \n", end) + 1;
    const std::string id = out.substr(begin, end + 2 - begin);
    EXPECT_NE(id.find("\u2026"), std::string::npos) << out;
    EXPECT_EQ(tenet({"show", id}).status, 0) << id;
  }
}

}  // namespace
}  // namespace tenet::test
