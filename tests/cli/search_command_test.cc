#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Two invented documents, indexed once.
class SearchCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    folder_->write("docs/forum.md",
                   "---\ntitle: A forum on bail\norganisation: The Example Forum\nspeaker: The chair of the forum\n"
                   "date: 2015-10-21\ntype: fixture\n---\n\n"
                   "\"Cash bail keeps people in jail because they are **poor**,\" the chair said.\n\n"
                   "Nothing else was decided on that day, and the members went home.\n");
    folder_->write("docs/bench.txt", "A judge needs discretion in every single case, said the invented bench.\n");
    (void)run_tenet({"index", "docs"}, folder_->path());
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "search");
    return run_tenet(arguments, folder_->path());
  }

  static TempFolder* folder_;
};

TempFolder* SearchCommand::folder_ = nullptr;

TEST_F(SearchCommand, WritesHitsForPeople) {
  const Ended ended = search({"bail"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            " 1. A forum on bail, 2015-10-21\n"
            "    The chair of the forum, The Example Forum, fixture; 1 quotation by the chair\n"
            "    \"Cash *bail* keeps people in jail because they are poor,\" the chair said.\n"
            "    topics: pretrial 0.82 (Cash bail)\n"
            "    forum.md#1\n\n");
  EXPECT_EQ(ended.err, "1 passage\n");
}

TEST_F(SearchCommand, WritesHitsForTrecEval) {
  const Ended ended = search({"--format", "trec", "--any", "case bail judge home"});
  EXPECT_EQ(ended.status, 0);
  std::vector<std::string> columns;
  for (std::size_t begin = 0; begin < ended.out.size();) {
    const std::size_t end = ended.out.find_first_of(" \n", begin);
    columns.push_back(ended.out.substr(begin, end - begin));
    begin = end + 1;
  }
  ASSERT_EQ(columns.size(), 18U) << ended.out;
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(columns[row * 6], "1");
    EXPECT_EQ(columns[row * 6 + 1], "Q0");
    EXPECT_EQ(columns[row * 6 + 3], std::to_string(row + 1));
    if (row > 0) {
      EXPECT_LT(std::stod(columns[row * 6 + 4]), std::stod(columns[row * 6 - 2])) << "scores descend";
    }
    EXPECT_EQ(columns[row * 6 + 5], "tenet");
  }
}

TEST_F(SearchCommand, AnswersABatchOfQueries) {
  const auto queries = folder_->write("queries.tsv", "q1\tbail\nq2\tnothing of the kind\n\nq3\tjudge\r\n");
  const Ended ended = search({"--format", "trec", "--queries", queries.string()});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out.substr(0, 18), "q1 Q0 forum.md#1 1");
  EXPECT_NE(ended.out.find("\nq3 Q0 bench.txt#1 1 "), std::string::npos) << ended.out;
}

TEST_F(SearchCommand, NamesTheLineOfABatchThatCannotBeRead) {
  const auto queries = folder_->write("bad.tsv", "q1\tbail\nq2\tbail AND\nq3\tjudge\n");
  const Ended ended = search({"--format", "trec", "--queries", queries.string()});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("bad.tsv:2: AND: nothing follows it"), std::string::npos) << ended.err;
  EXPECT_NE(ended.out.find("q3 Q0"), std::string::npos) << "the others are answered";
  const auto no_tab = folder_->write("no-tab.tsv", "q1 bail\n");
  EXPECT_NE(search({"--queries", no_tab.string()}).err.find("no-tab.tsv:1: no tab between"), std::string::npos);
}

TEST_F(SearchCommand, SaysThatNothingWasFoundAndWhatWouldBe) {
  const Ended ended = search({"--all-words", "bail", "discretion"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err,
            "nothing found for bail discretion\n"
            "  hint: no passage has all of it; --any finds 2 with some of it\n");
  EXPECT_EQ(search({"--any", "bail discretion"}).status, 0);
  EXPECT_EQ(search({"zebra"}).err, "note: no passage has zebra\nnothing found for zebra\n");
}

struct Mistake {
  std::vector<std::string> arguments;
  std::string err;
};

TEST_F(SearchCommand, PutsACaretUnderWhatItCannotRead) {
  const std::vector<Mistake> mistakes{
      {{"bail topic:sentensing"},
       "tenet: unknown topic 'sentensing'\n"
       "  bail topic:sentensing\n"
       "             ^\n"
       "  hint: did you mean topic:sentencing?\n"},
      {{"topc:bail"},
       "tenet: topc: unknown field\n"
       "  topc:bail\n"
       "  ^\n"
       "  hint: did you mean topic:bail?\n"},
      {{"\"never closed"},
       "tenet: \": the quotation mark is never closed\n"
       "  \"never closed\n"
       "  ^\n"
       "  hint: close the phrase, or write \\\" for the character itself\n"},
      {{"\u00e9t\u00e9 AND"},
       "tenet: AND: nothing follows it\n"
       "  \u00e9t\u00e9 AND\n"
       "      ^\n"
       "  hint: operators stand in capitals between words: write it in lower case for the word itself\n"},
  };
  for (const auto& [arguments, err] : mistakes) {
    const Ended ended = search(arguments);
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.err, err);
    EXPECT_EQ(ended.out, "");
  }
}

