#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "c_interface/calls.h"

// Comparisons, reports, explanations, exports, and what an indexer sees in a file.
namespace tenet::test {
namespace {

TEST(TenetCompare, GivesTheRowsOfTheCommand) {
  const CIndex index;
  const COptions options{{"between", "date:2016"}, {"and", "date:2015"}, {"words", "2"}, {"limit", "1"}};
  const CRows rows([&](tenet_results** into) { return tenet_compare(index.searcher(), "bail", options, into); });
  ASSERT_GE(rows.size(), 4U);
  EXPECT_EQ(rows.text(0, TENET_KIND), "side");
  EXPECT_EQ(rows.text(0, TENET_SIDE), "first");
  EXPECT_EQ(rows.text(0, TENET_NAME), "date:2016");
  EXPECT_EQ(rows.integer(0, TENET_PASSAGES), 2);
  EXPECT_EQ(rows.integer(0, TENET_SEARCHED_PASSAGES), 2);
  EXPECT_EQ(rows.text(0, TENET_DATE), "2016-05");
  EXPECT_EQ(rows.text(0, TENET_LAST_DATE), "2016-05");
  EXPECT_EQ(rows.integer(1, TENET_PASSAGES), 1);
  EXPECT_EQ(rows.text(2, TENET_KIND), "overlap");
  EXPECT_EQ(rows.text(2, TENET_SIDE), "");
  std::string passages;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.text(i, TENET_KIND) == "passage")
      passages += rows.text(i, TENET_SIDE) + ' ' + rows.text(i, TENET_NAME) + '|';
  }
  EXPECT_EQ(passages, "first a#2|second b#1|");
}

TEST(TenetCompare, NeedsBothSides) {
  const CIndex index;
  tenet_results* rows = nullptr;
  EXPECT_EQ(tenet_compare(index.searcher(), "bail", nullptr, &rows), TENET_BAD_INPUT);
  EXPECT_STREQ(tenet_error_hint(), "set the options between and and");
  const COptions broken{{"between", "(bail"}, {"and", "date:2015"}};
  EXPECT_EQ(tenet_compare(index.searcher(), "bail", broken, &rows), TENET_BAD_QUERY);
}

TEST(TenetReport, IsTheJsonOfTheCommand) {
  const CIndex index;
  const COptions options{{"date", "2026-01-31"}};
  const CRows rows(
      [&](tenet_results** into) { return tenet_report(index.searcher(), "bail date:2016", options, into); });
  ASSERT_EQ(rows.size(), 1U);
  const auto report = nlohmann::json::parse(rows.text(0, TENET_REPORT));
  EXPECT_EQ(report.at("type"), "report");
  EXPECT_EQ(report.at("query"), "bail date:2016");
  EXPECT_EQ(report.at("date"), "2026-01-31");
  EXPECT_EQ(report.at("command"), "");
  EXPECT_EQ(report.at("total").at("passages"), 2);
  EXPECT_EQ(report.at("steps").at(1).at("left").at("documents"), 1);
  tenet_results* none = nullptr;
  for (const char* date : {"2026-02-31", "yesterday", "2026"}) {
    EXPECT_EQ(tenet_report(index.searcher(), "bail", COptions{{"date", date}}, &none), TENET_BAD_INPUT) << date;
  }
  EXPECT_EQ(tenet_report(index.searcher(), "bail", nullptr, &none), TENET_OK) << "today";
  tenet_results_close(none);
}

TEST(TenetExplain, SaysHowAPassageComesToItsScore) {
  const CIndex index;
  const CRows hits([&](tenet_results** into) { return tenet_search(index.searcher(), "bail jail", nullptr, into); });
  const std::string id = hits.text(0, TENET_ID);
  const COptions options{{"id", id.c_str()}};
  const CRows rows([&](tenet_results** into) { return tenet_explain(index.searcher(), "bail jail", options, into); });
  EXPECT_FALSE(rows.text(0, TENET_OPERATORS).empty());
  EXPECT_EQ(rows.text(0, TENET_ID), id);
  EXPECT_EQ(rows.integer(0, TENET_FOUND), 1);
  EXPECT_NEAR(rows.real(0, TENET_SCORE), hits.real(0, TENET_SCORE), 1e-9);
  const CRows parts([&](tenet_results** into) { return tenet_results_rows(rows.get(), 0, TENET_SCORE_PARTS, into); });
  double sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) sum += parts.real(i, TENET_SCORE);
  EXPECT_NEAR(sum, hits.real(0, TENET_SCORE), 1e-9);
  EXPECT_EQ(parts.text(0, TENET_KIND), "word");
  EXPECT_EQ(parts.text(0, TENET_WORD), "bail");
  const CRows alone([&](tenet_results** into) { return tenet_explain(index.searcher(), "bail", nullptr, into); });
  EXPECT_EQ(alone.text(0, TENET_ID), "");
  EXPECT_EQ(alone.inside(0, TENET_SCORE_PARTS, {TENET_KIND}), "");
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_explain(index.searcher(), "bail", COptions{{"id", "zebra#1"}}, &none), TENET_BAD_QUERY);
}

