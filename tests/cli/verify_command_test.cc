#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Two invented documents, indexed once.
class VerifyCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/forum.md",
                   "---\ntitle: A forum on bail\norganisation: The Example Forum\ndate: 2015-10-21\n"
                   "url: https://forum.example/bail\n---\n\n"
                   "Cash bail keeps people in jail because they are **poor**, and a court should end it.\n");
    folder_->write("docs/bench.txt", "A judge needs discretion in every single case, as the invented bench sees it.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended verify(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "verify");
    return run_tenet(arguments, folder_->path());
  }

  static TempFolder* folder_;
};

TempFolder* VerifyCommand::folder_ = nullptr;

TEST_F(VerifyCommand, ShowsWhereTheWordsStand) {
  const Ended ended = verify({"people in jail because they are poor, and a court"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "verbatim: 1 place\n"
            "\n"
            " 1. A forum on bail, 2015-10-21\n"
            "    the document's own words: The Example Forum\n"
            "    Cash bail keeps *people in jail because they are poor, and a court* should end it.\n"
            "    forum.md#1 | bytes 129-182\n"
            "    https://forum.example/bail\n");
  EXPECT_EQ(ended.err, "");
}

TEST_F(VerifyCommand, MarksEveryDifference) {
  const Ended ended = verify({"Cash bail often holds people in jail because they are poor and a court may end"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.out,
            "not verbatim: the nearest words agree by 81 %\n"
            "\n"
            " 1. A forum on bail, 2015-10-21\n"
            "    the document's own words: The Example Forum\n"
            "    Cash bail [-keeps-]{+often holds+} people in jail because they are poor, and a court\n"
            "    [-should-]{+may+} end it.\n"
            "    forum.md#1 | bytes 113-193\n"
            "    https://forum.example/bail\n");
  EXPECT_NE(verify({"people in the jail because they poor"})
                .out.find("people in {+the+} jail because they [-are-] poor, and"),
            std::string::npos);
}

TEST_F(VerifyCommand, MarksWhatIsWrittenOtherwise) {
  const Ended ended = verify({"[a] judge needs ... every case"});
  EXPECT_EQ(ended.status, 1) << "single is missing";
  const Ended words = verify({"a judge needs ... Every single case"});
  EXPECT_EQ(words.status, 0);
  EXPECT_NE(words.out.find("verbatim but for case or punctuation: 1 place\n"), std::string::npos) << words.out;
  EXPECT_NE(words.out.find("[-A-]{+a+} *judge needs* discretion in [-every-]{+Every+} *single case*, as"),
            std::string::npos)
      << words.out;
}

TEST_F(VerifyCommand, SaysByWhomWordsAreThatAreNotTheSpeakers) {
  EXPECT_EQ(verify({"--speaker", "forum", "Cash bail keeps people"}).out.substr(0, 27), "verbatim by forum: 1 place\n");
  const Ended ended = verify({"--speaker", "Sample", "Cash bail keeps people"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_TRUE(ended.out.starts_with("verbatim, but not by Sample: 1 place\n\n 1. ")) << ended.out;
  EXPECT_NE(ended.out.find("the document's own words: The Example Forum\n"), std::string::npos);
}

TEST_F(VerifyCommand, SaysThatNothingComesNear) {
  const Ended ended = verify({"zebras pay no bail to anybody"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.out, "not found: no passage has half of these words in their order\n");
}

struct Mistake {
  std::vector<std::string> arguments;
  std::string err;
};

TEST_F(VerifyCommand, SaysWhatItCannotLookFor) {
  const std::string hint = "  hint: give the words, such as: mass incarceration\n";
  const std::vector<Mistake> mistakes{
      {{""}, "tenet: verify: no words to look for\n" + hint},
      {{"\u201c...\u201d"}, "tenet: verify: no words to look for\n" + hint},
      {{"bail \xff"}, "tenet: verify: the words are no UTF-8\n  hint: type them in UTF-8\n"},
      {{"--speaker", "?", "bail"}, "tenet: verify: '?' is no name\n  hint: give words of the speaker's name\n"},
      {{"--index", "absent", "bail"},
       "tenet: opening absent: no such index\n  hint: make it with: tenet index --index absent PATH\n"},
  };
  for (const auto& [arguments, err] : mistakes) {
    const Ended ended = verify(arguments);
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.err, err);
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_EQ(verify({}).status, 2);
}

TEST_F(VerifyCommand, ColoursDifferencesOnATerminal) {
  const std::string index = (*folder_ / ".tenet").string();
  const std::string out =
      run_tenet_on_terminal({"verify", "--index", index, "a court may end it before trial"}, 80).out;
  EXPECT_NE(out.find("\x1b[31mshould\x1b[0m \x1b[32mmay\x1b[0m"), std::string::npos) << out;
  EXPECT_EQ(out.find("[-"), std::string::npos);
}

TEST_F(VerifyCommand, WritesLinesForPrograms) {
  const Ended ended = verify({"--format", "jsonl", "Cash bail keeps people"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(ended.out.starts_with(
      R"({"type":"place","verdict":"exact","agreement":1.0,"passages":["forum.md#1"],"document":"forum.md",)"))
      << ended.out;
  EXPECT_NE(ended.out.find('\n' + std::string(R"({"type":"verdict","schema":1,"verdict":"exact","verbatim":true,)")),
            std::string::npos)
      << ended.out;
}

}  // namespace
}  // namespace tenet::test
