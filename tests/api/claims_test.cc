#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

using By = SearchOptions::By;
using Expand = SearchOptions::Expand;

// Invented: of two that are as long and say "judges" and "sentences" as often, one argues; enough others that say
// neither, so that words are rare.
std::vector<Document> judges() {
  std::vector<Document> documents{
      {.id = "a-tells", .text = "In the spring the judges of the county met and wrote their sentences in a red book."},
      {.id = "b-argues",
       .text = "The judges must weigh each case because sentences that fit nobody mend nothing here."},
  };
  for (int i = 0; i < 12; ++i) {
    documents.push_back({.id = "other-" + std::to_string(i), .text = "A garden needs rain, and goats need a fence."});
  }
  return documents;
}

std::vector<std::string> found(const Searcher& searcher, const Query& query, const SearchOptions& options) {
  std::vector<std::string> ids;
  for (const Hit& hit : searcher.search(query, options).hits) ids.push_back(hit.document.id);
  return ids;
}

TEST(SearchForAClaim, PutsWhatArguesBeforeWhatTells) {
  const SmallIndex index(judges());
  const Searcher searcher = index.searcher();
  using Ids = std::vector<std::string>;
  for (const By by : {By::passage, By::document}) {
    const Query claim = searcher.parse("judges should choose sentences", Joining::any);
    const Query words = searcher.parse("judges choose sentences", Joining::any);
    EXPECT_EQ(found(searcher, claim, {.by = by}), (Ids{"b-argues", "a-tells"}));
    EXPECT_EQ(found(searcher, claim, {.by = by, .expand = Expand::never}),
              found(searcher, words, {.by = by, .expand = Expand::never}));
  }
}

TEST(SearchForAClaim, FindsAndMarksWhatItsWordsFind) {
  const SmallIndex index(judges());
  const Searcher searcher = index.searcher();
  const Query claim = searcher.parse("judges should choose sentences", Joining::any);
  for (const By by : {By::passage, By::document}) {
    const Results plain = searcher.search(claim, {.by = by, .expand = Expand::never});
    Results ranked = searcher.search(claim, {.by = by});
    EXPECT_EQ(ranked.total, plain.total);
    ASSERT_EQ(ranked.hits.size(), plain.hits.size());
    for (const Hit& hit : plain.hits) {
      const auto same = std::ranges::find(ranked.hits, hit.id, &Hit::id);
      ASSERT_NE(same, ranked.hits.end()) << hit.id;
      EXPECT_EQ(same->matches, hit.matches) << hit.id;
    }
  }
}

TEST(SearchForAClaim, IsExplained) {
  const SmallIndex index(judges());
  const Searcher searcher = index.searcher();
  const Query claim = searcher.parse("judges should choose sentences", Joining::any);
  for (const By by : {By::passage, By::document}) {
    const auto part_for_claim = [&](const std::string& id) {
      const std::vector<ScorePart> parts = searcher.explain(claim, id, {.by = by}).parts;
      const auto found = std::ranges::find(parts, ScorePart::Kind::claim, &ScorePart::kind);
      return found == parts.end() ? 0 : found->score;
    };
    EXPECT_GT(part_for_claim("b-argues#1"), 0);
    EXPECT_EQ(part_for_claim("a-tells#1"), 0);
  }
}

}  // namespace
}  // namespace tenet::test
