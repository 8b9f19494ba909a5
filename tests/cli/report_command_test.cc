#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Two invented documents, indexed once.
class ReportCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/a.md",
                   "---\ntitle: A\ndate: 2013-05-01\n---\n\nCash bail keeps people in jail, it is said.\n");
    folder_->write("docs/b.txt", "The village has a ferry, of which the invented forum is proud to speak.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended report(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"report", "--date", "2026-01-15"});
    return run_tenet(arguments, folder_->path());
  }

  static TempFolder* folder_;
};

TempFolder* ReportCommand::folder_ = nullptr;

TEST_F(ReportCommand, WritesWhatAMethodsSectionAsksFor) {
  const Ended ended = report({"topic:pretrial bail -date:2014"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "");
  for (const char* part : {
           "The search was made on 2026-01-15 with tenet ",
           "    topic:pretrial bail -date:2014\n",
           "    all(field topic \"pretrial\", word \"bail\", without(field date \"2014\"))\n",
           "The index holds 2 passages in 2 documents with 23 words. They are dated 2013-05 (1 undated).",
           "Of these, 1 passage in 1 document answer the query.",
           "condition       passages  documents  passages left  documents left\n"
           "topic:pretrial         1          1              1               1\n"
           "bail                   1          1              1               1\n"
           "-date:2014             2          2              1               1\n",
           "Counts are exact",
           "    tenet report --date 2026-01-15 -- 'topic:pretrial bail -date:2014'\n",
       }) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << "\n--- in ---\n" << ended.out;
  }
}

TEST_F(ReportCommand, SaysHowOftenTheTagsOfATopicAreRight) {
  const Ended ended = report({"topic:pretrial"});
  EXPECT_NE(ended.out.find("precision %  recall %  grade 2, precision %  grade 2, recall %\n"), std::string::npos)
      << ended.out;
  EXPECT_NE(ended.out.find("Measured on passages judged for each topic: White House 2021-2026 and "), std::string::npos)
      << ended.out;
  EXPECT_EQ(report({"bail"}).out.find("Measured on passages judged"), std::string::npos);
}

TEST_F(ReportCommand, IsTheSameWhenItIsRepeated) {
  for (const char* format : {"text", "markdown", "json"}) {
    EXPECT_EQ(report({"bail", "--format", format}).out, report({"bail", "--format", format}).out);
  }
}

TEST_F(ReportCommand, ReportsNothingFound) {
  const Ended ended = report({"zebra", "--format", "markdown"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.out.find("| zebra | 0 | 0 | 0 | 0 |"), std::string::npos) << ended.out;
}

TEST_F(ReportCommand, RefusesWhatIsNoDate) {
  for (const char* date : {"yesterday", "2015", "2015-13-01"}) {
    const Ended ended = run_tenet({"report", "--date", date, "bail"}, folder_->path());
    EXPECT_EQ(ended.status, 2) << date;
    EXPECT_EQ(ended.err, std::string("tenet: --date ") + date + ": no such date\n  hint: write it as 2015-10-21\n");
  }
}

}  // namespace
}  // namespace tenet::test
