#include <tenet/words.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "support/small_index.h"

namespace tenet::test {
namespace {

// Invented statements of invented people; 35 words.
std::vector<Document> documents() {
  return {
      {.id = "a",
       .text = "Cash bail is unfair. Judges set cash bail for the poor. Offenders wait.",
       .date = "2015-01-05"},
      {.id = "b", .text = "Unfair sentences fill prisons, and the offender pays. Bail, cash or none!", .date = "2016"},
      {.id = "c", .text = "Parole boards meet in spring; the poor wait."},
      {.id = "d", .text = "Nothing more.", .date = "2016-07"}};
}

constexpr WordOptions everything{.min_count = 1, .stop_words = true, .limit = 1000};

const WordRow* find(const WordTable& table, std::string_view word) {
  const auto row = std::ranges::find(table.rows, word, &WordRow::word);
  return row == table.rows.end() ? nullptr : &*row;
}

std::uint64_t sum(const WordTable& table) {
  return std::accumulate(table.rows.begin(), table.rows.end(), std::uint64_t{0},
                         [](std::uint64_t all, const WordRow& row) { return all + row.count; });
}

TEST(Collocates, CountsTheWordsAroundNodesOnceEach) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const WordTable table = collocates(searcher, searcher.parse("bail"), {.words = 2}, everything);
  EXPECT_EQ(table.nodes, 3U);
  EXPECT_EQ(table.passages, 2U);
  EXPECT_EQ(table.documents, 2U);
  // cash [bail] is unfair | set cash [bail] for the | offender pays [bail] cash or
  EXPECT_EQ(table.words_here, 11U);
  EXPECT_EQ(sum(table), table.words_here);
  EXPECT_EQ(table.words_here + table.words_elsewhere + table.nodes, searcher.info().words);
  const WordRow* cash = find(table, "cash");
  ASSERT_NE(cash, nullptr);
  EXPECT_EQ(cash->count, 3U);
  EXPECT_EQ(cash->elsewhere, 0U);
  EXPECT_EQ(cash->passages, 2U);
  EXPECT_EQ(cash->documents, 2U);
  EXPECT_EQ(cash->example, "a#1");
  EXPECT_EQ(find(table, "bail"), nullptr) << "a node is no collocate of itself";
}

TEST(Collocates, GatherTheFormsOfAStem) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const WordTable table = collocates(searcher, searcher.parse("bail"), {.unit = Window::Unit::passage}, everything);
  const WordRow* offender = find(table, "offender");
  ASSERT_NE(offender, nullptr);
  EXPECT_EQ(offender->count, 2U);
  EXPECT_EQ(offender->forms, (std::vector<std::pair<std::string, std::uint64_t>>{{"offender", 1}, {"offenders", 1}}));
}

TEST(Collocates, TakeSentencesAndPassagesForWindows) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const Query bail = searcher.parse("bail");
  const WordTable sentences = collocates(searcher, bail, {.unit = Window::Unit::sentence}, everything);
  EXPECT_NE(find(sentences, "judges"), nullptr);
  EXPECT_EQ(find(sentences, "offenders"), nullptr);
  EXPECT_EQ(find(sentences, "prisons"), nullptr);
  const WordTable passages = collocates(searcher, bail, {.unit = Window::Unit::passage}, everything);
  EXPECT_NE(find(passages, "offender"), nullptr);
  EXPECT_NE(find(passages, "prisons"), nullptr);
  for (std::size_t words = 1; words < 20; ++words) {
    const WordTable window = collocates(searcher, bail, {.words = words}, everything);
    EXPECT_EQ(sum(window), window.words_here) << words;
    EXPECT_LE(window.words_here, passages.words_here);
  }
}

TEST(Collocates, LeaveOutStopWordsAndRareOnesButCountThem) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const Query bail = searcher.parse("bail");
  const WordTable all = collocates(searcher, bail, {}, everything);
  const WordTable content = collocates(searcher, bail, {}, {.min_count = 1, .limit = 1000});
  const WordTable frequent = collocates(searcher, bail, {}, {.min_count = 3, .limit = 1000});
  EXPECT_NE(find(all, "the"), nullptr);
  EXPECT_EQ(find(content, "the"), nullptr);
  ASSERT_EQ(frequent.rows.size(), 1U);
  EXPECT_EQ(frequent.rows.front(), *find(all, "cash")) << "what is shown does not change the figures";
}

