#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

using Order = SearchOptions::Order;

// Invented documents in two segments, so that ties between runs are settled too.
const SmallIndex& benches() {
  static const SmallIndex index({
      {.id = "b",
       .text = "Bail is set by the bench.\n\nBail and bail again, said the bench of the town.",
       .date = "2016"},
      {.id = "d", .text = "Nobody dates what the bench says of bail in this town."},
      {.id = "c", .text = "The bench of the town lowered bail.\n\nIt has no more to say.", .date = "2015-03"},
  });
  static const IndexReport second = index.add({
      {.id = "a", .text = "The bench of the old town raised bail twice.", .date = "2016"},
      {.id = "a.2", .text = "A later bench of the town left bail as it was.", .date = "2015-03-01"},
  });
  (void)second;
  return index;
}

struct Case {
  SearchOptions options;
  std::string ids;
};

TEST(Order, SortsHits) {
  const std::vector<Case> cases{
      {{.order = Order::document}, "a#1 a.2#1 b#1 b#2 c#1 d#1"},
      {{.order = Order::document, .reverse = true}, "d#1 c#1 b#2 b#1 a.2#1 a#1"},
      {{.order = Order::date}, "c#1 a.2#1 a#1 b#1 b#2 d#1"},
      {{.order = Order::date, .reverse = true}, "a#1 b#1 b#2 a.2#1 c#1 d#1"},
      {{.limit = 2, .offset = 1, .order = Order::date}, "a.2#1 a#1"},
      {{.limit = 2, .offset = 5, .order = Order::date}, "d#1"},
      {{.offset = 6, .order = Order::date}, ""},
      {{.by = SearchOptions::By::document, .order = Order::date}, "c a.2 a b d"},
      {{.by = SearchOptions::By::document, .order = Order::document, .reverse = true}, "d c b a.2 a"},
      {{.order = Order::document, .per_document = 1}, "a#1 a.2#1 b#2 c#1 d#1"},
  };
  for (const auto& [options, ids] : cases) EXPECT_EQ(benches().ids("bail", options), ids);
}

TEST(Order, TurnsScoresRound) {
  const Searcher searcher = benches().searcher();
  const Query query = searcher.parse("bail");
  const Results best = searcher.search(query);
  const Results worst = searcher.search(query, {.reverse = true});
  ASSERT_EQ(best.hits.size(), worst.hits.size());
  EXPECT_EQ(worst.hits.back().id, best.hits.front().id);
  for (std::size_t i = 1; i < worst.hits.size(); ++i) EXPECT_LE(worst.hits[i - 1].score, worst.hits[i].score);
}

TEST(Order, CutsAnyWindowOutOfTheSameOrder) {
  const Searcher searcher = benches().searcher();
  const Query query = searcher.parse("bail");
  for (const Order order : {Order::score, Order::date, Order::document}) {
    for (const bool reverse : {false, true}) {
      const Results all = searcher.search(query, {.order = order, .reverse = reverse});
      for (std::size_t offset = 0; offset < 7; ++offset) {
        for (std::size_t limit = 0; limit < 7; ++limit) {
          const Results part =
              searcher.search(query, {.limit = limit, .offset = offset, .order = order, .reverse = reverse});
          EXPECT_EQ(part.total, 6U);
          for (std::size_t i = 0; i < part.hits.size(); ++i) EXPECT_EQ(part.hits[i], all.hits[offset + i]);
        }
      }
    }
  }
}

TEST(PerDocument, CountsWhatItFoldsAway) {
  const Searcher searcher = benches().searcher();
  const Query query = searcher.parse("bail OR bench");
  const std::uint64_t all = searcher.search(query).total;
  EXPECT_EQ(all, 6U);
  for (const std::size_t most : {1U, 2U, 3U}) {
    for (const std::size_t limit : {0U, 2U, 10U}) {
      const Results results = searcher.search(query, {.limit = limit, .per_document = most});
      EXPECT_EQ(results.total, most == 1 ? 5U : 6U);
      EXPECT_EQ(results.total + results.folded, all);
      EXPECT_EQ(results.hits.size(), std::min<std::size_t>(limit, results.total));
    }
  }
}

}  // namespace
}  // namespace tenet::test