TEST_F(SearchCommand, TakesOrdinaryPunctuationAsText) {
  for (const std::string query :
       {"Prop. 47", "24/7", "it's", "\u00a7 924(c)", "S.B. 10", "AB-109", "C++", "-", "*", "a ? b"}) {
    EXPECT_LE(search({"--", query}).status, 1) << query << search({"--", query}).err;
  }
}

TEST_F(SearchCommand, TakesPlainWordsAsTheyAre) {
  EXPECT_EQ(search({"--plain", "judge AND (discretion)"}).status, 0) << "and is one of the commonest words";
  EXPECT_EQ(search({"--plain", "topic:pretrial"}).status, 1);
}

TEST_F(SearchCommand, ExplainsOnStandardError) {
  const Ended ended = search({"--explain", "\"cash bail\" -judge"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.err.find("parse    all(phrase \"cash bail\", without(word \"judge\"))\n"), std::string::npos)
      << ended.err;
  EXPECT_NE(ended.err.find("match    difference(phrase(intersection(cash, bail), \"cash bail\"), judg)"),
            std::string::npos)
      << ended.err;
}

TEST_F(SearchCommand, ColoursMatchesOnATerminalOnly) {
  const std::string index = (*folder_ / ".tenet").string();
  const std::vector<std::string> arguments{"search", "--index", index, "bail"};
  EXPECT_NE(run_tenet_on_terminal(arguments, 80).out.find("\x1b[1;31mbail\x1b[0m"), std::string::npos);
  EXPECT_EQ(run_tenet_on_terminal(arguments, 80, {"NO_COLOR=1"}).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run_tenet_on_terminal(arguments, 80, {"TERM=dumb"}).out.find('\x1b'), std::string::npos);
}

TEST_F(SearchCommand, FitsTheTerminal) {
  const std::string index = (*folder_ / ".tenet").string();
  for (const unsigned columns : {20U, 40U, 80U}) {
    const std::string out = run_tenet_on_terminal({"search", "--index", index, "bail"}, columns, {"NO_COLOR=1"}).out;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      EXPECT_LE(end - begin, columns) << out.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST_F(SearchCommand, AsksForOneQuery) {
  EXPECT_EQ(search({}).status, 2);
  EXPECT_EQ(search({"--queries", "queries.tsv", "bail"}).status, 2);
  EXPECT_EQ(search({"-n", "few", "bail"}).status, 2);
  EXPECT_EQ(search({"--by", "paragraph", "bail"}).status, 2);
}

TEST_F(SearchCommand, SaysWhereThereIsNoIndex) {
  const TempFolder empty;
  const Ended ended = run_tenet({"search", "bail"}, empty.path());
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.err, "tenet: opening .tenet: no such index\n  hint: make it with: tenet index --index .tenet PATH\n");
}

TEST_F(SearchCommand, ShowsAPassageWithItsNeighbours) {
  const Ended ended = run_tenet({"show", "forum.md#1", "--context", "1"}, folder_->path());
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("> forum.md#1  bytes "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("  forum.md#2  bytes "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("they are **poor**,\" the chair said."), std::string::npos) << "as it stands in the source";
  const Ended absent = run_tenet({"show", "forum.md#77"}, folder_->path());
  EXPECT_EQ(absent.status, 2);
  EXPECT_EQ(absent.err.substr(0, absent.err.find('\n')),
            "tenet: forum.md#77: no such passage or document in the index");
}

TEST_F(SearchCommand, ShowsWhatAddsUpToAScore) {
  const Ended hit = search({"bail", "-n", "1", "--format", "jsonl"});
  const std::string id =
      hit.out.substr(hit.out.find("forum.md#"), hit.out.find("\",\"document") - hit.out.find("forum.md#"));
  const Ended explained = search({"--explain=" + id, "bail"});
  EXPECT_EQ(explained.status, 0) << explained.err;
  EXPECT_TRUE(explained.out.starts_with("     score part      what ")) << explained.out;
  EXPECT_NE(explained.out.find(" word      bail "), std::string::npos) << explained.out;
  EXPECT_NE(explained.out.find(" title     bail "), std::string::npos) << explained.out;
  EXPECT_TRUE(explained.out.ends_with(" " + id + "\n")) << explained.out;
  EXPECT_EQ(search({"--explain=" + id, "discretion"}).status, 1);
  EXPECT_EQ(search({"--explain=forum.md#9999", "bail"}).status, 2);
}

TEST_F(SearchCommand, ExplainsHowAQuestionIsRanked) {
  TempFolder folder;
  folder.write("docs/a.txt",
               "Cash bail keeps people in jail, the invented forum said, and pretrial detention must end.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended ended =
      run_tenet({"search", "--explain=a.txt#1", "How does cash bail keep poor people in jail?"}, folder.path());
  EXPECT_EQ(ended.status, 0) << ended.err;
  for (const char* part : {" topics    pretrial ", " word      bail ", " share "}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << ended.out;
  }
}

TEST_F(SearchCommand, SpellsOutSynonymsAndLike) {
  const Ended ended = search({"--explain", "~jail"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.err.find("resolve  synonyms(word \"jail\", word \"county lockup\""), std::string::npos) << ended.err;
  const Ended unknown = search({"like:forum.md"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("hint: did you mean forum.md#"), std::string::npos) << unknown.err;
}

TEST_F(SearchCommand, TakesWordsAsEvidenceUnlessItIsTold) {
  const Ended question = search({"Who keeps poor zebras in jail?"});
  EXPECT_EQ(question.status, 0);
  EXPECT_NE(question.err.find("--all-words asks for all"), std::string::npos) << question.err;
  const Ended exact = search({"--all-words", "Who keeps poor zebras in jail?"});
  EXPECT_EQ(exact.status, 1);
  EXPECT_NE(exact.err.find("hint: no passage has all of it"), std::string::npos) << exact.err;
  EXPECT_EQ(search({"-c", "Who keeps poor zebras in jail?"}).out, "0\n") << "what scripts count keeps to conditions";
}

TEST_F(SearchCommand, PrintsWhatTheIndexerSees) {
  const Ended ended = run_tenet({"passages", "docs/forum.md"}, folder_->path());
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("forum.md#1  bytes "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("topics: pretrial 0."), std::string::npos) << ended.out;
  const Ended folder = run_tenet({"passages", "docs"}, folder_->path());
  EXPECT_EQ(folder.status, 2);
  EXPECT_EQ(folder.err, "tenet: docs: a folder, not a file\n  hint: name one of its files\n");
  EXPECT_EQ(run_tenet({"passages", "absent.txt"}, folder_->path()).status, 2);
}

TEST_F(SearchCommand, ListsTopicsWithTheirCounts) {
  const Ended ended = run_tenet({"topics"}, folder_->path());
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.out.find("        1  pretrial                   "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("        0    mandatory-minimums "), std::string::npos) << ended.out;
}

TEST(Search, ReadsQueriesFromStandardInput) {
  TempFolder folder;
  folder.write("docs/a.md", "Cash bail keeps people in jail, the invented forum said.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const Ended ended =
      run_shell("printf '1\\tbail\\n2\\tjail\\n' | $TENET search --queries - --format trec", folder.path());
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out.substr(0, 10), "1 Q0 a.md#") << ended.out;
  const Ended wrong = run_shell("echo bail | $TENET search --queries -", folder.path());
  EXPECT_EQ(wrong.err, "tenet: -:1: no tab between the query's id and its text\n  hint: write: ID, a tab, QUERY\n");
}

TEST(Search, SaysWhomAndWhatWasProbablyMeant) {
  TempFolder folder;
  folder.write("docs/a.md", "\"Bail is unfair to the poor,\" said Odile Harrow, a prosecutor.\n");
  (void)run_tenet({"index", "docs"}, folder.path());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"speaker:Harow", "no speaker is named harow; did you mean speaker:Harrow?"},
      {"speaker:\"Odille Harrow\"", "no speaker is named odille; did you mean speaker:Odile?"},
      {"speaker:Xylander", "no speaker is named xylander"},
      {"role:prosecuter", "no speaker's role has prosecuter; did you mean role:prosecutor?"},
      {"role:poor", "no speaker's role has poor"},
      {"topic:bial", "did you mean topic:pretrial?"},
      {"topic:bail", "did you mean topic:pretrial?"},
      {"topic:sentensing", "did you mean topic:sentencing?"},
  };
  for (const auto& [query, note] : cases) {
    const Ended ended = run_tenet({"search", query}, folder.path());
    EXPECT_NE(ended.err.find(note + "\n"), std::string::npos) << query << ": " << ended.err;
  }
  EXPECT_EQ(run_tenet({"search", "speaker:harrow"}, folder.path()).err.find("no speaker"), std::string::npos);
}

}  // namespace
}  // namespace tenet::test