TEST(Collocates, AreRankedByAnyMeasureBothWays) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const Query bail = searcher.parse("bail");
  for (const WordMeasure measure : collocate_measures()) {
    WordOptions options = everything;
    options.measure = measure;
    const WordTable down = collocates(searcher, bail, {}, options);
    EXPECT_TRUE(std::ranges::is_sorted(down.rows, std::ranges::greater{}, [&](const WordRow& row) {
      return value_of(row, measure);
    })) << to_string(measure);
    options.reverse = true;
    const WordTable up = collocates(searcher, bail, {}, options);
    EXPECT_TRUE(std::ranges::is_sorted(up.rows, {}, [&](const WordRow& row) { return value_of(row, measure); }));
    EXPECT_EQ(up.total, down.total);
  }
}

TEST(Collocates, RefuseAQueryWithoutWords) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  EXPECT_THROW((void)collocates(searcher, searcher.parse("date:2015")), QueryError);
  EXPECT_THROW((void)dispersion(searcher, searcher.parse("")), QueryError);
}

TEST(Collocates, DoNotCountWhatWasReplaced) {
  SmallIndex index(documents());
  std::vector<Document> changed = documents();
  const std::string before = changed[2].text;
  changed[2].text = "Cash, cash, cash and bail.";
  (void)index.add({changed[2]});
  changed[2].text = before;
  (void)index.add({changed[2]});
  const SmallIndex fresh(documents());
  const Searcher first = fresh.searcher();
  const Searcher second = index.searcher();
  EXPECT_EQ(first.info().words, second.info().words);
  EXPECT_EQ(first.occurrences({"cash", "bail", "poor", "zebra"}),
            second.occurrences({"cash", "bail", "poor", "zebra"}));
  EXPECT_EQ(first.occurrences({"cash"}), std::vector<std::uint64_t>{3});
  const Query bail = first.parse("bail");
  EXPECT_EQ(collocates(first, bail, {}, everything).rows, collocates(second, bail, {}, everything).rows);
  EXPECT_EQ(dispersion(first, bail).documents, dispersion(second, bail).documents);
  EXPECT_EQ(dispersion(first, bail).years, dispersion(second, bail).years);
}

TEST(Keywords, CompareWithTheRestOfTheIndex) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const WordTable table = keywords(searcher, searcher.parse("bail"), std::nullopt, everything);
  EXPECT_EQ(table.passages, 2U);
  EXPECT_EQ(table.words_here + table.words_elsewhere, searcher.info().words);
  EXPECT_EQ(sum(table), table.words_here);
  const WordRow* bail = find(table, "bail");
  ASSERT_NE(bail, nullptr);
  EXPECT_EQ(bail->elsewhere, 0U);
  EXPECT_EQ(bail->percent_difference, std::nullopt);
  EXPECT_GT(bail->log_likelihood, 0);
  const WordRow* wait = find(table, "wait");
  ASSERT_NE(wait, nullptr);
  EXPECT_EQ(wait->elsewhere, 1U);
  EXPECT_LT(wait->log_likelihood, 0);
}

TEST(Keywords, CompareWithAnotherQueryWithoutCountingAPassageTwice) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const Query bail = searcher.parse("bail");
  const WordTable other = keywords(searcher, bail, searcher.parse("poor"), everything);
  EXPECT_EQ(other.words_elsewhere, 8U) << "the passage of a answers both, and is here";
  EXPECT_EQ(find(other, "poor")->elsewhere, 1U);
  const WordTable all = keywords(searcher, bail, searcher.parse("-zebra"), everything);
  EXPECT_EQ(all.rows, keywords(searcher, bail, std::nullopt, everything).rows) << "everything else is the rest";
}

TEST(FindDispersion, CountsPartsAndWhatIsInThem) {
  const SmallIndex index(documents());
  const Searcher searcher = index.searcher();
  const Dispersion result = dispersion(searcher, searcher.parse("bail"));
  EXPECT_EQ(result.documents.nodes, 3U);
  EXPECT_EQ(result.documents.words, searcher.info().words);
  EXPECT_EQ(result.documents.parts, 4U);
  EXPECT_EQ(result.documents.range, 2U);
  ASSERT_EQ(result.documents.rows.size(), 2U);
  EXPECT_EQ(result.documents.rows[0].name, "a");
  EXPECT_EQ(result.documents.rows[0].nodes, 2U);
  EXPECT_EQ(result.documents.rows[0].words, searcher.words_of("a"));
  EXPECT_EQ(result.years.parts, 3U) << "none, 2015, 2016";
  EXPECT_EQ(result.years.words, searcher.info().words);
  EXPECT_EQ(result.years.rows[2].nodes, 1U);
}

}  // namespace
}  // namespace tenet::test
