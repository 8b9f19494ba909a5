#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Four invented documents, indexed once.
class CountCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const auto write = [](const char* name, const char* head, const char* body) {
      folder_->write(std::string("docs/") + name, std::string("---\n") + head + "---\n\n" + body);
    };
    const char* bail = "Cash bail keeps people in jail because they are poor, the invented forum said.\n";
    const char* ferry = "The village has a ferry, of which the invented forum is proud to speak.\n";
    write("a.md", "title: A\norganisation: The Example Forum\ndate: 2013-05-01\ntype: letter\n", bail);
    write("b.md", "title: B\norganisation: The Example Forum\ndate: 2015-05-01\ntype: speech\n", bail);
    write("c.md", "title: C\norganisation: Example Bench\ndate: 2015-07-01\ntype: speech\n", ferry);
    write("d.md", "title: D\norganisation: Example Bench\ntype: letter\n", bail);
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended count(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "count");
    return run_tenet(arguments, folder_->path());
  }

  static TempFolder* folder_;
};

TempFolder* CountCommand::folder_ = nullptr;

TEST_F(CountCommand, RefusesAQueryWithoutWords) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"#"}, {"bail", "--within", "..."}, {"--plain", "&"}}) {
    const Ended ended = count(arguments);
    EXPECT_EQ(ended.status, 2) << arguments.back();
    EXPECT_NE(ended.err.find("the query has no words"), std::string::npos) << ended.err;
  }
}

TEST_F(CountCommand, WritesEveryYearWithWhatWasSearched) {
  const Ended ended = count({"bail", "--by", "year", "--format", "csv"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "row,year,passages,documents,searched_passages,searched_words,per_thousand_passages,per_million_words,"
            "searched_documents\n"
            "group,2013,1,1,1,14,1000,71428.57142857143,1\n"
            "group,2014,0,0,0,0,,,0\n"
            "group,2015,1,1,2,28,500,35714.28571428572,2\n"
            "group,,1,1,1,14,1000,71428.57142857143,1\n"
            "total,,3,3,4,56,750,53571.42857142857,4\n");
  EXPECT_EQ(ended.err, "");
}

// The same on a terminal of 80 columns, whose lines end as those of files do.
std::string on_terminal(std::vector<std::string> arguments, const TempFolder& folder, const std::string& setting) {
  arguments.insert(arguments.end(), {"--index", (folder.path() / ".tenet").string()});
  std::string out = run_tenet_on_terminal(arguments, 80, {"NO_COLOR=1", setting}).out;
  std::erase(out, '\r');
  return out;
}

TEST_F(CountCommand, DrawsBarsForPeople) {
  const std::vector<std::string> arguments = {"count",        "bail",     "--by",
                                              "organisation", "--fields", "organisation,passages,bar"};
  EXPECT_EQ(on_terminal(arguments, *folder_, "LC_ALL=C"),
            "organisation       passages\n"
            "Example Bench             1  #####\n"
            "The Example Forum         2  ##########\n"
            "total                     3\n"
            "2 passages near-identical to another are counted too; --fold counts them once\n");
  EXPECT_NE(on_terminal(arguments, *folder_, "LC_ALL=C.UTF-8")
                .find("Example Bench             1  \u2588\u2588\u2588\u2588\u2588\n"),
            std::string::npos);
}

TEST_F(CountCommand, WritesACrossTableForPeople) {
  const std::vector<std::string> arguments = {"count", "bail", "--by", "type,year"};
  EXPECT_EQ(on_terminal(arguments, *folder_, "LC_ALL=C"),
            "type    2013  2014  2015  (none)  total\n"
            "letter     1     0     0       1      2  #..\n"
            "speech     0     0     1       0      1  ..#\n"
            "total      1     0     1       1      3\n"
            "2 passages near-identical to another are counted too; --fold counts them once\n");
}

TEST_F(CountCommand, SortsAndLimitsGroups) {
  const Ended ended = count({"bail", "--by", "organisation", "--sort", "rate", "-n", "1", "--format", "tsv", "--fields",
                             "organisation,passages,documents"});
  EXPECT_EQ(ended.out, "organisation\tpassages\tdocuments\nThe Example Forum\t2\t2\n\t3\t3\n");
  EXPECT_EQ(ended.err, "1 of 2 groups\n");
}

TEST_F(CountCommand, SearchesWithinAnotherQuery) {
  const Ended ended = count(
      {"jail", "--within", "bail OR ferry type:letter", "--format", "csv", "--fields", "passages,searched_passages"});
  EXPECT_EQ(ended.out, "passages,searched_passages\n3,3\n");
}

TEST_F(CountCommand, WritesZerosWhereNothingAnswers) {
  const Ended ended =
      count({"bail date:2013 date:2015", "--by", "year", "--format", "csv", "--fields", "year,passages"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.out, "year,passages\n2013,0\n2014,0\n2015,0\n,0\n");
  EXPECT_EQ(ended.err, "note: date:2013 and date:2015 have no day in common: nothing can answer\n");
}

TEST_F(CountCommand, DrawsAChart) {
  const auto file = folder_->path() / "chart.svg";
  for (const char* by : {"year", "organisation", "type,year", "year,type", "topic,type"}) {
    const Ended ended = count({"<nobody>", "&", "\"it's\"", "--any", "--by", by, "--plot", file.string()});
    EXPECT_EQ(ended.status, 1) << ended.err;
    const std::string svg = read_file(file);
    EXPECT_NE(svg.find("&lt;nobody&gt; &amp; &quot;it's&quot;"), std::string::npos) << svg.substr(0, 600);
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
    if (std::system("command -v python3 > /dev/null") == 0) {
      const std::string parse = "python3 -c 'import sys, xml.dom.minidom as x; x.parse(sys.argv[1])' " + file.string();
      EXPECT_EQ(std::system(parse.c_str()), 0) << by;
    }
  }
}

TEST_F(CountCommand, LeavesNoChartThatIsNotWhole) {
  std::filesystem::create_directory(folder_->path() / "charts");
  const auto file = folder_->path() / "charts/chart.svg";
  const Ended ended =
      run_tenet({"count", "bail", "--by", "year", "--plot", file.string()}, folder_->path(), {.file_kib = 1});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(std::filesystem::is_empty(file.parent_path()));
}

TEST_F(CountCommand, RefusesWhatItCannotCount) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--by", "yaer"}, "tenet: counting by yaer: no such grouping\n  hint: did you mean year?\n"},
      {{"--by", "year,topic,type"},
       "tenet: --by year,topic,type: 3 groupings\n  hint: two at most: the third may be a condition of the query\n"},
      {{"--by", "year,year"}, "tenet: --by year,year: the same twice\n  hint: name it once, or another one\n"},
      {{"--plot", "x.svg"}, "tenet: --plot: there is one figure alone\n  hint: say what to count by: --by year\n"},
      {{"--by", "year", "--plot", "none/x.svg"},
       "tenet: writing none/x.svg: no such file or directory\n"
       "  hint: name a file in a folder that you may write to\n"},
      {{"--within", "bail AND"}, "--within"},
      {{"--index", "nowhere"}, "nowhere: no such index"},
      {{"--sort", "cuont"}, "did you mean count?"},
      {{"--measure", "rate"}, "per_thousand_passages"},
      {{"topic:nothing-such"}, "topic"},
  };
  for (const auto& [arguments, message] : cases) {
    const Ended ended = count(arguments);
    EXPECT_EQ(ended.status, 2) << message;
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find(message), std::string::npos) << ended.err;
  }
}

