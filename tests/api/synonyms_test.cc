#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

// Invented documents, one paragraph each.
const SmallIndex& lockups() {
  static const SmallIndex index({
      {.id = "prison", .text = "The prison on the hill has stood there for as long as anybody can remember."},
      {.id = "penitentiary", .text = "The penitentiary on the hill has stood there for as long as anybody remembers."},
      {.id = "facilities", .text = "Correctional facilities on the hill stood there for as long as anybody can say."},
      {.id = "apart", .text = "The facility on the hill is new, and correctional staff has yet to be found for it."},
      {.id = "school", .text = "The school on the hill has stood there for as long as anybody can remember."},
      {.id = "minimum", .text = "A mandatory minimum leaves the judge on the hill no choice but to look it up."},
      {.id = "sentence", .text = "Minimum sentences leave the judge on the hill no choice but to look them up."},
  });
  return index;
}

TEST(Synonyms, StandForAllWaysToSayIt) {
  struct Case {
    std::string_view query;
    std::string_view ids;
  };
  const std::vector<Case> cases{
      {"~penitentiary school", ""},
      {"~prisons -school", "facilities#1 penitentiary#1 prison#1"},
      {"~prison -penitentiary", "facilities#1 prison#1"},
      {R"(~"correctional facility")", "facilities#1 penitentiary#1 prison#1"},
      {R"(~"mandatory minimum")", "minimum#1 sentence#1"},
      {R"("mandatory minimum")", "minimum#1"},
      {"~prison NEAR/3 hill", "facilities#1 penitentiary#1 prison#1"},
      {"~hill school", "school#1"},
  };
  for (const auto& [query, ids] : cases) {
    const Searcher searcher = lockups().searcher();
    std::vector<std::string> sorted;
    for (const Hit& hit : searcher.search(searcher.parse(query)).hits) sorted.push_back(hit.id);
    std::ranges::sort(sorted);
    std::string all;
    for (const std::string& id : sorted) all += (all.empty() ? "" : " ") + id;
    EXPECT_EQ(all, ids) << query;
  }
}

TEST(Synonyms, WeighAsOneWordHoweverRareEachIs) {
  const Searcher searcher = lockups().searcher();
  const auto hits = searcher.search(searcher.parse("~prison")).hits;
  ASSERT_EQ(hits.size(), 3U);
  for (const Hit& hit : hits) EXPECT_NEAR(hit.score, hits.front().score, 0.3) << hit.id;
  const double one = searcher.search(searcher.parse("prison")).hits.front().score;
  EXPECT_LT(hits.front().score, one + 0.3);
}

TEST(Synonyms, AreMarkedAndSpelledOut) {
  const Searcher searcher = lockups().searcher();
  const Query query = searcher.parse("~prison document:facilities");
  const Results results = searcher.search(query);
  ASSERT_EQ(results.hits.size(), 1U);
  ASSERT_EQ(results.hits.front().matches, (std::vector<TextRange>{{0, 23}}));
  EXPECT_TRUE(results.notes.empty());
  EXPECT_EQ(describe(searcher.resolve(searcher.parse("~penitentiary"))),
            R"(synonyms(word "penitentiary", word "prison", word "correctional facility", )"
            R"(word "correctional institution", word "house of correction"))");
}

TEST(Synonyms, ThatAreNotKnownAreTheWordAloneWithANote) {
  const Searcher searcher = lockups().searcher();
  const Results results = searcher.search(searcher.parse("~school"));
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.notes, std::vector<std::string>{"~school: no synonyms are known, searched for school alone"});
  EXPECT_EQ(describe(searcher.resolve(searcher.parse(R"(~"the hill"^2)"))), R"(phrase "the hill"^2)");
}

TEST(Synonyms, RankDocumentsToo) {
  const SearchOptions by_document{.by = SearchOptions::By::document};
  const Searcher searcher = lockups().searcher();
  EXPECT_EQ(searcher.search(searcher.parse("~prison"), by_document).total, 3U);
}

}  // namespace
}  // namespace tenet::test
