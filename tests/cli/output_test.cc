#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Three invented documents, indexed once.
class Output : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write(
        "docs/forum.md",
        "---\ntitle: A forum on bail\norganisation: The Example Forum\ndate: 2015-10-21\n"
        "url: https://forum.example/bail\n---\n\n"
        "The members met on a day in autumn.\n\n"
        "\u201cCash bail keeps people in jail,\u201d the chair said. \u201cIt should go,\u201d the chair said.\n\n"
        "Bail was the only matter, and the members went home.\n");
    folder_->write("docs/bench.md",
                   "---\ntitle: The bench\ndate: 2014\n---\n\nA judge sets bail in every case, said the bench.\n");
    folder_->write("docs/undated.txt", "Nobody knows when this house decided on bail, or why.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "search");
    return run_tenet(arguments, folder_->path());
  }
  static Ended on_terminal(std::vector<std::string> arguments, unsigned columns,
                           const std::vector<std::string>& settings = {}) {
    arguments.insert(arguments.begin(), {"search", "--index", (*folder_ / ".tenet").string()});
    return run_tenet_on_terminal(arguments, columns, settings);
  }

  static TempFolder* folder_;
};

TempFolder* Output::folder_ = nullptr;

struct Case {
  std::vector<std::string> arguments;
  std::string out;
};

TEST_F(Output, WritesTheFieldsThatAreAskedForInEveryFormat) {
  const std::vector<Case> cases{
      {{"--format", "csv"}, "passage,date,quoted\nbench.md#1,2014,false\nforum.md#2,2015-10-21,true\n"},
      {{"--format", "tsv"}, "passage\tdate\tquoted\nbench.md#1\t2014\tfalse\nforum.md#2\t2015-10-21\ttrue\n"},
      {{"--format", "jsonl"},
       "{\"passage\":\"bench.md#1\",\"date\":\"2014\",\"quoted\":false}\n"
       "{\"passage\":\"forum.md#2\",\"date\":\"2015-10-21\",\"quoted\":true}\n"},
      {{"--format", "json"},
       "[\n{\"passage\":\"bench.md#1\",\"date\":\"2014\",\"quoted\":false},\n"
       "{\"passage\":\"forum.md#2\",\"date\":\"2015-10-21\",\"quoted\":true}\n]\n"},
      {{"--format", "markdown"},
       "| passage | date | quoted |\n|---|---|---|\n| bench.md#1 | 2014 | no |\n| forum.md#2 | 2015-10-21 | yes |\n"},
      {{},
       "passage     date        quoted\n"
       "bench.md#1  2014        no\n"
       "forum.md#2  2015-10-21  yes\n"},
  };
  for (const auto& [arguments, out] : cases) {
    std::vector<std::string> all{"judge OR \"cash bail\"", "--sort", "date", "--fields", "passage,date,quoted"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Ended ended = search(all);
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.out, out);
  }
}

TEST_F(Output, HasModesThatWriteLess) {
  const std::vector<Case> cases{
      {{"bail", "--count"}, "4\n"},
      {{"bail", "-c", "--by", "document"}, "3\n"},
      {{"zebra", "-c"}, "0\n"},
      {{"bail", "-l", "--sort", "date"}, "bench.md\nforum.md\nundated.txt\n"},
      {{"bail", "-l", "--sort", "date", "-0", "-n", "2"}, std::string("bench.md\0forum.md\0", 18)},
      {{"bail", "-q"}, ""},
      {{"\"cash bail\"", "-o"}, "Cash bail\n"},
      {{"kind:quote", "-o"}, "Cash bail keeps people in jail,\nIt should go,\n"},
      {{"said:go", "-o"}, "It should go,\n"},
      {{"bail", "--sort", "date", "--reverse", "-l"}, "forum.md\nbench.md\nundated.txt\n"},
  };
  for (const auto& [arguments, out] : cases) {
    const Ended ended = search(arguments);
    EXPECT_EQ(ended.out, out) << arguments[1] << ended.err;
    EXPECT_EQ(ended.status, arguments[0] == "zebra" ? 1 : 0);
  }
  EXPECT_EQ(search({"zebra", "-q"}).status, 1);
  EXPECT_EQ(search({"zebra", "-q"}).err, "");
}

