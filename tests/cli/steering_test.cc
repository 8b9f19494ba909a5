// No character of other people's texts that steers a terminal reaches one, by any command: docs/output.md, "Characters
// that steer".
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

// ESC in two sequences, BEL, BS, a lone CR, DEL, C1's CSI and NEL, right-to-left override, isolates, a line separator,
// a byte order's annotation, a tag.
constexpr std::string_view poison =
    "\x1b[41m\x1b]8;;evil://x\x1b\\\a\b\r.\x7f\u009b31m\u0085\u202e\u2066\u2069\u200f\u2028\ufff9\U000e0041";

// What may stand in an output: printable text, line feeds, tabs, and the sequences of tenet's own.
std::string steering_in(std::string text) {
  static constexpr std::array<std::string_view, 9> own{
      "\x1b[0m",    "\x1b[1m",        "\x1b[2m",
      "\x1b[1;31m", "\x1b[31m",       "\x1b[32m",
      "\x1b[K",     "\x1b]8;;\x1b\\", "\x1b]8;;https://example.org/%1B]8;;evil://x\x1b\\"};
  for (const std::string_view sequence : own) {
    for (auto at = text.find(sequence); at != std::string::npos; at = text.find(sequence, at)) {
      text.erase(at, sequence.size());
    }
  }
  static constexpr std::array<std::string_view, 11> forbidden{
      "\u009b", "\u0085", "\u202e", "\u2066", "\u2069", "\u200f", "\u2028", "\ufff9", "\U000e0041", "\x7f", "\x1b"};
  for (const std::string_view each : forbidden) {
    if (const auto at = text.find(each); at != std::string::npos) return text.substr(at > 60 ? at - 60 : 0, 120);
  }
  const auto control =
      std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t'; });
  if (control == text.end()) return "";
  const auto at = static_cast<std::size_t>(control - text.begin());
  return "control " + std::to_string(static_cast<int>(*control)) + " in: " + text.substr(at > 60 ? at - 60 : 0, 120);
}