TEST(TenetPassages, GivesWhatAnIndexerSees) {
  const TempFolder folder;
  folder.write("speech.md", "# On bail\n\n\"Bail \u2014 no fine,\" said Ada Example.\n\n## Parole\n\nBoards meet.\n");
  const std::string file = (folder / "speech.md").string();
  const CRows rows([&](tenet_results** into) { return tenet_passages(file.c_str(), nullptr, into); });
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.text(1, TENET_ID), "speech.md#2");
  EXPECT_EQ(rows.text(1, TENET_TITLE), "On bail");
  EXPECT_EQ(rows.text(1, TENET_TEXT), "\"Bail \u2014 no fine,\" said Ada Example.");
  EXPECT_EQ(rows.inside(1, TENET_QUOTES, {TENET_SPEAKER, TENET_TEXT}), "Ada Example Bail \u2014 no fine,");
  EXPECT_EQ(rows.inside(1, TENET_SPEAKERS, {TENET_NAME}), "Ada Example");
  EXPECT_EQ(rows.text(2, TENET_HEADING), "Parole");
  EXPECT_EQ(rows.inside(2, TENET_SPEAKERS, {TENET_NAME}), "");
  EXPECT_EQ(rows.integer(2, TENET_BEGIN_BYTE) - rows.integer(2, TENET_BEGIN_CODE_POINT), 2)
      << "the dash has three bytes";
  EXPECT_EQ(rows.inside(TENET_ABOUT, TENET_PROBLEMS, {TENET_REASON}), "");
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_passages((folder / "none.md").c_str(), nullptr, &none), TENET_NOT_FOUND) << tenet_error_message();
  EXPECT_EQ(tenet_passages(file.c_str(), COptions{{"topics", "= broken"}}, &none), TENET_BAD_INPUT);
}

TEST(TenetSuggestTerms, GivesWhatSetsATopicApart) {
  const TempFolder folder;
  const std::string path = (folder / "a.index").string();
  tenet_indexer* indexer = nullptr;
  ASSERT_EQ(tenet_indexer_open(path.c_str(), nullptr, &indexer), TENET_OK) << tenet_error_message();
  for (int i = 0; i < 12; ++i) {
    const std::string id = "d" + std::to_string(i);
    const std::string text =
        (i < 6 ? "A pardon with a gold seal, number " : "A letter with a ribbon, number ") + id + ".";
    CIndex::add(indexer, {{"id", id.c_str()}, {"text", text.c_str()}});
  }
  ASSERT_EQ(tenet_indexer_commit(indexer, nullptr), TENET_OK) << tenet_error_message();
  tenet_indexer_close(indexer);
  const COptions options{{"topic", "clemency"}, {"limit", "1"}};
  const CRows rows([&](tenet_results** into) { return tenet_suggest_terms(path.c_str(), options, into); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.text(0, TENET_TERM), "gold");
  EXPECT_GT(rows.real(0, TENET_LOG_LIKELIHOOD), 10);
  EXPECT_EQ(rows.integer(0, TENET_INSIDE), 6);
  EXPECT_EQ(rows.integer(0, TENET_OUTSIDE), 0);
  EXPECT_EQ(rows.inside(0, TENET_EXAMPLES, {TENET_VALUE}), "d0#1|d1#1|d2#1");
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_suggest_terms(path.c_str(), nullptr, &none), TENET_NOT_FOUND) << tenet_error_message();
  EXPECT_EQ(tenet_suggest_terms(path.c_str(), COptions{{"topic", "astrology"}}, &none), TENET_NOT_FOUND);
  EXPECT_EQ(tenet_suggest_terms((folder / "none").c_str(), options, &none), TENET_NOT_FOUND) << tenet_error_message();
  EXPECT_EQ(tenet_suggest_terms(path.c_str(), COptions{{"topik", "clemency"}}, &none), TENET_BAD_INPUT);
  EXPECT_EQ(none, nullptr);
}

TEST(TenetExport, WritesWhatASearcherOpens) {
  const CIndex index;
  const std::string path = index.path();
  const char* const paths[] = {path.c_str()};
  const std::string folder = (index.folder() / "out").string();
  const auto stop = [](const tenet_results*, void*) { return 1; };
  tenet_results* none = nullptr;
  EXPECT_EQ(tenet_export(paths, 1, folder.c_str(), nullptr, stop, nullptr, &none), TENET_CANCELLED);
  EXPECT_FALSE(std::filesystem::exists(folder));
  EXPECT_EQ(tenet_export(paths, 1, folder.c_str(), COptions{{"shards", "2000"}}, nullptr, nullptr, &none),
            TENET_BAD_INPUT);
  {
    const CRows report([&](tenet_results** into) {
      return tenet_export(paths, 1, folder.c_str(), COptions{{"shards", "2"}}, nullptr, nullptr, into);
    });
    EXPECT_EQ(report.integer(0, TENET_PASSAGES), 3);
    EXPECT_GT(report.integer(0, TENET_BYTES), 0);
  }
  tenet_searcher* searcher = nullptr;
  ASSERT_EQ(tenet_open(("xapian:" + folder).c_str(), nullptr, &searcher), TENET_OK) << tenet_error_message();
  const CRows hits([&](tenet_results** into) { return tenet_search(searcher, "parole", nullptr, into); });
  EXPECT_EQ(hits.integer(TENET_ABOUT, TENET_TOTAL), 2);
  tenet_close(searcher);
}

}  // namespace
}  // namespace tenet::test
