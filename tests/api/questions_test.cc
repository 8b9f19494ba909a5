#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

using By = SearchOptions::By;

// Two documents on bail, one of which says so in other words than the question, and others that share words with it.
Searcher searcher() {
  static const SmallIndex index(std::vector<Document>{
      {.id = "bail", .text = "Cash bail keeps people in jail before trial, and bail reform would release them."},
      {.id = "release", .text = "Pretrial detention for want of cash bail holds the poor until their trial."},
      {.id = "money", .text = "The poor need money and time, people say, and a stadium that the town will pay for."},
      {.id = "weather", .text = "Poor weather and people in boats made the race late."},
      {.id = "cake", .text = "Flour, butter and sugar."}});
  return index.searcher();
}

Results ask(const std::string& text, SearchOptions options = {}) {
  options.words_as_evidence = true;
  const Searcher here = searcher();
  return here.search(here.parse(text), options);
}

std::vector<std::string> documents_of(const Results& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.document.id);
  return ids;
}

TEST(Questions, FindWhatHoldsAShareOfTheWords) {
  const std::string text = "Are poor people kept in jail for want of bail money?";
  const Searcher here = searcher();
  EXPECT_EQ(here.search(here.parse(text)).total, 0U);
  for (const By by : {By::passage, By::document}) {
    const Results found = ask(text, {.by = by});
    EXPECT_TRUE(found.words_as_evidence);
    ASSERT_FALSE(found.hits.empty());
    EXPECT_EQ(found.total, found.hits.size());
    const auto ids = documents_of(found);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).count("cake"), 0U);
  }
}

TEST(Questions, RankByTheTopicsOfTheBestPassages) {
  const Results found = ask("poor people money trial");
  ASSERT_FALSE(found.topics.empty());
  EXPECT_EQ(found.topics.front(), "pretrial");
  ASSERT_FALSE(found.hits.empty());
  EXPECT_NE(found.hits.front().document.id, "money") << "it holds more of the words and has no topic";
}

// Its best passages are of weather and money. "Bondsmen" stands in a term of pretrial, though in none of the passages.
TEST(Questions, AreAboutWhatTheirOwnWordsSay) {
  const Results found = ask("bondsmen, the race for money and bail");
  ASSERT_FALSE(found.topics.empty());
  EXPECT_EQ(found.topics.front(), "pretrial");
}

TEST(Questions, TakeAnyWordWhereNoPassageHoldsEnough) {
  const Results found = ask("walrus narwhal manatee dugong otter beaver muskrat nutria cake butter");
  EXPECT_EQ(documents_of(found), std::vector<std::string>{"cake"});
  EXPECT_EQ(ask("walrus narwhal").total, 0U);
}

TEST(Questions, LeaveOtherQueriesAlone) {
  const Searcher here = searcher();
  for (const char* text : {"poor", "poor OR money", "\"poor people\"", "topic:pretrial trial"}) {
    const Results found = ask(text);
    EXPECT_FALSE(found.words_as_evidence) << text;
    EXPECT_TRUE(found.topics.empty()) << text;
    EXPECT_EQ(found.hits, here.search(here.parse(text)).hits) << text;
  }
}

TEST(Questions, KeepTheirOrderFromPageToPage) {
  const std::string text = "poor people trial bail money jail";
  const Results all = ask(text, {.limit = 100});
  ASSERT_GT(all.hits.size(), 2U);
  for (std::size_t i = 0; i < all.hits.size(); ++i) {
    const Results one = ask(text, {.limit = 1, .offset = i});
    ASSERT_EQ(one.hits.size(), 1U);
    EXPECT_EQ(one.hits.front(), all.hits[i]);
    EXPECT_EQ(one.total, all.total);
  }
}

}  // namespace
}  // namespace tenet::test
