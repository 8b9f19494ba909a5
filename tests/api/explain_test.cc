#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// The committed corpus.
Searcher corpus() {
  static const TempFolder folder;
  static const bool made = [] {
    Indexer indexer(folder / "index");
    indexer.update({TENET_CORPUS_DIR});
    indexer.commit();
    return true;
  }();
  EXPECT_TRUE(made);
  return Searcher(folder / "index");
}

constexpr std::string_view queries[] = {
    "bail",
    "sentence judge discretion",
    "prison OR drug OR treatment",
    "prison^3 OR treatment^0.5",
    "\"public safety\"",
    "(mandatory OR minimum)^2 sentence",
    "police NEAR/8 community",
    "police NEAR/8 (community OR trust)",
    "incarcerat*",
    "~prison OR ~police",
    "~\"mandatory minimum\"^2 OR judge",
    "topic:sentencing",
    "topic:sentencing@2 judge",
    "topic:treatment^2 OR drug",
    "said:(crime OR police)",
    "+crime OR victims OR court",
    "crime -police",
    "crime date:2015..2022",
    "mentions:Congress OR crime",
    "like:statements/2015-10-21-law-enforcement-leaders.md#9",
    "the",
    "-crime",
    "has:quote crime",
    "speaker:biden",
    "crime crime crime justice",
    "judges should weigh each case",
    "police must have trust (community OR training)",
    "What do judges say about sentences for drug crimes?",
};

void expect_parts_that_add_up(const SearchOptions& options) {
  const Searcher searcher = corpus();
  for (const std::string_view text : queries) {
    for (const Joining joining : {Joining::all, Joining::any}) {
      SCOPED_TRACE(text);
      const Query query = searcher.parse(text, joining);
      for (const Hit& hit : searcher.search(query, options).hits) {
        const Explanation explanation = searcher.explain(query, hit.id, options);
        ASSERT_TRUE(explanation.found) << hit.id;
        double sum = 0;
        for (const ScorePart& part : explanation.parts) sum += part.score;
        EXPECT_NEAR(explanation.score, hit.score, 1e-9 * std::max(1.0, hit.score)) << hit.id;
        EXPECT_NEAR(sum, hit.score, 1e-9 * std::max(1.0, hit.score)) << hit.id;
      }
    }
  }
}

TEST(ExplainScore, HasPartsThatAddUpToIt) {
  expect_parts_that_add_up({.snippet_bytes = 0});
}
TEST(ExplainScore, HasPartsThatAddUpToItByDocument) {
  expect_parts_that_add_up({.by = SearchOptions::By::document, .snippet_bytes = 0});
}
TEST(ExplainScore, HasPartsThatAddUpToItWhereWordsAreEvidence) {
  expect_parts_that_add_up({.snippet_bytes = 0, .words_as_evidence = true});
}
TEST(ExplainScore, HasPartsThatAddUpToItByDocumentWhereWordsAreEvidence) {
  expect_parts_that_add_up({.by = SearchOptions::By::document, .snippet_bytes = 0, .words_as_evidence = true});
}

TEST(ExplainScore, SaysWhereEachPartComesFrom) {
  const Searcher searcher = corpus();
  const Query query = searcher.parse("~prison treatment OR topic:reentry");
  const Hit hit = searcher.search(query).hits.front();
  for (const ScorePart& part : searcher.explain(query, hit.id).parts) {
    EXPECT_GT(part.score, 0) << part.what;
    EXPECT_FALSE(part.what.empty());
    EXPECT_FALSE(part.fed_back) << part.what;
    if (part.kind == ScorePart::Kind::word) {
      EXPECT_GE(part.count, 1) << part.what;
      EXPECT_GE(part.length, part.count) << part.what;
      EXPECT_GE(part.holding, 1U) << part.what;
    }
  }
}

TEST(ExplainScore, KnowsWhatIsNoAnswerAndRefusesWhatIsNoPassage) {
  const Searcher searcher = corpus();
  const std::string id = searcher.search(searcher.parse("bail")).hits.front().id;
  const Explanation explanation = searcher.explain(searcher.parse("bail -bail"), id);
  EXPECT_FALSE(explanation.found);
  EXPECT_TRUE(explanation.parts.empty());
  EXPECT_THROW((void)searcher.explain(searcher.parse("bail"), "nothing#1"), QueryError);
}

}  // namespace
}  // namespace tenet::test
