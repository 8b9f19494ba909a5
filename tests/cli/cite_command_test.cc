#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class CiteCommand : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    ASSERT_EQ(run_tenet({"index", TENET_CORPUS_DIR}, folder_->path()).status, 0);
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended run(const std::vector<std::string>& arguments) { return run_tenet(arguments, folder_->path()); }

  static TempFolder* folder_;
};

TempFolder* CiteCommand::folder_ = nullptr;

const std::string leaders = "statements/2015-10-21-law-enforcement-leaders.md";

TEST_F(CiteCommand, CitesACorporateAuthorWhole) {
  struct Case {
    std::string style;
    std::string begins;
  };
  for (const auto& [style, begins] : std::vector<Case>{
           {"apa",
            "Law Enforcement Leaders to Reduce Crime and Incarceration. (2015, October 21). Law Enforcement Leaders to "
            "Reduce Crime and Incarceration: statement of principles [Digest of: Police chiefs, prosecutors advocate "
            "ending mass incarceration (CBS News, first in The Crime Report)]. "
            "https://www.cbsnews.com/news/police-chiefs-prosecutors-group-advocate-ending-mass-incarceration/\n"},
           {"bluebook",
            "Law Enforcement Leaders to Reduce Crime and Incarceration, Law Enforcement Leaders to Reduce "},
           {"chicago", "Law Enforcement Leaders to Reduce Crime and Incarceration. \u201CLaw Enforcement Leaders "},
       }) {
    const Ended ended = run({"cite", leaders, "--style", style});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.out.substr(0, begins.size()), begins);
  }
  EXPECT_NE(run({"cite", leaders, "--style", "bibtex"})
                .out.find("author       = {{Law Enforcement Leaders to Reduce Crime and Incarceration}},"),
            std::string::npos);
}

TEST_F(CiteCommand, CitesWordsWithTheirPlace) {
  const Ended ended = run({"cite", leaders + "#2", "--quotes", "--quotation"});
  EXPECT_EQ(ended.status, 0);
  const std::string expected =
      "  \u201CWe can build a fairer and smarter criminal justice system that continues to protect public "
      "safety,\u201D "
      "(Law Enforcement Leaders to Reduce Crime and Incarceration, 2015, para. 2)\n  " +
      leaders + "#2, paragraph 2, code points ";
  EXPECT_EQ(ended.out.substr(0, expected.size()), expected) << ended.out;
  EXPECT_EQ(run({"cite", leaders + "#2", "--quote", "1", "--quotation"}).out, ended.out);
}

TEST_F(CiteCommand, SaysWhenItWasReadOnlyWhenAsked) {
  EXPECT_EQ(run({"cite", leaders}).out.find("Retrieved"), std::string::npos);
  EXPECT_NE(run({"cite", leaders, "--accessed=2026-01-31"}).out.find("Retrieved January 31, 2026, from https:"),
            std::string::npos);
  EXPECT_NE(run({"cite", "--accessed", leaders}).out.find("Retrieved "), std::string::npos);
}

TEST_F(CiteCommand, ReadsIdsFromStandardInput) {
  EXPECT_EQ(run({"cite", "-"}).status, 2) << "there is nothing on it";
}

TEST_F(CiteCommand, WritesOneReferenceADocument) {
  const Ended ended = run({"cite", leaders + "#2", leaders + "#1", leaders + "#2", "--style", "ris"});
  EXPECT_EQ(ended.out.find("TY  - "), ended.out.rfind("TY  - "));
  std::size_t notes = 0;
  for (auto at = ended.out.find("N1  - "); at != std::string::npos; at = ended.out.find("N1  - ", at + 1)) ++notes;
  EXPECT_EQ(notes, 3U) << "what it is a digest of, and two passages";
}

TEST_F(CiteCommand, WritesNothingUnlessEveryIdIsKnown) {
  const Ended ended = run({"cite", leaders + "#1", leaders + "#999"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("#999: no such passage or document in the index"), std::string::npos);
  EXPECT_NE(ended.err.find("  hint: " + leaders + " has "), std::string::npos) << ended.err;
  EXPECT_EQ(run({"cite", "nothing.txt#1"}).err,
            "tenet: nothing.txt#1: no such passage or document in the index\n"
            "  hint: ids stand under each hit of tenet search: DOCUMENT#NUMBER\n");
}

TEST_F(CiteCommand, RefusesWhatItCannotRead) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"cite"},
           {"cite", leaders, "--style", "mla"},
           {"cite", leaders, "--accessed=yesterday"},
           {"cite", leaders, "--accessed=2026-13-01"},
           {"cite", leaders + "#1", "--quote", "0"},
           {"cite", leaders + "#1", "--quote", "99"},
           {"cite", leaders + "#1", "--quote", "1", "--quotes"},
       }) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 2) << arguments.back();
    EXPECT_EQ(ended.out, "") << arguments.back();
    EXPECT_NE(ended.err, "") << arguments.back();
  }
}

TEST_F(CiteCommand, HasItsFormatsInQuotes) {
  const Ended ended = run({"quotes", "document:" + leaders, "--all", "--format", "bibtex"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out.find("@online{"), ended.out.rfind("@online{"));
  EXPECT_NE(ended.out.find("With proportional sentences"), std::string::npos);
  EXPECT_EQ(run({"quotes", "zzzz", "--format", "csl"}).out, "[]\n");
}

// The article that the project began from names no author: its title takes his place, and the group is cited in it.
TEST(Cite, CitesTheSeedArticle) {
  const std::filesystem::path article =
      std::filesystem::path(TENET_SHARED_DIR) / "data/seed/law-enforcement-leaders.txt";
  if (!std::filesystem::exists(article)) GTEST_SKIP() << article << " is not there";
  const TempFolder folder;
  const std::string index = (folder / "index").string();
  ASSERT_EQ(run_tenet({"index", "--index", index, article.string()}).status, 0);
  const std::string in_text =
      "(Law Enforcement Leaders to Reduce Crime and Incarceration, as cited in \u201CPolice chiefs, prosecutors "
      "advocate ending mass incarceration,\u201D n.d., para. 13)";
  const Ended ended = run_tenet({"cite", "--index", index, "law-enforcement-leaders.txt#13", "--quotes"});
  EXPECT_NE(ended.out.find(in_text), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.substr(0, ended.out.find('\n')),
            "Police chiefs, prosecutors advocate ending mass incarceration. (n.d.).");
}

}  // namespace
}  // namespace tenet::test
