#include "query/ranking/feedback.h"

#include <gtest/gtest.h>

#include "store/snapshot.h"
#include "support/island.h"

namespace tenet::query {
namespace {

TEST(FeedBack, AddsWhatTheSamplesShareAndKeepsTheWholeWeight) {
  const store::Snapshot snapshot(test::island().path());
  const WordWeights asked{{"harbor", 2}};
  const WordWeights fed =
      feed_back(asked, {{.score = 5, .words = {"harbor", "goat"}, .title = {"sheep"}}, {.score = 4, .words = {"goat"}}},
                snapshot);
  EXPECT_NEAR(sum_of(fed), sum_of(asked), 1e-9);
  ASSERT_TRUE(fed.contains("goat") && fed.contains("sheep"));
  EXPECT_GT(fed.at("harbor"), fed.at("goat"));
}

TEST(FeedBack, LearnsNothingFromCommonWordsOrFromNothing) {
  const store::Snapshot snapshot(test::island().path());
  const WordWeights asked{{"goat", 1}};
  EXPECT_EQ(feed_back(asked, {}, snapshot), asked);
  EXPECT_EQ(feed_back(asked, {{.score = 1}}, snapshot), asked);
  // Four of five passages say it.
  EXPECT_EQ(feed_back(asked, {{.score = 1, .words = {"harbor"}}}, snapshot), asked);
}

}  // namespace
}  // namespace tenet::query
