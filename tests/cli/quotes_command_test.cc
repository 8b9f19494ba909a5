#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// An invented article of invented people, indexed once.
class QuotesCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/forum.md",
                   "---\ntitle: A forum on bail\ndate: 2015-10-21\n---\n\n"
                   "Sampleton Police Chief Odile Harrow opened the forum.\n\n"
                   "\"Nobody should sit in jail because of an empty purse,\" she said. \"We can do better.\"\n\n"
                   "\"Bail brings people back to court,\" said Martin Vane, a prosecutor.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments) { return run_tenet(arguments, folder_->path()); }

  static TempFolder* folder_;
};

TempFolder* QuotesCommand::folder_ = nullptr;

TEST_F(QuotesCommand, ShowsWhoSaidWhatAndHowTheTextSaysSo) {
  const Ended ended = tenet({"quotes", "speaker:vane"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            " 1. \u201cBail brings people back to court,\u201d\n"
            "    \u2014 Martin Vane, a prosecutor\n"
            "    \u201csaid Martin Vane\u201d: after, 99 %\n"
            "    A forum on bail, 2015-10-21\n"
            "    forum.md#3 | speech | code points 191-224\n\n");
  EXPECT_EQ(ended.err, "");
}

TEST_F(QuotesCommand, ResolvesAPronounAndJoinsWhatGoesOn) {
  const Ended ended = tenet({"quotes", "speaker:\"Odile Harrow\"", "--format", "jsonl"});
  EXPECT_EQ(ended.status, 0);
  for (const char* part : {R"("speaker":"she")", R"("canonical":"Odile Harrow")", R"("cue":"said")",
                           R"("quote":"We can do better.")", R"("continues":true)"}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << '\n' << ended.out;
  }
}

TEST_F(QuotesCommand, ShowsAFewUnlessAskedForAll) {
  const Ended some = tenet({"quotes", "-n", "2"});
  EXPECT_EQ(some.status, 0);
  EXPECT_EQ(some.err, "2 quotations shown; --all shows all\n");
  const Ended all = tenet({"quotes", "--all"});
  EXPECT_NE(all.out.find(" 3. "), std::string::npos);
  EXPECT_EQ(all.err, "");
}

TEST_F(QuotesCommand, EndsWithOneWhereNothingIsFound) {
  EXPECT_EQ(tenet({"quotes", "speaker:nobody"}).status, 1);
  EXPECT_EQ(tenet({"quotes", "speaker:nobody"}).err, "no quotations found for speaker:nobody\n");
  EXPECT_EQ(tenet({"speakers", "zebras"}).status, 1);
  EXPECT_EQ(tenet({"speakers", "zebras"}).err, "nobody is quoted in what answers zebras\n");
}

TEST_F(QuotesCommand, RefusesWhatItCannotRead) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"quotes", "topc:bail"}, "topc"},
      {{"quotes", "topic:zebras"}, "zebras"},
      {{"quotes", "kind:song"}, "song"},
      {{"quotes", "-n", "0"}, "max-count"},
      {{"quotes", "--sort", "length"}, "sort"},
      {{"quotes", "--format", "pdf"}, "format"},
      {{"quotes", "--index", "nowhere"}, "no such index"},
      {{"speakers", "\"open"}, "open"},
      {{"speakers", "-n", "many"}, "max-count"},
      {{"speakers", "--index", "nowhere"}, "no such index"},
  };
  for (const auto& [arguments, part] : cases) {
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2) << arguments.back();
    EXPECT_EQ(ended.out, "") << arguments.back();
    EXPECT_NE(ended.err.find(part), std::string::npos) << ended.err;
  }
}

TEST_F(QuotesCommand, ListsWhoIsQuoted) {
  const Ended ended = tenet({"speakers"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "quotations  passages  speaker       role                    first\n"
            "         2         1  Odile Harrow  Sampleton Police Chief  forum.md#2\n"
            "         1         1  Martin Vane   a prosecutor            forum.md#3\n");
  const Ended lines = tenet({"speakers", "-n", "1", "--format", "jsonl"});
  EXPECT_NE(lines.out.find(R"("name":"Odile Harrow","kind":"person")"), std::string::npos) << lines.out;
}

TEST_F(QuotesCommand, RefusesABadFileOfSpeakersAndLeavesTheIndex) {
  folder_->write("speakers.toml", "format = 1\n[[speaker]]\nname = 7\n");
  const Ended ended = tenet({"index", "--speakers", "speakers.toml", "docs"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("speakers.toml:3"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("hint: "), std::string::npos) << ended.err;
  EXPECT_EQ(tenet({"quotes", "speaker:vane"}).status, 0);
}

TEST(Quotes, ShowsTheSameWordsOfTheSameSpeakerOnce) {
  TempFolder folder;
  const std::string words = "\"Nobody should sit in jail for want of money,\" said Odile Harrow, a judge.\n";
  for (const char* name : {"a", "b", "c"}) folder.write(std::string("docs/") + name + ".md", words);
  folder.write("docs/d.md", "\"Nobody should sit in jail, for want of money!\" said Odile Harrow, a judge.\n");
  folder.write("docs/e.md", "\"Nobody should sit in jail for want of money,\" said Martin Vane, a prosecutor.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended folded = run_tenet({"quotes", "jail"}, folder.path());
  EXPECT_NE(folded.out.find("3 repetitions elsewhere; --no-fold shows each"), std::string::npos) << folded.out;
  EXPECT_NE(folded.out.find(" 2. "), std::string::npos);
  EXPECT_EQ(folded.out.find(" 3. "), std::string::npos);
  const auto lines = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"quotes", "jail", "--format", "csv", "--fields", "document"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const std::string out = run_tenet(arguments, folder.path()).out;
    return std::count(out.begin(), out.end(), '\n') - 1;
  };
  EXPECT_EQ(lines({}), 5) << "programs get each";
  EXPECT_EQ(lines({"--fold"}), 2);
  EXPECT_EQ(lines({"--fold", "-n", "1"}), 1);
  EXPECT_EQ(lines({"--fold", "-n", "5", "--offset", "1"}), 1);
}

}  // namespace
}  // namespace tenet::test
