#include "query/ranking/neighbours.h"

#include <vector>

#include <gtest/gtest.h>

namespace tenet::query {
namespace {

TEST(Lend, GivesMostToWhatIsLikeTheBest) {
  const std::vector<Sample> samples{{.words = {"harbor", "ferri", "island"}},
                                    {.words = {"harbor", "goat", "sheep"}},
                                    {.words = {"harbor", "ferri"}, .title = {"island"}},
                                    {.words = {"mountain"}}};
  const std::vector<double> lent = lend(samples, {4, 3, 2, 1});
  ASSERT_EQ(lent.size(), samples.size());
  EXPECT_GT(lent[2], lent[1]);
  EXPECT_GT(lent[1], 0);
  EXPECT_EQ(lent[3], 0);
}

TEST(Lend, GivesWhatDoesNotDependOnTheSizeOfTheScoresButOnTheirDifference) {
  const std::vector<Sample> samples{{.words = {"harbor"}}, {.words = {"harbor"}}, {.words = {"harbor", "harbor"}}};
  EXPECT_EQ(lend(samples, {3, 2, 1}), lend(samples, {103, 102, 101}));
  EXPECT_EQ(lend(samples, {1, 1, 1}), std::vector<double>(3, 0.0));
}

TEST(Lend, GivesNothingToOneOrNone) {
  EXPECT_EQ(lend({}, {}), std::vector<double>{});
  EXPECT_EQ(lend({{.words = {"harbor"}}}, {7}), std::vector<double>{0});
}

}  // namespace
}  // namespace tenet::query