class Steering : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const std::string bad(poison);
    const auto record = [&](const std::string& id) {
      const std::string said = "\"Bail" + bad + " is unjust and judges should end it,\" said Eve" + bad +
                               " Harrow. Bail" + bad + " reform has costs.";
      return Json{{"id", id},
                  {"title", "Title" + bad},
                  {"speaker", "Eve Harrow" + bad},
                  {"author", "Author" + bad},
                  {"organisation", "Body" + bad},
                  {"source", "Source" + bad},
                  {"licence", "Licence" + bad},
                  {"type", "type" + bad},
                  {"date", "2015-01-02"},
                  {"url", "https://example.org/\x1b]8;;evil://x"},
                  {"text", "# Heading" + bad + "\n\n" + said}}
                 .dump() +
             '\n';
    };
    folder_->write("docs/r.jsonl", record("one" + bad) + record("two\nlines"));
    folder_->write("docs/name" + std::string("\x1b[41m\u202e\n\xff") + ".txt",
                   "\"Sentencing" + bad + " needs judges,\" said Eve Harrow. Bail" + bad + " again is unjust.\n");
    folder_->write("docs/empty" + std::string("\x1b[41m\u009b\n") + ".txt", "");
    folder_->write("docs/matter.md", "---\ntitle: \"T\\e[41m\\N\"\nauthor: \"\\a\"\ndate: \"\\e[41m\"\n---\n# H" + bad +
                                         "\n\nJudges" + bad + " said bail is wrong.\n");
    folder_->write("topics.toml",
                   "format = 1\n[[topic]]\nid = \"bail\"\nlabel = \"Bail \\u001b[41m\\u202e\"\nterms = [\"bail\"]\n");
    folder_->write("bad-topics.toml", "format = 1\n[[topic]]\nid = \"b\\u001b[41m\\u009b\"\nlabel = \"x\"\n");
    folder_->write("bad-speakers.toml", "a\\u009b = \"\u009b\"\n\x1b\n");
    folder_->write("queries.tsv",
                   "q" + bad.substr(0, 4) + "\tbail" + "\x1b[41m" + "\nq2\tba\u009bil\nq3\t\"bail\x1b\n");
    (void)run_tenet({"index", "--index", "ix", "docs"}, folder_->path());
    Json hits = Json::array();
    const Ended found =
        run_tenet({"search", "--index", "ix", "--any", "bail judges", "--format", "json", "--all"}, folder_->path());
    ASSERT_EQ(found.status, 0) << found.err;
    hits = Json::parse(found.out);
    ASSERT_GE(hits.size(), 4U);
    for (const Json& hit : hits) {
      if (hit.dump().find("evil") != std::string::npos) id_ = hit["id"].get<std::string>();
    }
  }
  static void TearDownTestSuite() { delete folder_; }

  // Every command, with what it may say of the texts.
  static std::vector<Words> commands() {
    const std::string ix = (*folder_ / "ix").string();
    const auto in = [](const std::string& name) { return (*folder_ / name).string(); };
    const std::string bad(poison);
    return {
        {"batch", "--index", in("none" + bad)},
        {"mcp", "--index", in("none" + bad)},
        {"serve", "--index", ix, "--listen", "127.0.0.1:" + bad},
        {"search", "--index", ix, "--any", "bail judges"},
        {"search", "--index", ix, "bail", "--fields", "all"},
        {"search", "--index", ix, "bail", "-l"},
        {"search", "--index", ix, "bail", "-o"},
        {"search", "--index", ix, "bail", "-C", "2", "--duplicates"},
        {"search", "--index", ix, "bail", "--by", "document"},
        {"search", "--index", ix, "bail", "--format", "markdown"},
        {"search", "--index", ix, "bail", "--format", "json"},
        {"search", "--index", ix, "bail", "--format", "jsonl", "--explain"},
        {"search", "--index", ix, "bail" + bad},
        {"search", "--index", ix, "\"bail" + bad},
        {"search", "--index", ix, "tpoic" + bad + ":x"},
        {"search", "--index", ix, "--queries", in("queries.tsv")},
        {"search", "--index", ix, "--queries", in("queries.tsv"), "-c"},
        {"search", "--index", ix + bad, "bail"},
        {"quotes", "--index", ix},
        {"quotes", "--index", ix, "--fields", "all"},
        {"show", "--index", ix, id_},
        {"show", "--index", ix, "no" + bad},
        {"verify", "--index", ix, "judges should end it"},
        {"verify", "--index", ix, "judges should never end it" + bad},
        {"cite", "--index", ix, id_},
        {"cite", "--index", ix, id_, "--style", "bibtex"},
        {"cite", "--index", ix, id_, "--style", "csl"},
        {"cite", "--index", ix, "no" + bad + "#1"},
        {"kwic", "--index", ix, "bail"},
        {"words", "--index", ix, "bail", "--min-count", "1"},
        {"words", "--index", ix, "bail" + bad, "--keywords"},
        {"count", "--index", ix, "bail", "--by", "speaker"},
        {"count", "--index", ix, "bail", "--by", "document"},
        {"count", "--index", ix, "bail", "--by", "organisation", "--format", "markdown"},
        {"compare", "--index", ix, "bail", "--between", "said:bail", "--and", "judges" + bad},
        {"duplicates", "--index", ix},
        {"duplicates", "--index", ix, "--of", "no" + bad + "#1"},
        {"report", "--index", ix, "bail" + bad},
        {"speakers", "--index", ix},
        {"topics", "--index", ix},
        {"topics", "--check", in("topics.toml"), "--index", ix},
        {"topics", "--check", in("bad-topics.toml"), "--index", ix},
        {"topics", "--suggest", "pretrial" + bad, "--index", ix},
        {"index", "--index", in("again"), in("docs")},
        {"index", "--index", in("again"), "--speakers", in("bad-speakers.toml"), in("docs")},
        {"index", "--index", in("again"), in("no" + bad)},
        {"retag", "--index", in("again"), "--topics", in("topics.toml")},
        {"retag", "--index", in("again"), "--topics", in("bad-topics.toml")},
        {"text", in("docs/r.jsonl")},
        {"text", "--blocks", in("docs/matter.md")},
        {"text", "--all", in("docs/name\x1b[41m\u202e\n\xff.txt"), in("docs/matter.md")},
        {"passages", in("docs/r.jsonl")},
        {"passages", in("docs/matter.md")},
        {"passages", in("docs/name\x1b[41m\u202e\n\xff.txt")},
        {"check", "--index", ix},
        {"export", "--index", ix, "--xapian", in("export" + bad)},
        {"export", "--index", ix, "--xapian", in("export" + bad)},
        {"export", "--index", in("no" + bad), "--xapian", in("other")},
        {"search", "--index", "xapian:" + in("export" + bad), "--any", "poison"},
        {"search", "--index", "xapian:" + in("no" + bad), "bail"},
        {"check", "--index", in("no" + bad)},
        {"config", "--format", bad},
        {"help", "no" + bad},
        {"__complete", "speakers", "--index", ix, "speaker:"},
        {"__complete", "search", "--index", ix, "topic:"},
        {"no" + bad},
        {"search", "--no" + bad},
    };
  }

  static TempFolder* folder_;
  static std::string id_;  // of a passage that is all poison
};

TempFolder* Steering::folder_ = nullptr;
std::string Steering::id_;

TEST_F(Steering, ReachesNoTerminal) {
  for (const Words& words : commands()) {
    const Ended ended = run_tenet_on_terminal(words, 100);
    EXPECT_EQ(steering_in(ended.out), "") << ::testing::PrintToString(words);
    EXPECT_LT(ended.status, 128) << ::testing::PrintToString(words);
  }
}

