#include "query/ranking/topic_vocabulary.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/topics.h>

#include "text/tokens.h"

namespace tenet::query {
namespace {

std::vector<double> fits_of(const Taxonomy& taxonomy, const std::string& question) {
  text::Analyser analyser;
  const TopicVocabulary vocabulary(taxonomy, analyser);
  std::vector<std::string> stems;
  for (const text::Token& word : analyser.analyse(question)) stems.push_back(word.stem());
  return vocabulary.fits(stems);
}

std::string best_of(const std::string& question) {
  const Taxonomy& topics = default_taxonomy();
  const std::vector<double> fits = fits_of(topics, question);
  return topics.topics[static_cast<std::size_t>(std::ranges::max_element(fits) - fits.begin())].id;
}

Taxonomy invented() {
  Taxonomy taxonomy;
  taxonomy.topics = {{.id = "ships", .alt = {"vessels"}, .core = {"steam ship", "ship"}, .related = {"harbour"}},
                     {.id = "ports", .core = {"harbour", "state of the docks"}, .related = {"ship"}},
                     {.id = "bread", .core = {"rye bread"}}};
  return taxonomy;
}

TEST(TopicVocabulary, FitsTheTopicInWhoseTermsTheWordsStand) {
  struct Case {
    const char* question;
    std::vector<double> fits;  // which are above 0, as 1
  };
  for (const Case& each : {Case{"ships", {1, 1, 0}}, Case{"vessels", {1, 0, 0}}, Case{"baking rye", {0, 0, 1}},
                           Case{"walrus", {0, 0, 0}}, Case{"of the", {0, 0, 0}}, Case{"", {0, 0, 0}}}) {
    std::vector<double> fits = fits_of(invented(), each.question);
    for (double& fit : fits) fit = fit > 0 ? 1 : 0;
    EXPECT_EQ(fits, each.fits) << each.question;
  }
}

TEST(TopicVocabulary, CountsCoreTermsMoreThanRelatedOnesAndRareWordsMoreThanCommonOnes) {
  const std::vector<double> ship = fits_of(invented(), "ship");
  EXPECT_EQ(ship[0], 1);
  EXPECT_LT(ship[1], 1);
  const std::vector<double> harbour = fits_of(invented(), "harbour");
  EXPECT_EQ(harbour[1], 1);
  EXPECT_LT(harbour[0], 1);
  // "docks" is a third of a term less than "ship" and stands in one topic alone.
  EXPECT_GT(fits_of(invented(), "steam docks")[1], fits_of(invented(), "ship docks")[1] / 2);
}

TEST(TopicVocabulary, FitsNothingWithoutTopics) {
  EXPECT_TRUE(fits_of(Taxonomy(), "ship").empty());
}

TEST(TopicVocabulary, KnowsWhatQuestionsOfTheFieldAreAbout) {
  struct Case {
    const char* question;
    const char* topic;
  };
  for (const Case& each : {Case{"Do mandatory minimum terms deter anybody?", "mandatory-minimums"},
                           Case{"Could a public defender refuse cases?", "indigent-defense"},
                           Case{"Which prisons are run for profit?", "private-prisons"},
                           Case{"Were gang members executed by lethal injection?", "death-penalty"},
                           Case{"pardons and commutations", "clemency"}}) {
    EXPECT_EQ(best_of(each.question), each.topic) << each.question;
  }
}

}  // namespace
}  // namespace tenet::query