TEST(Count, LeavesOutNearIdenticalPassages) {
  TempFolder folder;
  const char* bail = "Cash bail keeps people in jail because they are poor and have no money to pay for it.\n";
  folder.write("docs/a.md", std::string("---\ndate: 2015\n---\n\n") + bail);
  folder.write("docs/b.md", std::string("---\ndate: 2016\n---\n\n") + bail);
  folder.write("docs/c.md",
               "---\ndate: 2016\n---\n\nBail is a word of this passage, which is unlike the others here.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended each = run_tenet({"count", "bail"}, folder.path());
  EXPECT_EQ(each.err, "1 passage near-identical to another is counted too; --fold counts them once\n");
  const Ended folded = run_tenet(
      {"count", "bail", "--by", "year", "--fold", "--format", "csv", "--fields", "year,passages,searched_passages"},
      folder.path());
  EXPECT_EQ(folded.out, "year,passages,searched_passages\n2015,1,1\n2016,1,2\n,2,3\n") << folded.err;
  const Ended compared = run_tenet({"compare", "bail", "--between", "date:2015", "--and", "date:2016", "--fold",
                                    "--format", "csv", "--fields", "part,passages"},
                                   folder.path());
  EXPECT_EQ(compared.status, 0) << compared.err;
  EXPECT_EQ(run_tenet({"topics", "--fold"}, folder.path()).status, 0);
}

TEST(Count, NotesThatMostIsNotAboutTheField) {
  TempFolder folder;
  folder.write("docs/a.md", "Cash bail keeps people in jail, and the ferry is late.\n");
  folder.write("docs/b.md", "The village has a ferry.\n");
  folder.write("docs/c.md", "\"The ferry is late,\" said Odile Harrow.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const std::string note =
      "note: 2 of these 3 passages may be outside criminal justice; -has:justice shows them alone\n";
  for (const auto& arguments : {std::vector<std::string>{"count", "ferry"},
                                {"speakers", "ferry"},
                                {"compare", "ferry", "--between", "late", "--and", "village"}}) {
    EXPECT_NE(run_tenet(arguments, folder.path()).err.find(note), std::string::npos) << arguments.front();
  }
  EXPECT_EQ(run_tenet({"count", "jail"}, folder.path()).err.find("note:"), std::string::npos);
}

TEST(Count, ByTopicShowsThoseAskedForWhereSeveralAre) {
  TempFolder folder;
  folder.write("docs/a.md", "Cash bail keeps people in jail. Bail reform ends pretrial detention for money bail.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended two = run_tenet(
      {"count", "topic:(pretrial OR clemency)", "--by", "topic", "--format", "csv", "--fields", "topic,passages"},
      folder.path());
  EXPECT_EQ(two.out, "topic,passages\npretrial,1\nclemency,0\n,1\n") << two.err;
}

TEST(Count, ByRoleCountsWhatSpeakersAre) {
  TempFolder folder;
  folder.write("docs/a.md",
               "\"Bail is unfair to the poor,\" said Odile Harrow, a prosecutor.\n\n"
               "\"Jail is worse than that,\" said Ann Vale, a prosecutor.\n\n"
               "\"Parole is good for all of us,\" said Martin Vane, the police chief.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended ended =
      run_tenet({"count", "--by", "role", "--format", "csv", "--fields", "role,passages"}, folder.path());
  EXPECT_EQ(ended.out, "role,passages\npolice chief,1\nprosecutor,2\n,3\n") << ended.out << ended.err;
}

}  // namespace
}  // namespace tenet::test
