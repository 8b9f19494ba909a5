#include "store/elsewhere.h"

#include <string>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "store/snapshot.h"
#include "support/small_index.h"

namespace tenet::store {
namespace {

TEST(MakeStandIn, CountsWhatItIsToldForNoPassages) {
  const Elsewhere elsewhere{
      .passages = 1'000'000, .words = 70'000'000, .terms = {{"bail", {12, 30}}, {"jail", {999'999, 2'000'000}}}};
  const Xapian::Database stand_in = make_stand_in(elsewhere);
  EXPECT_TRUE(is_stand_in(stand_in));
  EXPECT_EQ(stand_in.get_doccount(), 1'000'000U);
  EXPECT_EQ(stand_in.get_average_length(), 70);
  EXPECT_EQ(stand_in.get_termfreq("bail"), 12U);
  EXPECT_EQ(stand_in.get_collection_freq("bail"), 30U);
  EXPECT_EQ(stand_in.get_termfreq("jail"), 999'999U);
  EXPECT_EQ(stand_in.get_termfreq("parole"), 0U);
}

TEST(MakeStandIn, TakesNoTermsAndManyAlike) {
  EXPECT_EQ(make_stand_in({.passages = 5, .words = 10}).get_doccount(), 5U);
  Elsewhere many{.passages = 10, .words = 10};
  for (int i = 0; i < 5000; ++i) many.terms["t" + std::to_string(i)] = {1, 1};
  EXPECT_EQ(make_stand_in(many).get_termfreq("t4999"), 1U);
}

TEST(Database, AddsAStandInToTheSegmentsThatAreReadHere) {
  const test::SmallIndex index({{.id = "a", .text = "Bail."}, {.id = "b", .text = "Bail and jail."}});
  const Snapshot snapshot(index.path());
  EXPECT_FALSE(is_stand_in(snapshot.segment_database(0)));
  const Elsewhere elsewhere{.passages = 8, .words = 80, .terms = {{"bail", {3, 4}}}};
  const auto both = snapshot.database(elsewhere);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->get_doccount(), snapshot.passages_here() + 8);
  EXPECT_EQ(both->get_termfreq("bail"), snapshot.holding("bail") + 3);
}

}  // namespace
}  // namespace tenet::store
