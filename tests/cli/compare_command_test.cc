#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Invented documents of two bodies, indexed once.
class CompareCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    for (int year = 2011; year < 2015; ++year) {
      const auto write = [&](const std::string& name, const std::string& body) {
        folder_->write("docs/" + name + std::to_string(year) + ".md",
                       "---\ntitle: " + name + "\norganisation: Example " + name + "\ndate: " + std::to_string(year) +
                           "-01-02\n---\n\n" + body);
      };
      write("Forum", "Cash bail keeps people in jail for weeks, and jail takes their work and their homes.\n");
      write("Bench", "Cash bail brings defendants back to court, and the court needs its calendar to hold.\n");
    }
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended compare(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "compare");
    return run_tenet(arguments, folder_->path());
  }

  static TempFolder* folder_;
};

TempFolder* CompareCommand::folder_ = nullptr;

const std::vector<std::string> sides = {"--between", "organisation:Forum", "--and", "organisation:Bench"};

std::vector<std::string> with(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), sides.begin(), sides.end());
  return arguments;
}

TEST_F(CompareCommand, ShowsBothSides) {
  const Ended ended = compare(with({"bail", "-n", "1", "--words", "1"}));
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "                    organisation:Forum  organisation:Bench\n"
            "passages                             4                   4\n"
            "documents                            4                   4\n"
            "of passages                          4                   4\n"
            "per 1,000 passages             1000.00             1000.00\n"
            "per million words              62500.0             66666.7\n"
            "first                       2011-01-02          2011-01-02\n"
            "last                        2014-01-02          2014-01-02\n"
            "\nNo passage that answers stands on both sides.\n"
            "\nTopics\n"
            "topic     first      %  second      %  difference\n"
            "pretrial      4  100.0       4  100.0        +0.0\n"
            "\nWords of organisation:Forum\n"
            "word  first  second    G2  log ratio\n"
            "jail      8       0  11.1      +3.91\n"
            "\nWords of organisation:Bench\n"
            "word   first  second    G2  log ratio\n"
            "court      0       8  12.2      -4.09\n"
            "\nPassages of organisation:Forum\n"
            "2011-01-02: Forum\n"
            "  Cash *bail* keeps people in jail for weeks, and jail takes their work and their homes.\n"
            "  Forum2011.md#1\n\n"
            "\nPassages of organisation:Bench\n"
            "2011-01-02: Bench\n"
            "  Cash *bail* brings defendants back to court, and the court needs its calendar to hold.\n"
            "  Bench2011.md#1\n\n");
  EXPECT_EQ(ended.err, "6 passages near-identical to another are counted too; --fold counts them once\n");
}

TEST_F(CompareCommand, SaysWhatStandsOnBothSides) {
  const Ended ended = compare({"bail", "--between", "date:..2012", "--and", "organisation:Forum"});
  EXPECT_NE(ended.out.find("\n2 of the passages, in 2 documents, stand on both sides.\n"), std::string::npos);
}

TEST_F(CompareCommand, OrdersPassagesByDate) {
  const Ended ended = compare(with({"bail", "--format", "csv", "--fields", "part,side,date"}));
  EXPECT_NE(ended.out.find("passage,first,2011-01-02\npassage,first,2012-01-02\npassage,first,2013-01-02\n"),
            std::string::npos)
      << ended.out;
}

TEST_F(CompareCommand, StandsSideBySideOnAWideTerminal) {
  std::vector<std::string> arguments = {"compare", "bail", "--index", (folder_->path() / ".tenet").string()};
  arguments.insert(arguments.end(), sides.begin(), sides.end());
  const Ended wide = run_tenet_on_terminal(arguments, 120, {"NO_COLOR=1", "LANG=C.UTF-8", "TENET_PAGER=cat"});
  EXPECT_NE(wide.out.find("2011-01-02: Forum" + std::string(44, ' ') + "2011-01-02: Bench"), std::string::npos)
      << wide.out;
  const Ended narrow = run_tenet_on_terminal(arguments, 20, {"NO_COLOR=1", "LANG=C.UTF-8", "TENET_PAGER=cat"});
  EXPECT_EQ(narrow.status, 0);
}

TEST_F(CompareCommand, FindsNothingOnEitherSide) {
  const Ended ended = compare(with({"zebra"}));
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.err.find("nothing found on either side\n"), std::string::npos);
}

TEST_F(CompareCommand, RefusesWhatItCannotCompare) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"bail"}, "tenet: --between: the first side is not given\n"},
      {{"bail", "--between", "date:2012"}, "tenet: --and: the second side is not given\n  hint: for example: "},
      {with({"bail", "--sort", "dat"}), "did you mean date?"},
      {{"bail", "--between", "date:2012", "--and", "date:2012.13"}, "--and"},
      {with({"bail", "--fields", "part"}), "tenet: --fields: --format text of a comparison has no columns"},
      {with({}), "QUERY"},
  };
  for (const auto& [arguments, message] : cases) {
    const Ended ended = compare(arguments);
    EXPECT_EQ(ended.status, 2) << message;
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find(message), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace tenet::test
