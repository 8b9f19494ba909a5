#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

constexpr SearchOptions by_document{.by = SearchOptions::By::document};

// Invented documents: "council" speaks of the ferry in every passage, "letter" in one only.
std::vector<Document> ferries() {
  return {
      {.id = "council",
       .text = "The council heard that the ferry was late on most mornings of the year.\n\n"
               "A new ferry would cost as much as the school and the library together.\n\n"
               "In the end the council voted for the ferry, and for a smaller library."},
      {.id = "letter",
       .text = "The ferry was late again and nobody at the pier could tell us why.\n\n"
               "My grandmother used to row across, and she was never late for anything.\n\n"
               "She kept two goats, a garden, and a diary that we still read in winter."},
      {.id = "garden", .text = "The garden needs rain, and the goats need a fence around the garden."},
      {.id = "library", .text = "The library is open in the morning, and on Sundays in the afternoon."},
  };
}

TEST(SearchByDocument, RanksByAllPassagesAndShowsTheBest) {
  const SmallIndex index(ferries());
  const Searcher searcher = index.searcher();
  const Results results = searcher.search(searcher.parse("ferry council"), by_document);
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(index.ids("ferry", by_document), "council letter");
  EXPECT_EQ(results.hits.front().id, "council#1");
}

TEST(SearchByDocument, FindsWhatSearchByPassageFinds) {
  const SmallIndex index(ferries());
  const Searcher searcher = index.searcher();
  struct Case {
    std::string_view query;
    std::uint64_t documents;
  };
  // Words that are fed back lend weight; they never make a hit.
  const std::vector<Case> cases{
      {"ferry", 2},          {"ferry OR garden", 3}, {"ferry NOT late", 1},    {"\"late again\"", 1},
      {"\"again late\"", 0}, {"librar*", 2},         {"late NEAR/2 again", 1}, {"nowhere", 0}};
  for (const auto& [query, documents] : cases) {
    const Results results = searcher.search(searcher.parse(query), by_document);
    EXPECT_EQ(results.total, documents) << query;
    EXPECT_EQ(results.hits.size(), documents) << query;
  }
}

TEST(SearchByDocument, IsTheSameInOneSegmentOrMany) {
  const SmallIndex one(ferries());
  const SmallIndex many({});
  for (const Document& document : ferries()) many.add({document});
  const Searcher first = one.searcher();
  const Searcher second = many.searcher();
  for (const char* query : {"ferry", "ferry garden late", "library OR goats", "the"}) {
    const auto expected = first.search(first.parse(query, Joining::any), by_document).hits;
    const auto found = second.search(second.parse(query, Joining::any), by_document).hits;
    ASSERT_EQ(found.size(), expected.size()) << query;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].id, expected[i].id) << query;
      EXPECT_DOUBLE_EQ(found[i].score, expected[i].score) << query;
    }
  }
}

TEST(SearchByDocument, GivesPagesOfOneOrder) {
  const SmallIndex index(ferries());
  const std::string all = index.ids("late garden library", by_document, Joining::any);
  std::string pages;
  for (std::size_t offset = 0; offset < 4; ++offset) {
    const SearchOptions page{.limit = 1, .offset = offset, .by = SearchOptions::By::document};
    pages += (pages.empty() ? "" : " ") + index.ids("late garden library", page, Joining::any);
  }
  EXPECT_EQ(pages, all);
}

}  // namespace
}  // namespace tenet::test
