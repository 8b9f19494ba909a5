#include "query/ranking/document_similarity.h"

#include <vector>

#include <gtest/gtest.h>

namespace tenet::query {
namespace {

TEST(Smooth, GivesMostToWhatIsLikeTheBest) {
  const std::vector<Sample> samples{{.words = {"harbor", "ferri", "island"}},
                                    {.words = {"harbor", "goat", "sheep"}},
                                    {.words = {"harbor", "ferri"}, .title = {"island"}},
                                    {.words = {"mountain"}}};
  const std::vector<double> lent = smooth(samples, {4, 3, 2, 1});
  ASSERT_EQ(lent.size(), samples.size());
  EXPECT_GT(lent[2], lent[1]);
  EXPECT_GT(lent[1], 0);
  EXPECT_EQ(lent[3], 0);
}

TEST(Smooth, GivesWhatDoesNotDependOnTheSizeOfTheScoresButOnTheirDifference) {
  const std::vector<Sample> samples{{.words = {"harbor"}}, {.words = {"harbor"}}, {.words = {"harbor", "harbor"}}};
  EXPECT_EQ(smooth(samples, {3, 2, 1}), smooth(samples, {103, 102, 101}));
  EXPECT_EQ(smooth(samples, {1, 1, 1}), std::vector<double>(3, 0.0));
}

TEST(Smooth, GivesNothingToOneOrNone) {
  EXPECT_EQ(smooth({}, {}), std::vector<double>{});
  EXPECT_EQ(smooth({{.words = {"harbor"}}}, {7}), std::vector<double>{0});
}

}  // namespace
}  // namespace tenet::query
