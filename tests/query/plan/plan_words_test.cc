#include "query/plan/plan_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/query.h>

namespace tenet::query {
namespace {

WordWeights words_of(std::string_view query) {
  text::Analyser analyser;
  return query_words(make_plan(parse_query(query, Joining::any), analyser));
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
      {"\"the harbor of the village\"", {{"harbor", 1}, {"villag", 1}}},
      {"\"of the\"", {{"of", 1}, {"the", 1}}},
      {"date:2015", {}},
  };
  for (const auto& [query, words] : cases) EXPECT_EQ(words_of(query), words) << query;
}

}  // namespace
}  // namespace tenet::query
