#include "query/match/near.h"

#include <vector>

#include <gtest/gtest.h>

namespace tenet::query {
namespace {

// Words at these places.
Spans at(const std::vector<std::size_t>& places) {
  Spans spans;
  for (const std::size_t place : places) spans.push_back({place, place + 1});
  return spans;
}

std::vector<TextRange> hulls(const std::vector<Spans>& operands, std::size_t distance) {
  std::vector<TextRange> hulls;
  for (const Neighbours& one : find_near(operands, distance)) hulls.push_back(one.hull);
  return hulls;
}

TEST(FindNear, JoinsEachPlaceWithTheNearestOnEitherSide) {
  using Hulls = std::vector<TextRange>;
  EXPECT_EQ(hulls({at({5})}, 3), (Hulls{{5, 6}}));
  EXPECT_EQ(hulls({at({5}), at({1, 2, 8, 9})}, 3), (Hulls{{2, 6}, {5, 9}}));
  EXPECT_EQ(hulls({at({5}), at({1, 9})}, 3), Hulls{});
  EXPECT_EQ(hulls({at({5}), at({6}), at({8})}, 2), (Hulls{{5, 9}})) << "8 is 2 behind the stretch of 5 and 6";
  EXPECT_EQ(hulls({at({5, 7}), at({5, 7})}, 9), (Hulls{{5, 8}})) << "not with itself";
  EXPECT_EQ(hulls({at({5}), {}}, 9), Hulls{});
  EXPECT_EQ(hulls({}, 9), Hulls{});
}

TEST(FindNear, TellsOfEachStretchOnceWithAllItsWords) {
  const std::vector<Neighbours> found = find_near({at({5}), at({4, 6}), at({4, 6})}, 3);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().hull, (TextRange{4, 7}));
  EXPECT_EQ(found.front().spans, at({4, 5, 6}));
}

// There are more than a million million ways to choose neighbours, but few stretches.
TEST(FindNear, IsSoonOverWhereAWordIsSaidAgainAndAgain) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < 60; ++place) places.push_back(place);
  const std::vector<Spans> operands(41, at(places));
  EXPECT_EQ(hulls(operands, 9).size(), 20U) << "of 41 words, anywhere in 60";
}

}  // namespace
}  // namespace tenet::query
