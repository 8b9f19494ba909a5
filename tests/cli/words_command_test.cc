#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Invented statements, indexed once.
class WordsCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/bail.md",
                   "---\ntitle: On bail\ndate: 2015-10-21\n---\n\nCash bail is unfair. Judges set cash bail.\n");
    folder_->write("docs/parole.md", "---\ntitle: On parole\ndate: 2016\n---\n\nParole boards meet in spring.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments) { return run_tenet(arguments, folder_->path()); }

  static TempFolder* folder_;
};

TempFolder* WordsCommand::folder_ = nullptr;

TEST_F(WordsCommand, ListsCollocates) {
  const Ended ended = tenet({"words", "bail", "--min-count", "1", "--window", "1", "--format", "csv", "--fields",
                             "word,count,expected,elsewhere,passages,other_forms,example"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "");
  // 13 words, 2 of them nodes; cash, is and cash stand around them.
  EXPECT_EQ(ended.out,
            "word,count,expected,elsewhere,passages,other_forms,example\n"
            "cash,2,0.5454545454545454,0,1,,bail.md#1\n");
}

TEST_F(WordsCommand, ListsKeywords) {
  const Ended ended = tenet({"words", "bail", "--keywords", "--against", "parole", "--min-count", "2", "--format",
                             "jsonl", "--fields", "word,count,elsewhere,percent_difference"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "{\"word\":\"bail\",\"count\":2,\"elsewhere\":0,\"percent_difference\":null}\n"
            "{\"word\":\"cash\",\"count\":2,\"elsewhere\":0,\"percent_difference\":null}\n");
}

TEST_F(WordsCommand, MeasuresDispersion) {
  const Ended ended = tenet({"words", "bail", "--dispersion"});
  EXPECT_EQ(ended.status, 0);
  // 5 of 13 words are in the part without it.
  EXPECT_EQ(ended.out,
            "over       count  words  parts  range      D     DP  DPnorm\n"
            "documents      2     13      2      1  0.000  0.385   0.625\n"
            "years          2     13      2      1  0.000  0.385   0.625\n");
}

TEST_F(WordsCommand, SaysWhatWasCountedAndWhatIsLeftOut) {
  const Ended ended = tenet({"words", "bail", "--min-count", "1", "-n", "1"});
  EXPECT_EQ(ended.err, "1 of 4 words; --all shows all\n6 words around 2 places in 1 passages against 5 elsewhere\n");
  const Ended rare = tenet({"words", "bail"});
  EXPECT_EQ(rare.status, 1);
  EXPECT_EQ(rare.err, "no word stands there 5 times; --min-count 1 shows all\n");
  const Ended none = tenet({"words", "zebras"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.err, "nothing found for zebras\n");
  EXPECT_EQ(tenet({"words", "zebras", "--dispersion"}).err, "nothing found for zebras\n");
}

TEST_F(WordsCommand, RefusesWhatItCannotRead) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"words"}, "QUERY"},
      {{"words", "date:2015"}, "no words"},
      {{"words", "-bail", "--dispersion"}, ""},
      {{"words", "bail", "--window", "0"}, "--window 0"},
      {{"words", "bail", "--window", "-3"}, "window"},
      {{"words", "bail", "--window", "paragraph"}, "--window paragraph"},
      {{"words", "bail", "--window", "1000"}, "--window 1000"},
      {{"words", "bail", "--measure", "log-dise"}, "did you mean logdice"},
      {{"words", "bail", "--measure", "percent-difference"}, "percent-difference"},
      {{"words", "bail", "--keywords", "--measure", "mi"}, "--measure: there is no 'mi'"},
      {{"words", "bail", "--keywords", "--dispersion"}, "--dispersion"},
      {{"words", "bail", "--against", "parole"}, "--keywords"},
      {{"words", "bail", "--keywords", "--window", "3"}, "--window"},
      {{"words", "bail", "--dispersion", "--measure", "mi"}, "--measure"},
      {{"words", "bail", "--keywords", "--against", "topc:x"}, "topc"},
      {{"words", "bail", "--min-count", "0"}, "min-count"},
      {{"words", "bail", "-n", "0"}, "max-count"},
      {{"words", "bail", "--format", "pdf"}, "pdf"},
      {{"words", "bail", "--fields", "wrod"}, "wrod"},
      {{"words", "bail", "--index", "nowhere"}, "no such index"},
  };
  for (const auto& [arguments, part] : cases) {
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2) << part;
    EXPECT_EQ(ended.out, "") << part;
    EXPECT_NE(ended.err.find(part), std::string::npos) << part << '\n' << ended.err;
  }
}

}  // namespace
}  // namespace tenet::test
