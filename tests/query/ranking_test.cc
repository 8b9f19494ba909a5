#include "query/ranking.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/query.h>

#include "query/simplify.h"
#include "support/small_index.h"

namespace tenet::query {
namespace {

WordWeights words_of(std::string_view query) {
  text::Analyser analyser;
  return query_words(simplify(parse_query(query, Joining::any), analyser), analyser);
}

double sum(const WordWeights& words) {
  double all = 0;
  for (const auto& [word, weight] : words) all += weight;
  return all;
}

TEST(QueryWords, CountWhatIsAskedForWithItsBoost) {
  struct Case {
    std::string_view query;
    WordWeights words;
  };
  const std::vector<Case> cases{
      {"harbor ferries", {{"harbor", 1}, {"ferri", 1}}},
      {"harbor harbors village", {{"harbor", 2}, {"villag", 1}}},
      {"harbor^3 village", {{"harbor", 3}, {"villag", 1}}},
      {"(harbor village^2)^2 OR island", {{"harbor", 2}, {"villag", 4}, {"island", 1}}},
      {"\"harbor master\"", {{"harbor", 1}, {"master", 1}}},
      {"harbor NOT village", {{"harbor", 1}}},
      {"harbor NEAR/3 village", {{"harbor", 1}, {"villag", 1}}},
      {"harbor title:village date:2015", {{"harbor", 1}}},
      {"the harbor of the village", {{"harbor", 1}, {"villag", 1}}},
      {"date:2015", {}},
  };
  for (const auto& [query, words] : cases) EXPECT_EQ(words_of(query), words) << query;
}

// Invented documents of about the same length.
const test::SmallIndex& island() {
  static const test::SmallIndex index({
      {.id = "once", .text = "The harbor is old and the people of the island love it very much."},
      {.id = "twice", .text = "The harbor is old and the harbor of the island is loved very much."},
      {.id = "titled", .text = "The harbor is old and the people of the island love it very much.", .title = "Harbor"},
      {.id = "long",
       .text = "The harbor is old and the people of the island love it very much, as they love their mountains and "
               "their forests and their lakes, and all who come to visit them in summer or in winter."},
      {.id = "other", .text = "Mountains stand above the lakes where goats and sheep have always lived."},
  });
  return index;
}

double score(std::string_view document, const WordWeights& words) {
  const store::Snapshot snapshot(island().path());
  const store::DocumentTable table(snapshot);
  store::PassageReader reader(snapshot.segments());
  const std::vector<double> scores = score_documents(words, table);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto docid = static_cast<Xapian::docid>(i + 1);
    if (reader.document(docid).fields.id == document) return scores[i];
  }
  ADD_FAILURE() << "no document " << document;
  return 0;
}

TEST(ScoreDocuments, PrefersWhatSaysTheWordOftenInFewWordsAndInItsTitle) {
  const WordWeights harbor{{"harbor", 1}};
  EXPECT_GT(score("twice", harbor), score("once", harbor));
  EXPECT_GT(score("titled", harbor), score("once", harbor));
  EXPECT_GT(score("once", harbor), score("long", harbor));
}

TEST(ScoreDocuments, IsNeverBelowZeroAndGrowsInProportionToTheWeights) {
  for (const char* document : {"once", "twice", "titled", "long", "other"}) {
    const double one = score(document, {{"harbor", 1}, {"nowhere", 1}});
    EXPECT_GE(one, 0) << document;
    EXPECT_DOUBLE_EQ(score(document, {{"harbor", 2}, {"nowhere", 2}}), 2 * one) << document;
  }
}

TEST(ScoreDocuments, ScoresSomeDocumentsAsItScoresThemAmongAll) {
  const store::Snapshot snapshot(island().path());
  const store::DocumentTable table(snapshot);
  const WordWeights words{{"harbor", 1}, {"mountain", 0.5}, {"goat", 0.25}};
  const std::vector<double> all = score_documents(words, table);
  for (const std::vector<std::size_t>& among : {std::vector<std::size_t>{}, {0}, {1, 3}, {2, 3, 4}, {0, 1, 2, 3, 4}}) {
    const std::vector<double> some = score_documents(words, table, among);
    for (const std::size_t document : among) EXPECT_DOUBLE_EQ(some[document], all[document]) << document;
  }
}

TEST(DocumentsWith, HoldTheWordsOfAQueryThatIsAnsweredByThemAlone) {
  const store::Snapshot snapshot(island().path());
  const store::DocumentTable table(snapshot);
  struct Case {
    std::string query;
    Among documents;
  };
  // Numbered as their ids ascend: long, once, other, titled, twice.
  const std::vector<Case> cases = {
      {"goats", {{2}}},
      {"harbor OR goats", {{0, 1, 2, 3, 4}}},
      {"summer title:harbor", {{0}}},
      {"nowhere", {std::vector<std::size_t>{}}},
      {"goats OR title:harbor", {}},
      {"goats OR summ*", {}},
      {"-goats", {}},
  };
  text::Analyser analyser;
  for (const auto& [query, documents] : cases) {
    const Query simple = simplify(parse_query(query, Joining::all), analyser);
    EXPECT_EQ(documents_with(simple, query_words(simple, analyser), table), documents) << query;
  }
}

TEST(FeedBack, AddsWhatTheSamplesShareAndKeepsTheWholeWeight) {
  const store::Snapshot snapshot(island().path());
  const WordWeights asked{{"harbor", 2}};
  const WordWeights fed =
      feed_back(asked, {{.score = 5, .words = {"harbor", "goat"}, .title = {"sheep"}}, {.score = 4, .words = {"goat"}}},
                snapshot.database());
  EXPECT_NEAR(sum(fed), sum(asked), 1e-9);
  ASSERT_TRUE(fed.contains("goat") && fed.contains("sheep"));
  EXPECT_GT(fed.at("harbor"), fed.at("goat"));
}

TEST(FeedBack, LearnsNothingFromCommonWordsOrFromNothing) {
  const store::Snapshot snapshot(island().path());
  const WordWeights asked{{"goat", 1}};
  EXPECT_EQ(feed_back(asked, {}, snapshot.database()), asked);
  EXPECT_EQ(feed_back(asked, {{.score = 1}}, snapshot.database()), asked);
  // Four of five passages say it.
  EXPECT_EQ(feed_back(asked, {{.score = 1, .words = {"harbor"}}}, snapshot.database()), asked);
}

}  // namespace
}  // namespace tenet::query
