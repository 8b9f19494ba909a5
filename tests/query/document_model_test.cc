#include "query/document_model.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/query.h>

#include "query/simplify.h"
#include "support/island.h"

namespace tenet::query {
namespace {

double score(std::string_view document, const WordWeights& words) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentTable table(snapshot);
  store::PassageReader reader(snapshot.segments());
  const std::vector<double> scores = DocumentModel(table).score(words);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto docid = static_cast<Xapian::docid>(i + 1);
    if (reader.document(docid).fields.id == document) return scores[i];
  }
  ADD_FAILURE() << "no document " << document;
  return 0;
}

TEST(DocumentModel, PrefersWhatSaysTheWordOftenInFewWordsAndInItsTitle) {
  const WordWeights harbor{{"harbor", 1}};
  EXPECT_GT(score("twice", harbor), score("once", harbor));
  EXPECT_GT(score("titled", harbor), score("once", harbor));
  EXPECT_GT(score("once", harbor), score("long", harbor));
}

TEST(DocumentModel, IsNeverBelowZeroAndGrowsInProportionToTheWeights) {
  for (const char* document : {"once", "twice", "titled", "long", "other"}) {
    const double one = score(document, {{"harbor", 1}, {"nowhere", 1}});
    EXPECT_GE(one, 0) << document;
    EXPECT_DOUBLE_EQ(score(document, {{"harbor", 2}, {"nowhere", 2}}), 2 * one) << document;
  }
}

TEST(DocumentModel, ScoresSomeDocumentsAsItScoresThemAmongAll) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentTable table(snapshot);
  const WordWeights words{{"harbor", 1}, {"mountain", 0.5}, {"goat", 0.25}};
  const std::vector<double> all = DocumentModel(table).score(words);
  for (const std::vector<std::size_t>& among : {std::vector<std::size_t>{}, {0}, {1, 3}, {2, 3, 4}, {0, 1, 2, 3, 4}}) {
    const std::vector<double> some = DocumentModel(table).score(words, among);
    for (const std::size_t document : among) EXPECT_DOUBLE_EQ(some[document], all[document]) << document;
  }
}

TEST(DocumentModel, FindsTheDocumentsThatHoldTheWordsOfAQueryThatIsAnsweredByThemAlone) {
  const store::Snapshot snapshot(test::island().path());
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
    EXPECT_EQ(DocumentModel(table).documents_with(simple, query_words(simple, analyser)), documents) << query;
  }
}

TEST(DocumentModel, WeighsWordsByHowOftenTheyAreSaidWhereTheyAreSaid) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentTable table(snapshot);
  // Harbor: five times in four documents. Summer: once in one. Nowhere: in none.
  const WordWeights asked{{"harbor", 1}, {"nowher", 1}, {"summer", 1}};
  const WordWeights weighed = DocumentModel(table).weigh(asked);
  EXPECT_NEAR(weighed.at("harbor") / weighed.at("summer"), std::sqrt(5.0 / 4), 1e-12);
  EXPECT_DOUBLE_EQ(weighed.at("nowher"), weighed.at("summer"));
  EXPECT_NEAR(sum_of(weighed), sum_of(asked), 1e-12);
}

TEST(DocumentModel, LeavesTheWeightOfOneWordAsItIs) {
  const store::Snapshot snapshot(test::island().path());
  const store::DocumentTable table(snapshot);
  for (const double weight : {0.0, 0.5, 1.0, 3.0}) {
    const WordWeights asked{{"harbor", weight}};
    EXPECT_EQ(DocumentModel(table).weigh(asked), asked) << weight;
  }
}

}  // namespace
}  // namespace tenet::query
