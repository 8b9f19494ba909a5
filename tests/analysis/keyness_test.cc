#include "analysis/keyness.h"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

namespace tenet::analysis {
namespace {

TEST(Keyness, IsTheLogLikelihoodOfTheTable) {
  // By hand: 2 * (20 ln(20/15) + 10 ln(10/15) + 80 ln(80/85) + 90 ln(90/85)).
  const Keyness twice = keyness({20, 100}, {10, 100});
  EXPECT_NEAR(
      twice.g2,
      2 * (20 * std::log(20 / 15.) + 10 * std::log(10 / 15.) + 80 * std::log(80 / 85.) + 90 * std::log(90 / 85.)),
      1e-12);
  EXPECT_NEAR(twice.g2, 3.9866, 1e-4);
  EXPECT_DOUBLE_EQ(twice.log_ratio, 1);
}

TEST(Keyness, ChangesItsSignWithTheSides) {
  for (const auto& [here, there] : {std::pair<Occurrences, Occurrences>{{3, 1000}, {30, 2000}},
                                    {{0, 10}, {7, 5000}},
                                    {{10, 10}, {0, 10}},
                                    {{1, 1}, {1, 3}}}) {
    const Keyness one = keyness(here, there);
    const Keyness other = keyness(there, here);
    EXPECT_NEAR(one.g2, -other.g2, 1e-9);
    EXPECT_NEAR(one.log_ratio, -other.log_ratio, 1e-9);
    EXPECT_TRUE(std::isfinite(one.g2) && std::isfinite(one.log_ratio));
  }
}

TEST(Keyness, IsNothingWhereRatesAreEqualOrThereIsNoText) {
  for (const auto& [here, there] : {std::pair<Occurrences, Occurrences>{{0, 0}, {5, 10}},
                                    {{5, 10}, {0, 0}},
                                    {{0, 10}, {0, 20}},
                                    {{10, 10}, {20, 20}},
                                    {{3, 30}, {7, 70}}}) {
    EXPECT_NEAR(keyness(here, there).g2, 0, 1e-9);
  }
}

TEST(Keyness, TakesNoneAsAHalf) {
  EXPECT_DOUBLE_EQ(keyness({4, 100}, {0, 100}).log_ratio, 3);
}

}  // namespace
}  // namespace tenet::analysis