TEST_F(Steering, IsInNoTextForPeopleElsewhere) {
  for (const Words& words : commands()) {
    const Ended ended = run_tenet(words, folder_->path());
    EXPECT_EQ(steering_in(ended.err), "") << ::testing::PrintToString(words);
    const bool is_for_programs = std::ranges::find(words, "bibtex") != words.end();
    if (is_for_programs) continue;
    EXPECT_EQ(steering_in(ended.out), "") << ::testing::PrintToString(words);
  }
}

// So that a new command is looked at as well.
TEST_F(Steering, IsTriedWithEveryCommand) {
  std::set<std::string> tried;
  for (const Words& words : commands()) tried.insert(words.front());
  const Json all = Json::parse(run_tenet({"help", "--dump"}).out);
  for (const Json& command : all["commands"]) EXPECT_TRUE(tried.contains(command["name"])) << command["name"];
}

TEST_F(Steering, StaysInFormatsForPrograms) {
  const std::string ix = (*folder_ / "ix").string();
  const Ended csv = run_tenet({"search", "--index", ix, "bail", "--format", "csv", "--fields", "title"});
  EXPECT_NE(csv.out.find("Title" + std::string(poison)), std::string::npos) << csv.out;
  const Ended json = run_tenet({"search", "--index", ix, "bail", "--format", "json", "--fields", "title"});
  EXPECT_EQ(json.out.find("\u009b"), std::string::npos);
  std::set<std::string> titles;
  for (const Json& row : Json::parse(json.out)) {
    if (row["title"].is_string()) titles.insert(row["title"]);
  }
  EXPECT_TRUE(titles.contains("Title" + std::string(poison)));
}

TEST_F(Steering, LeavesOneLineForEachName) {
  const std::string ix = (*folder_ / "ix").string();
  const Ended lines = run_tenet({"search", "--index", ix, "--any", "bail judges", "-l"});
  EXPECT_EQ(std::ranges::count(lines.out, '\n'), 4) << lines.out;
  EXPECT_NE(lines.out.find("two\\u{a}lines\n"), std::string::npos) << lines.out;
  EXPECT_NE(lines.out.find("name\\u{1b}[41m\\u{202e}\\u{a}"), std::string::npos) << lines.out;
  const Ended exact = run_tenet({"search", "--index", ix, "--any", "bail judges", "-l", "-0"});
  EXPECT_EQ(std::ranges::count(exact.out, '\0'), 4) << exact.out;
  EXPECT_NE(exact.out.find(std::string("two\nlines\0", 10)), std::string::npos) << exact.out;
  const Ended trec =
      run_tenet({"search", "--index", ix, "--any", "bail judges", "--format", "trec", "--by", "document"});
  EXPECT_EQ(std::ranges::count(trec.out, '\n'), 4) << trec.out;
  EXPECT_NE(trec.out.find(" two%0Alines "), std::string::npos) << trec.out;
}

TEST_F(Steering, IsNoFormulaInASpreadsheet) {
  const TempFolder folder;
  std::string records;
  const std::vector<std::string> titles{
      "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\uff1dx", "plain"};
  for (const std::string& title : titles) {
    const Json record{{"id", "r" + std::to_string(records.size())}, {"title", title}, {"text", "Bail is unjust."}};
    records += record.dump() + '\n';
  }
  folder.write("r.jsonl", records);
  ASSERT_EQ(run_tenet({"index", "--index", "ix", "r.jsonl"}, folder.path()).status, 0);
  const auto cells = [&](Words words) {
    words.insert(words.end(), {"--index", "ix", "bail", "--no-fold", "--fields", "title,score"});
    return run_tenet(words, folder.path()).out;
  };
  const std::string sheet = cells({"search", "--format", "csv", "--bom"});
  EXPECT_NE(sheet.find("\n\"'=HYPERLINK(\"\"http://x\"\")\","), std::string::npos) << sheet;
  for (const std::string_view cell : {"\n'+1,", "\n'-1,", "\n'@SUM(A1),", "\n'\uff1dx,", "\nplain,"}) {
    EXPECT_NE(sheet.find(cell), std::string::npos) << cell << sheet;
  }
  const std::string tabs = cells({"search", "--format", "tsv", "--bom"});
  EXPECT_NE(tabs.find("\n'=HYPERLINK"), std::string::npos) << tabs;
  const std::string exact = cells({"search", "--format", "csv"});
  EXPECT_NE(exact.find("\n+1,"), std::string::npos) << exact;
}

TEST_F(Steering, IsNoPartOfAChart) {
  const std::string ix = (*folder_ / "ix").string();
  const Ended ended = run_tenet(
      {"count", "--index", ix, "--by", "speaker", "--plot", "chart.svg", "bail <&>\x1b\u202e"}, folder_->path());
  ASSERT_EQ(ended.status < 2, true) << ended.err;
  const std::string svg = read_file(*folder_ / "chart.svg");
  EXPECT_EQ(steering_in(svg), "");
  EXPECT_NE(svg.find("bail &lt;&amp;&gt;\\u{1b}\\u{202e}"), std::string::npos) << svg;
}

}  // namespace
}  // namespace tenet::test