TEST_F(Output, SaysWhatIsFoldedAndWhatIsNotShown) {
  EXPECT_EQ(search({"bail", "--per-document", "1"}).err, "3 passages, 1 more in the same documents\n");
  EXPECT_EQ(search({"bail", "-n", "1"}).err, "4 passages, 1 shown\n");
  EXPECT_EQ(search({"bail", "-n", "1", "--format", "csv"}).err, "4 passages, 1 shown; --all writes all\n");
  EXPECT_EQ(search({"bail", "--all", "--format", "csv"}).err, "");
}

TEST_F(Output, ShowsNeighbours) {
  const std::string with = search({"\"cash bail\"", "-C", "1", "--fields", "before,after", "--format", "jsonl"}).out;
  EXPECT_EQ(with,
            "{\"before\":\"The members met on a day in autumn.\",\"after\":\"Bail was the only matter, and the members "
            "went home.\"}\n");
  const std::string after = search({"\"cash bail\"", "-A", "1"}).out;
  EXPECT_EQ(after.find("autumn"), std::string::npos);
  EXPECT_NE(after.find("went home"), std::string::npos);
}

struct Mistake {
  std::vector<std::string> arguments;
  std::string err;
};

TEST_F(Output, RefusesWhatContradictsItself) {
  const std::vector<Mistake> mistakes{
      {{"-c", "-l"}, "--count and --documents-only: only one of them\n  hint: --count writes a number"},
      {{"-o", "-c"}, "--count and --only-matching: only one of them\n  hint: --count writes a number"},
      {{"-l", "--format", "csv"},
       "--documents-only and --format or --fields: only one of them\n"
       "  hint: --documents-only writes names"},
      {{"-q", "-C", "1"}, "--quiet and context: only one of them\n  hint: --quiet writes nothing"},
      {{"--format", "trec", "--sort", "date"},
       "--format trec and --sort: only one of them\n"
       "  hint: a run is ranked by score"},
      {{"--by", "document", "--per-document", "2"},
       "--by document and --per-document: only one of them\n"
       "  hint: --by document gives one hit a document"},
      {{"--all", "-n", "3"}, "--all and --max-count: only one of them\n  hint: --max-count says how many"},
      {{"--offset", "-1"}, "search: --offset: '-1' is not a whole number\n  hint: tenet help search"},
      {{"--max-count", "abc"}, "search: --max-count: 'abc' is not a whole number\n  hint: tenet help search"},
      {{"--per-document", "0"},
       "search: --per-document: '0' is not a whole number greater than 0\n  hint: tenet help search"},
      {{"--sort", "dat"},
       "search: --sort: there is no 'dat'; did you mean date?\n  hint: --sort is one of score, date, document, id"},
      {{"--format-version", "2"}, "--format-version 2: this tenet does not write it\n  hint: it writes version 1"},
      {{"--bom"}, "--bom: --format text has no byte order mark\n  hint: it goes with --format csv"},
      {{"--color", "sometimes"},
       "search: --color: there is no 'sometimes'\n  hint: --color is one of auto, always, never"},
      {{"--fields", "text,text"}, "--fields text: named twice\n  hint: name each field once"},
  };
  for (const auto& [arguments, err] : mistakes) {
    std::vector<std::string> all{"bail"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Ended ended = search(all);
    EXPECT_EQ(ended.err, "tenet: " + err + '\n');
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
  }
  const Ended field = search({"bail", "--fields", "passage,speker"});
  EXPECT_EQ(field.err.substr(0, field.err.find('\n')), "tenet: --fields: there is no 'speker'; did you mean speaker?");
}

TEST_F(Output, FailsWhereItCannotBeWritten) {
  for (const std::string command : {"search bail", "search bail --format csv", "search bail -c", "quotes", "speakers",
                                    "show forum.md", "search bail --format json"}) {
    const Ended full = run_shell("\"$TENET\" " + command + " >/dev/full", folder_->path());
    EXPECT_EQ(full.status, 2) << command;
    EXPECT_EQ(full.err.substr(0, full.err.find('\n')), "tenet: writing the output: No space left on device") << command;
    const Ended closed = run_shell("\"$TENET\" " + command + " >&-", folder_->path());
    EXPECT_EQ(closed.status, 2) << command;
    EXPECT_EQ(closed.err.substr(0, closed.err.find('\n')), "tenet: writing the output: Bad file descriptor") << command;
  }
}

TEST_F(Output, EndsQuietlyWhenItsReaderHasSeenEnough) {
  const Ended ended =
      run_shell("(\"$TENET\" search bail --format csv; echo $? >status) | true; cat status", folder_->path());
  EXPECT_EQ(ended.err, "");
  EXPECT_TRUE(ended.out == "141\n" || ended.out == "0\n") << ended.out << "written before the reader went, or not";
}

TEST_F(Output, GoesThroughThePagerOnATerminalOnly) {
  const std::vector<std::string> pager{"TENET_PAGER=tr a-z A-Z"};
  EXPECT_NE(on_terminal({"bail"}, 80, pager).out.find("A FORUM ON BAIL"), std::string::npos);
  EXPECT_EQ(on_terminal({"bail", "--no-pager"}, 80, pager).out.find("A FORUM ON BAIL"), std::string::npos);
  EXPECT_EQ(on_terminal({"bail"}, 80, {"TENET_PAGER=tr a-z A-Z", "TERM=dumb"}).out.find("A FORUM"), std::string::npos);
  // Whoever leaves the pager has seen enough, before all is written or behind it.
  for (const char* pager_that_leaves :
       {"TENET_PAGER=true", "TENET_PAGER=exec 0<&-", "TENET_PAGER=head -c 1 >/dev/null"}) {
    const Ended left = on_terminal({"bail"}, 80, {pager_that_leaves});
    EXPECT_EQ(left.status, 0) << pager_that_leaves << '\n' << left.out;
  }
}

TEST_F(Output, TakesColourAndLinksAsItIsTold) {
  EXPECT_NE(search({"bail", "--color", "always"}).out.find("\x1b[1;31m"), std::string::npos);
  EXPECT_EQ(on_terminal({"bail", "--color", "never"}, 80).out.find('\x1b'), std::string::npos);
  const std::string begin = "\x1b]8;;https://forum.example/bail\x1b\\";
  EXPECT_NE(on_terminal({"bail"}, 80).out.find(begin), std::string::npos);
  EXPECT_EQ(on_terminal({"bail", "--hyperlinks", "never"}, 80).out.find(begin), std::string::npos);
  EXPECT_EQ(on_terminal({"bail"}, 80, {"TERM=linux"}).out.find(begin), std::string::npos);
  EXPECT_EQ(search({"bail"}).out.find('\x1b'), std::string::npos);
}

// The longest line, in code points: of texts of narrow letters.
std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto letters = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                       text.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
    longest = std::max(longest, static_cast<std::size_t>(letters));
    begin = end + 1;
  }
  return longest;
}

