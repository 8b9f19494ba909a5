#include <tenet/comparison.h>

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/small_index.h"

namespace tenet {
namespace {

// Invented documents of two bodies; what both say stands in both.
std::vector<Document> statements() {
  std::vector<Document> documents;
  for (int i = 1; i <= 4; ++i) {
    const std::string year = "201" + std::to_string(i);
    documents.push_back({.id = "forum" + year,
                         .text = "Cash bail keeps people in jail for weeks, and jail takes their work and homes.\n\n"
                                 "Police officers of the village walk their beat and know the people on it by name.",
                         .date = year,
                         .organisation = "Example Forum"});
    documents.push_back({.id = "bench" + year,
                         .text = "Cash bail brings defendants back to court, and the court needs its calendar to hold.",
                         .date = year,
                         .organisation = "Example Bench"});
  }
  return documents;
}

Comparison compared(const std::string& query, const std::string& one, const std::string& other,
                    CompareOptions options = {}) {
  const test::SmallIndex index(statements());
  const Searcher searcher = index.searcher();
  options.sides = {searcher.parse(one), searcher.parse(other)};
  return compare(searcher, searcher.parse(query), options);
}

TEST(Compare, CountsEachSideBesideAllOfIt) {
  const Comparison comparison = compared("bail", "organisation:forum", "organisation:bench");
  EXPECT_EQ(comparison.sides[0].count.passages, 4U);
  EXPECT_EQ(comparison.sides[0].count.searched_passages, 8U);
  EXPECT_DOUBLE_EQ(comparison.sides[0].count.per_thousand_passages(), 500);
  EXPECT_DOUBLE_EQ(comparison.sides[1].count.per_thousand_passages(), 1000);
  EXPECT_EQ(comparison.sides[0].first, "2011");
  EXPECT_EQ(comparison.sides[0].last, "2014");
  EXPECT_EQ(comparison.sides[1].words, 4U * 15);
  EXPECT_EQ(comparison.overlap.passages, 0U);
}

TEST(Compare, SaysWhatStandsOnBothSides) {
  const Comparison comparison = compared("bail", "organisation:forum", "date:2012..2013");
  EXPECT_EQ(comparison.overlap.passages, 2U);
  EXPECT_EQ(comparison.overlap.documents, 2U);
}

TEST(Compare, FindsTheWordsThatTellTheSidesApart) {
  const Comparison comparison = compared("bail", "organisation:forum", "organisation:bench", {.words = 1});
  ASSERT_EQ(comparison.words.size(), 2U);
  EXPECT_EQ(comparison.words[0].word, "jail");
  EXPECT_GT(comparison.words[0].g2, 0);
  EXPECT_EQ(comparison.words[1].word, "court");
  EXPECT_EQ(comparison.words[1].counts[1], 8U);
  EXPECT_EQ(comparison.words[1].documents[1], 4U);
  EXPECT_LT(comparison.words[1].g2, 0);
  EXPECT_LT(comparison.words[1].log_ratio, 0);
}

TEST(Compare, GivesTheShareOfEachTopic) {
  const Comparison comparison = compared("village OR bail", "organisation:forum", "organisation:bench");
  ASSERT_FALSE(comparison.topics.empty());
  for (const TopicShares& topic : comparison.topics) {
    if (topic.topic != "pretrial") continue;
    EXPECT_EQ(topic.passages[0], 4U);
    EXPECT_DOUBLE_EQ(topic.shares[0], 0.5);
    EXPECT_DOUBLE_EQ(topic.shares[1], 1);
  }
}

TEST(Compare, OrdersTheBestPassagesByDate) {
  const Comparison comparison = compared("bail", "organisation:forum", "organisation:bench", {.passages = 9});
  for (const Side& side : comparison.sides) {
    ASSERT_EQ(side.passages.size(), 4U);
    for (std::size_t i = 1; i < 4; ++i) {
      EXPECT_LT(side.passages[i - 1].document.date, side.passages[i].document.date);
    }
  }
}

TEST(Compare, IsNothingWhereNothingAnswers) {
  const Comparison comparison = compared("zebra", "organisation:forum", "organisation:bench");
  EXPECT_EQ(comparison.sides[0].count.passages + comparison.sides[1].count.passages, 0U);
  EXPECT_TRUE(comparison.words.empty());
  EXPECT_TRUE(comparison.topics.empty());
}

}  // namespace
}  // namespace tenet
