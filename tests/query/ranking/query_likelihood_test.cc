#include "query/ranking/query_likelihood.h"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/query.h>

#include "query/plan/plan_words.h"
#include "support/island.h"

namespace tenet::query {
namespace {

double score(std::string_view document, const WordWeights& words) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentStatistics table(snapshot);
  store::PassageReader passages(snapshot);
  WordReader reader(table);
  const std::vector<double> scores = score_documents(make_model(words, reader), reader);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto docid = static_cast<Xapian::docid>(i + 1);
    if (passages.document(docid).fields.id == document) return scores[i];
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

TEST(ScoreDocuments, ScoresDocumentsThatCanAnswerAsItScoresThemAmongAll) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentStatistics table(snapshot);
  WordReader reader(table);
  LanguageModel model = make_model({{"harbor", 1}, {"mountain", 0.5}, {"goat", 0.25}}, reader);
  const std::vector<double> all = score_documents(model, reader);
  struct Case {
    std::vector<std::string> among;
    std::vector<std::size_t> documents;  // that have one of them
  };
  // Numbered as their ids ascend: long, once, other, titled, twice.
  const std::vector<Case> cases = {
      {{"goat"}, {2}}, {{"mountain"}, {0, 2}}, {{"harbor", "goat"}, {0, 1, 2, 3, 4}}, {{"nowhere"}, {}}};
  for (const auto& [among, documents] : cases) {
    model.among = among;
    const std::vector<double> some = score_documents(model, reader);
    for (const std::size_t document : documents) EXPECT_EQ(some[document], all[document]) << document;
  }
}

TEST(WordsNeeded, AreThoseOfAQueryThatIsAnsweredByThemAlone) {
  using Words = std::optional<std::vector<std::string>>;
  const std::vector<std::pair<std::string, Words>> cases = {
      {"goats", {{"goat"}}},
      {"harbor OR goats", {{"goat", "harbor"}}},
      {"summer title:harbor", {{"summer"}}},
      {"goats OR title:harbor", {}},
      {"goats OR summ*", {}},
      {"-goats", {}},
  };
  text::Analyser analyser;
  for (const auto& [query, words] : cases) {
    const Plan plan = make_plan(parse_query(query, Joining::all), analyser);
    EXPECT_EQ(words_needed(plan, query_words(plan)), words) << query;
  }
}

TEST(Weigh, CountsWordsByHowOftenTheyAreSaidWhereTheyAreSaid) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentStatistics table(snapshot);
  WordReader reader(table);
  // Harbor: five times in four documents. Summer: once in one. Nowhere: in none.
  const WordWeights asked{{"harbor", 1}, {"nowher", 1}, {"summer", 1}};
  const WordWeights weighed = weigh(asked, reader);
  EXPECT_NEAR(weighed.at("harbor") / weighed.at("summer"), std::pow(5.0 / 4, 0.6), 1e-12);
  EXPECT_DOUBLE_EQ(weighed.at("nowher"), weighed.at("summer"));
  EXPECT_NEAR(sum_of(weighed), sum_of(asked), 1e-12);
}

TEST(Weigh, LeavesTheWeightOfOneWordAsItIs) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentStatistics table(snapshot);
  WordReader reader(table);
  for (const double weight : {0.0, 0.5, 1.0, 3.0}) {
    const WordWeights asked{{"harbor", weight}};
    EXPECT_EQ(weigh(asked, reader), asked) << weight;
  }
}

}  // namespace
}  // namespace tenet::query