TEST_F(Output, FitsTablesToTheTerminal) {
  for (const unsigned columns : {20U, 40U, 60U, 80U, 140U}) {
    const std::vector<std::string> arguments{"bail", "-n", "3", "--fields", "rank,passage,title,date,text"};
    EXPECT_LE(longest_line(on_terminal(arguments, columns, {"TERM=dumb"}).out), columns);
  }
  EXPECT_LE(longest_line(on_terminal({"bail"}, 140, {"TERM=dumb", "COLUMNS=30"}).out), 30U) << "COLUMNS is heeded";
}

TEST(OutputTable, AlignsWideLettersAndCombiningMarks) {
  const TempFolder folder;
  folder.write("docs/marks.md", "---\ntitle: Re\u0301sume\u0301\n---\n\nThe bench wrote of it at some length.\n");
  folder.write("docs/wide.md", "---\ntitle: \u6cd5\u9662\n---\n\nThe bench wrote of it in another language.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  EXPECT_EQ(run_tenet({"search", "bench", "--sort", "document", "--fields", "title,passage"}, folder.path()).out,
            "title   passage\n"
            "Re\u0301sume\u0301  marks.md#1\n"
            "\u6cd5\u9662    wide.md#1\n");
}

TEST_F(Output, WritesPlainMarksWhereTheLocaleIsNotUtf8) {
  const std::string out = on_terminal({"\"cash bail\""}, 80, {"LC_ALL=de_DE.ISO-8859-1", "TERM=dumb"}).out;
  EXPECT_NE(out.find("note: the locale names ISO-8859-1"), std::string::npos) << out;
  EXPECT_NE(out.find("\"*Cash bail* keeps"), std::string::npos) << out;
  const std::string in_c = on_terminal({"\"cash bail\""}, 80, {"LC_ALL=C", "TERM=dumb"}).out;
  EXPECT_NE(in_c.find("\u201c*Cash"), std::string::npos) << "C says nothing about the terminal";
}

}  // namespace
}  // namespace tenet::test
