#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Invented articles of invented people, indexed once.
class KwicCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/forum.md",
                   "---\ntitle: A forum on bail\ndate: 2015-10-21\norganisation: Example Forum\n---\n\n"
                   "The forum looked at cash bail for an hour.\n\n"
                   "\"Nobody should wait for bail because of an empty purse,\" said Odile Harrow, a judge.\n");
    folder_->write("docs/wide.md",
                   "---\ntitle: Wide\n---\n\n"
                   "\u4fdd\u91cb\u4fdd\u91cb cafe\u0301s said no to bail on \u4fdd\u91cb terms.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended tenet(const std::vector<std::string>& arguments) { return run_tenet(arguments, folder_->path()); }

  static TempFolder* folder_;
};

TempFolder* KwicCommand::folder_ = nullptr;

TEST_F(KwicCommand, SetsWordsBelowEachOther) {
  const Ended ended = tenet({"kwic", "bail"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "3 lines in 3 passages of 2 documents\n");
  std::vector<std::size_t> columns;
  for (std::size_t begin = 0; begin < ended.out.size();) {
    const std::size_t end = ended.out.find('\n', begin);
    const std::string line = ended.out.substr(begin, end - begin);
    const std::size_t node = line.find("*bail*");
    ASSERT_NE(node, std::string::npos) << line;
    if (line.find("cafe") == std::string::npos) columns.push_back(node);
    EXPECT_LE(line.size(), 120U);
    begin = end + 1;
  }
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0], columns[1]);
  for (const char* part : {"2015-10-21", "Odile Harrow", "Example Forum", "forum.md#2"}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << '\n' << ended.out;
  }
}

TEST_F(KwicCommand, WritesTables) {
  const std::vector<std::string> asked{
      "kwic", "bail", "--width", "2", "--sort", "left", "--fields", "left,node,right,speaker,start,end", "--format"};
  const auto written = [&](const std::string& format) {
    std::vector<std::string> arguments = asked;
    arguments.push_back(format);
    return tenet(arguments).out;
  };
  EXPECT_EQ(written("csv"),
            "left,node,right,speaker,start,end\n"
            "at cash,bail,for an,Example Forum,102,106\n"
            "wait for,bail,because of,Odile Harrow,145,149\n"
            "no to,bail,on \u4fdd\u91cb,,44,48\n");
  EXPECT_EQ(written("jsonl").substr(0, 96),
            R"({"left":"at cash","node":"bail","right":"for an","speaker":"Example Forum","start":102,"end":106)");
}

TEST_F(KwicCommand, EndsWithOneWhereNothingIsFound) {
  const Ended ended = tenet({"kwic", "zebras"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, "nothing found for zebras\n");
}

TEST_F(KwicCommand, TellsASampleFromAllLines) {
  const Ended ended = tenet({"kwic", "bail", "--sample", "2", "--seed", "4"});
  EXPECT_EQ(ended.err, "a sample of 2 (seed 4) from 3 lines in 3 passages of 2 documents\n");
  EXPECT_EQ(std::ranges::count(ended.out, '\n'), 2);
  EXPECT_EQ(tenet({"kwic", "bail", "--sample", "2", "--seed", "4"}).out, ended.out);
  EXPECT_EQ(tenet({"kwic", "bail", "-n", "1"}).err, "1 of 3 lines in 3 passages of 2 documents; --all shows all\n");
}

TEST_F(KwicCommand, RefusesWhatItCannotRead) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"kwic"}, "QUERY"},
      {{"kwic", ""}, "no words"},
      {{"kwic", "date:2015"}, "no words"},
      {{"kwic", "topc:bail"}, "topc"},
      {{"kwic", "bail", "--width", "-1"}, "width"},
      {{"kwic", "bail", "--left", "many"}, "left"},
      {{"kwic", "bail", "--right", "1001"}, "right"},
      {{"kwic", "bail", "--sort", "L4"}, "L4"},
      {{"kwic", "bail", "--sort", "speeker"}, "did you mean speaker"},
      {{"kwic", "bail", "--sort", ""}, "--sort"},
      {{"kwic", "bail", "--sample", "-2"}, "sample"},
      {{"kwic", "bail", "--seed", "x"}, "seed"},
      {{"kwic", "bail", "-n", "0"}, "max-count"},
      {{"kwic", "bail", "--offset", "-1"}, "offset"},
      {{"kwic", "bail", "--format", "pdf"}, "pdf"},
      {{"kwic", "bail", "--fields", "lefft"}, "lefft"},
      {{"kwic", "bail", "--index", "nowhere"}, "no such index"},
  };
  for (const auto& [arguments, part] : cases) {
    const Ended ended = tenet(arguments);
    EXPECT_EQ(ended.status, 2) << part;
    EXPECT_EQ(ended.out, "") << part;
    EXPECT_NE(ended.err.find(part), std::string::npos) << part << '\n' << ended.err;
  }
}

TEST_F(KwicCommand, FitsTheTerminal) {
  for (const unsigned columns : {20U, 80U, 140U}) {
    const std::string index = (folder_->path() / ".tenet").string();
    const Ended ended = run_tenet_on_terminal({"kwic", "--index", index, "bail", "--sort", "R1"}, columns);
    EXPECT_EQ(ended.status, 0);
    EXPECT_NE(ended.out.find("\x1b[1;31mbail\x1b[0m"), std::string::npos) << ended.out;
    EXPECT_EQ(ended.out.find("2015-10-21") == std::string::npos, columns == 20) << ended.out;
  }
}

}  // namespace
}  // namespace tenet::test
