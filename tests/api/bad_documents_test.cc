#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

// One bad document is a named problem, and the run goes on.
namespace tenet::test {
namespace {

// Problems by where they are, below the folder that was indexed.
std::map<std::string, Problem> problems_of(const IndexReport& report, const std::filesystem::path& folder) {
  std::map<std::string, Problem> found;
  for (const Problem& problem : report.problems) found[problem.where.substr(folder.string().size() + 1)] = problem;
  return found;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

TEST(Indexer, NamesRecordsThatAreNoneAndGoesOn) {
  const TempFolder folder;
  const std::vector<std::string> bad{
      R"({"n": 1e999, "text": "x"})",
      R"({"n": -1e999, "text": "x"})",
      R"({"n": 1)" + std::string(400, '0') + R"(.5, "text": "x"})",
      R"({"n": [[{"m": 1e400}]], "text": "x"})",
      R"({"id": 1e999, "text": "x"})",
      R"({"text": "\ud800"})",
      R"({"text": )" + repeated("[", 5000) + repeated("]", 5000) + "}",
      R"({"text": "x", "deep": )" + repeated("{\"a\":", 5000) + "1" + repeated("}", 5000) + "}",
      repeated("[", 5000),
      "nan",
      "\x01",
  };
  std::string lines;
  for (const std::string& line : bad)
    lines += line + "\n" + R"({"id": "good)" + std::to_string(lines.size()) + R"(", "text": "Bail."})" + "\n";
  folder.write("d/records.jsonl", lines);
  folder.write("d/z.txt", "Bail is no fine.\n");
  Indexer indexer(folder / "ix");
  indexer.update({folder / "d"});
  const IndexReport report = indexer.commit();
  EXPECT_EQ(report.documents, bad.size() + 1);
  const auto problems = problems_of(report, folder / "d");
  for (std::size_t i = 0; i < bad.size(); ++i) {
    const std::string where = "records.jsonl:" + std::to_string(2 * i + 1);
    ASSERT_TRUE(problems.contains(where)) << bad[i];
    EXPECT_TRUE(problems.at(where).skipped);
    EXPECT_LE(problems.at(where).reason.size(), 400U);
  }
  EXPECT_EQ(problems.at("records.jsonl:1").reason, "not JSON that can be read: number overflow parsing '1e999'");
}

TEST(Indexer, IndexesTextWhoseFrontMatterIsNoYaml) {
  const TempFolder folder;
  std::string laughs = "a0: &a0 [ha, ha]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + before + ", *a" + before + "]\n";
  }
  const std::vector<std::string> matters{
      "a: " + repeated("[", 10000),
      "a: " + repeated("[", 10000) + repeated("]", 10000),
      "a: " + repeated("{b: ", 10000),
      "a:\n" + repeated("- ", 10000),
      repeated("? ", 10000),
      laughs,
      "a: *nobody",
      "a: &a [*a]",
      "<<: 1",
      "a: !!binary x",
      "a: \"\\xff\\udfff\"",
      "a: 'open",
      "? [a, b]\n: c",
      "%YAML 9.9",
      "a: |9\n x",
      "\t: \t",
      "a: b: c",
  };
  for (std::size_t i = 0; i < matters.size(); ++i) {
    folder.write("d/" + std::to_string(i) + ".md", "---\n" + matters[i] + "\n---\n\nBail is no fine.\n");
  }
  Indexer indexer(folder / "ix");
  indexer.update({folder / "d"});
  const IndexReport report = indexer.commit();
  EXPECT_EQ(report.documents, matters.size());
  for (const Problem& problem : report.problems) {
    EXPECT_FALSE(problem.skipped) << problem.where;
    EXPECT_LE(problem.reason.size(), 400U) << problem.where;
  }
  const Searcher searcher(folder / "ix");
  EXPECT_EQ(searcher.search(searcher.parse("bail"), {.by = SearchOptions::By::document}).total, matters.size());
}

TEST(Indexer, BearsDeepMarkdown) {
  const TempFolder folder;
  const std::vector<std::string> texts{
      repeated("> ", 20000) + "Bail",  repeated("- ", 20000) + "Bail",     repeated("1. ", 20000) + "Bail",
      repeated("[", 20000) + "Bail",   repeated("![", 20000) + "Bail",     repeated("*", 20001) + "Bail",
      repeated("<b>", 20000) + "Bail", repeated("*a _b ", 10000) + "Bail", repeated("`", 20000) + " Bail",
  };
  for (std::size_t i = 0; i < texts.size(); ++i) folder.write("d/" + std::to_string(i) + ".md", texts[i] + "\n");
  Indexer indexer(folder / "ix");
  indexer.update({folder / "d"});
  const IndexReport report = indexer.commit();
  EXPECT_EQ(report.documents, texts.size());
  EXPECT_TRUE(report.problems.empty());
}

struct Own {};

// What a function of the caller's throws is the caller's: it arrives as it was thrown, of whatever type.
TEST(Library, HandsOnWhatTheCallersFunctionsThrow) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "\u201cBail must end,\u201d Rosa Vance said."}});
  const Searcher searcher = index.searcher();
  EXPECT_THROW(searcher.scan({}, [](const Hit&) -> bool { throw Own(); }), Own);
  EXPECT_THROW(searcher.scan({}, [](const Hit&) -> bool { throw std::length_error("mine"); }), std::length_error);
  EXPECT_THROW((void)searcher.search(searcher.parse("bail"), {}, [](const Hit&) { throw std::bad_alloc(); }),
               std::bad_alloc);
  EXPECT_THROW(searcher.quotations({}, {.limit = 5}, [](const Quotation&) { throw Own(); }), Own);
  const TempFolder folder;
  const auto file = folder.write("d/a.jsonl", "{\"text\": \"Bail.\"}\nbroken\n");
  const auto nothing = [](const auto&) {};
  EXPECT_THROW(examine(
                   file, default_taxonomy(), [](const Examined&) { throw std::out_of_range("mine"); }, nothing),
               std::out_of_range);
  EXPECT_THROW(examine(file, default_taxonomy(), nothing, [](const Problem&) { throw Own(); }), Own);
  {
    Indexer indexer(folder / "ix", {.progress = [](const IndexProgress&) { throw std::runtime_error("mine"); }});
    EXPECT_THROW(indexer.update({folder / "d"}), std::runtime_error);
  }
  Indexer indexer(folder / "ix", {.should_stop = []() -> bool { throw Own(); }});
  EXPECT_THROW(indexer.update({folder / "d"}), Own);
}

}  // namespace
}  // namespace tenet::test
