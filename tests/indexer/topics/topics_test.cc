#include "indexer/topics/topics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace tenet::indexer {
namespace {

// The topics that `taxonomy` finds in `passage`, strongest first:
// "sentencing 2 [sentences] [Judges]; policing 1 [...]".
std::string found(const Taxonomy& taxonomy, std::string_view passage) {
  text::Analyser analyser;
  const TopicMatcher matcher(taxonomy, analyser);
  std::string result;
  for (const TopicTag& tag : matcher.match(passage, 0, analyser)) {
    if (!result.empty()) result += "; ";
    result += tag.topic + ' ' + std::to_string(tag.grade);
    for (const TextRange& evidence : tag.evidence) {
      result += " [";
      result += passage.substr(evidence.begin, evidence.end - evidence.begin);
      result += ']';
    }
  }
  return result;
}

struct Row {
  std::string_view passage;
  std::string_view found;
};

void expect_found(const Taxonomy& taxonomy, const std::vector<Row>& rows) {
  for (const auto& [passage, expected] : rows) EXPECT_EQ(found(taxonomy, passage), expected) << passage;
}

// One topic whose single terms are enough for grade 1, so that each shows.
Taxonomy one_topic(std::vector<std::string> core, std::vector<std::string> related = {}) {
  return {.scoring = {.related_points = 1},
          .topics = {{.id = "t", .core = std::move(core), .related = std::move(related)}}};
}

TEST(MatchTopics, ComparesStemsOfAdjacentWords) {
  expect_found(one_topic({"mandatory minimum sentence", "judge's discretion"}),
               {{"Mandatory-minimum sentencing", "t 2 [Mandatory-minimum sentencing]"},
                {"mandatory, minimum sentences", ""},
                {"mandatory prison minimum sentences", ""},
                {"mandatory minimum", ""},
                {"the judges\u2019 discretion", "t 2 [judges\u2019 discretion]"},
                {"", ""}});
}

TEST(MatchTopics, GivesTheFirstOccurrenceOfEachTermInReadingOrder) {
  expect_found(one_topic({"bail", "jail population"}),
               {{"jail populations and bail, bail and the jail population", "t 2 [jail populations] [bail]"}});
}

TEST(MatchTopics, MovesRangesByTheOffset) {
  text::Analyser analyser;
  const TopicMatcher matcher(one_topic({"bail"}), analyser);
  const auto tags = matcher.match("no bail", 100, analyser);
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags.front().evidence, (std::vector{TextRange{103, 107}}));
}

TEST(MatchTopics, ComparesExactWordsByTheirForms) {
  Taxonomy taxonomy = one_topic({"diversion", "commute sentence", "commuted"});
  taxonomy.exact = {{.word = "diversion", .forms = {"diversion", "diversions"}},
                    {.word = "commute", .forms = {"commute", "commuted"}},
                    {.word = "commuted", .forms = {"commuted"}}};
  expect_found(taxonomy, {{"Diversions", "t 2 [Diversions]"},
                          {"diversionary", ""},
                          {"diverse", ""},
                          {"to commute sentences", "t 2 [commute sentences]"},
                          {"commuted sentences", "t 2 [commuted sentences]"},
                          {"commutes sentences", ""},
                          {"commuted", "t 2 [commuted]"}});
}

TEST(MatchTopics, TakesTheFormOfAnExactWordInATermForTheWord) {
  Taxonomy taxonomy = one_topic({"moratorium on executions"});
  taxonomy.exact = {{.word = "execution", .forms = {"execution", "executions"}}};
  expect_found(taxonomy,
               {{"a moratorium on execution", "t 2 [moratorium on execution]"}, {"a moratorium on executing", ""}});
}

TEST(MatchTopics, ReplacesVariantsOnBothSides) {
  Taxonomy taxonomy = one_topic({"procedural justice", "prop 47", "penal code"});
  taxonomy.variants = {{.from = "procedurally just", .to = "procedural justice"},
                       {.from = "prop. 47", .to = "proposition 47"},
                       {.from = "code", .to = "law"}};
  expect_found(taxonomy, {{"procedurally just ways", "t 2 [procedurally just]"},
                          {"the procedure just described", ""},
                          {"Proposition 47", "t 2 [Proposition 47]"},
                          {"Prop. 47", "t 2 [Prop. 47]"},
                          {"penal laws and the penal code", "t 2 [penal laws]"}});
}

TEST(MatchTopics, SeesNothingInsideAMask) {
  Taxonomy taxonomy = one_topic({"reduce crime", "crime", "report"});
  taxonomy.masks = {"Leaders to Reduce Crime & Incarceration", "The Crime Report"};
  expect_found(taxonomy, {{"Leaders to Reduce Crime and Incarceration", "t 2 [Reduce Crime]"},
                          {"Leaders to Reduce Crime & Incarceration", ""},
                          {"the crime report", ""},
                          {"the Crime Report said crime", "t 2 [crime]"},
                          {"reduce the Crime Report crime", "t 2 [crime]"},
                          {"a crime report", "t 2 [crime] [report]"}});
}

TEST(MatchTopics, CountsAnAmbiguousTermOnlyWithOneOfItsNeeds) {
  Taxonomy taxonomy = one_topic({"treatment"}, {"sentence"});
  taxonomy.ambiguous = {{.term = "treatments", .topic = "t", .needs = {"drug", "mental illness"}},
                        {.term = "sentence", .topic = "t", .unless = {"next sentence"}}};
  taxonomy.masks = {"Drug Enforcement Administration"};
  expect_found(taxonomy, {{"treatment", ""},
                          {"treatment of drugs", "t 2 [treatment]"},
                          {"Mental illnesses need treatment", "t 2 [treatment]"},
                          {"mental and other illness, treatment", ""},
                          {"treatment by the Drug Enforcement Administration", ""},
                          {"a sentence", "t 1 [sentence]"}});
}

TEST(MatchTopics, CountsNoAmbiguousTermInsideAnException) {
  Taxonomy taxonomy = one_topic({"use of force", "trust"});
  taxonomy.ambiguous = {
      {.term = "use of force", .topic = "t", .unless = {"threat or use of force", "use of force in war"}},
      {.term = "trust", .topic = "t", .unless = {"trust fund", "antitrust"}}};
  expect_found(taxonomy, {{"threats or uses of force", ""},
                          {"threat or use of force; a use of force", "t 2 [use of force]"},
                          {"the use of force in wars", ""},
                          {"trust funds and trust", "t 2 [trust]"},
                          // An exception that cannot overlap the term bars it from the passage.
                          {"trust, and antitrust law", ""}});
}

TEST(MatchTopics, FindsNothingOfATopicWithoutOneOfItsNeeds) {
  const Taxonomy taxonomy{.topics = {{.id = "t", .core = {"data collection"}, .needs = {"police", "crime"}}}};
  expect_found(taxonomy, {
                             {"data collection", ""},
                             {"data collection by the police", "t 2 [data collection]"},
                             {"data collection on crimes", "t 2 [data collection]"},
                         });
}

TEST(MatchTopics, AppliesTheRuleOfAnAmbiguousTermToItsTopicOnly) {
  Taxonomy taxonomy{.topics = {{.id = "a", .core = {"parole"}}, {.id = "b", .core = {"parole"}}},
                    .ambiguous = {{.term = "parole", .topic = "a", .needs = {"prison"}}}};
  expect_found(taxonomy, {{"parole", "b 2 [parole]"}, {"parole from prison", "a 2 [parole]; b 2 [parole]"}});
}

TEST(MatchTopics, CountsNothingInsideALongerTermOfTheTopic) {
  expect_found(
      one_topic({"minimum sentence", "mandatory minimum sentence"}, {"sentence"}),
      {{"mandatory minimum sentence", "t 2 [mandatory minimum sentence]"},
       {"mandatory minimum sentences, minimum sentences", "t 2 [mandatory minimum sentences] [minimum sentences]"},
       {"a sentence is a minimum sentence", "t 2 [sentence] [minimum sentence]"}});
}

TEST(MatchTopics, CountsTermsThatOverlapButDoNotNest) {
  expect_found(one_topic({"drug treatment", "treatment program"}),
               {{"drug treatment programs", "t 2 [drug treatment] [treatment programs]"}});
}

TEST(MatchTopics, FindsTermsOfTwoWordsPartedByACoordination) {
  expect_found(one_topic({"reduce crime", "prison condition", "drug treatment program"}, {"harsh law", "for profit"}),
               {{"reducing incarceration and crime", "t 2 [reducing incarceration and crime]"},
                {"reduce mass incarceration or crime", "t 2 [reduce mass incarceration or crime]"},
                {"prison and jail conditions", "t 2 [prison and jail conditions]"},
                {"harsh and counterproductive laws", "t 1 [harsh and counterproductive laws]"},
                {"reduce incarceration, crime", ""},
                {"reduce harm in schools and crime", ""},
                {"prisons and the conditions", ""},
                {"prison and 24 conditions", ""},
                {"for power and profit", ""},
                {"drug and alcohol treatment program", ""}});
}

TEST(MatchTopics, LetsAPartedTermNeitherHideOthersNorCountBesideTheWholeOne) {
  expect_found(one_topic({"reduce crime", "incarceration"}),
               {{"reducing incarceration and crime", "t 2 [reducing incarceration and crime] [incarceration]"}});
  Taxonomy taxonomy = one_topic({"reduce crime"});
  taxonomy.scoring.square_points = 11;
  expect_found(taxonomy, {{"to reduce crime, reducing drugs and crime", "t 1 [reduce crime]"}});
}

TEST(MatchTopics, GradesByPointsAndCoreTerms) {
  const Taxonomy taxonomy{
      .topics = {{.id = "t", .core = {"clemency"}, .related = {"home confinement", "mercy", "amnesty"}}}};
  expect_found(taxonomy, {{"mercy", ""},
                          {"mercy, mercy", ""},
                          {"mercy and amnesty", "t 1 [mercy] [amnesty]"},
                          {"home confinement", "t 1 [home confinement]"},
                          {"home confinement, mercy", "t 1 [home confinement] [mercy]"},
                          {"clemency", "t 2 [clemency]"}});
}

TEST(MatchTopics, CountsTermsThatDifferInInflectionOnce) {
  const Taxonomy taxonomy{.topics = {{.id = "t", .related = {"disparity", "disparities"}}}};
  expect_found(taxonomy, {{"a disparity among disparities", ""}});
}

TEST(MatchTopics, PassesNarrowerTopicsUp) {
  const Taxonomy taxonomy{.topics = {{.id = "top", .core = {"sentencing"}, .related = {"sentence"}},
                                     {.id = "middle", .broader = "top", .related = {"mandatory minimum"}},
                                     {.id = "low", .broader = "middle", .core = {"life sentence"}}}};
  expect_found(taxonomy, {{"life sentences",
                           "low 2 [life sentences]; middle 2 [life sentences]; "
                           "top 2 [life sentences]"},
                          {"a mandatory minimum",
                           "middle 1 [mandatory minimum]; "
                           "top 1 [mandatory minimum]"},
                          {"sentencing", "top 2 [sentencing]"},
                          // Points of several narrower topics add up above them.
                          {"life sentences and mandatory minimums",
                           "middle 2 [life sentences] [mandatory minimums]; "
                           "top 2 [life sentences] [mandatory minimums]; "
                           "low 2 [life sentences]"}});
}

TEST(MatchTopics, NeverGradesABroaderTopicBelowANarrowerOne) {
  // Above, the core term stands inside a longer one that is only related.
  const Taxonomy taxonomy{.topics = {{.id = "above", .related = {"long life sentence"}},
                                     {.id = "below", .broader = "above", .core = {"life sentence"}}}};
  expect_found(taxonomy, {{"a long life sentence",
                           "above 2 [long life sentence]; "
                           "below 2 [life sentence]"}});
}

TEST(MatchTopics, LeavesOutTermsWithoutAWord) {
  expect_found(one_topic({"\u2014", "bail"}), {{"\u2014 bail", "t 2 [bail]"}});
}

// The strength of the only topic that `matcher` finds in a passage of `words` words with these terms.
double strength(const TopicMatcher& matcher, text::Analyser& analyser, const std::string& terms, std::size_t words) {
  std::string passage = terms;
  const std::vector<text::Token> tokens = analyser.analyse(passage);
  for (std::size_t i = tokens.size(); i < words; ++i) passage += " word";
  const std::vector<TopicTag> tags = matcher.match(passage, 0, analyser);
  return tags.size() == 1 ? tags.front().strength : -1;
}

TEST(TopicStrength, PutsEveryPassageSquarelyAboutBeforeEveryRelatedOne) {
  text::Analyser analyser;
  const TopicMatcher matcher({.topics = {{.id = "t", .core = {"clemency"}, .related = {"a b", "c d", "e f", "g h"}}}},
                             analyser);
  const double weakest_square = strength(matcher, analyser, "clemency", 20'000);
  const double strongest_related = strength(matcher, analyser, "a b c d e f g h", 8);
  EXPECT_GT(strongest_related, 0);
  EXPECT_LT(strongest_related, 1);
  EXPECT_GT(weakest_square, 1);
}

TEST(TopicStrength, GrowsWithEvidenceAndFallsWithLength) {
  text::Analyser analyser;
  const TopicMatcher matcher({.topics = {{.id = "t", .core = {"clemency", "pardon", "reprieve"}}}}, analyser);
  double before = 3;
  for (const std::size_t words : {3U, 17U, 38U, 65U, 220U, 5000U}) {
    const double one = strength(matcher, analyser, "clemency", words);
    const double two = strength(matcher, analyser, "clemency pardon", words);
    const double three = strength(matcher, analyser, "clemency pardon reprieve", words);
    EXPECT_LT(one, two) << words;
    EXPECT_LT(two, three) << words;
    EXPECT_LT(three, before) << words;
    EXPECT_TRUE(std::isfinite(one) && one > 1) << words;
    before = three;
  }
}

TEST(MatchTopics, OrdersByStrengthThenId) {
  const Taxonomy taxonomy{
      .topics = {{.id = "c", .core = {"bail"}}, {.id = "a", .related = {"no bail"}}, {.id = "b", .core = {"bail"}}}};
  expect_found(taxonomy, {{"no bail", "b 2 [bail]; c 2 [bail]; a 1 [no bail]"}});
}

// What a passage without any rule but that of adjacent stems holds, found the slow way.
TEST(MatchTopics, AgreesWithASearchForEveryTermInTurn) {
  const std::vector<std::string> words{"aa", "bb", "cc"};
  Taxonomy taxonomy{.scoring = {.related_points = 1}};
  for (const std::string& x : words) {
    for (const std::string& y : words) {
      for (const std::string& z : words) {
        std::string term = x;
        term.append(" ").append(y).append(" ").append(z);
        taxonomy.topics.push_back({.id = term, .core = {term}});
      }
    }
  }
  text::Analyser analyser;
  const TopicMatcher matcher(taxonomy, analyser);
  std::size_t state = 1;
  for (int round = 0; round < 200; ++round) {
    std::string passage;
    for (int i = 0; i < round % 13; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      passage += words[(state >> 33U) % words.size()] + ' ';
    }
    std::vector<std::string> expected;
    for (const Topic& topic : taxonomy.topics) {
      if (passage.find(topic.core.front() + ' ') != std::string::npos) expected.push_back(topic.id);
    }
    std::vector<std::string> ids;
    for (const TopicTag& tag : matcher.match(passage, 0, analyser)) ids.push_back(tag.topic);
    std::ranges::sort(expected);
    std::ranges::sort(ids);
    EXPECT_EQ(ids, expected) << passage;
  }
}

// A passage as long as a file, made of what the rules look for.
TEST(MatchTopics, IsLinearInTheLengthOfThePassage) {
  Taxonomy taxonomy = one_topic({"bail", "bail bail and bail"});
  taxonomy.ambiguous = {{.term = "bail", .topic = "t", .needs = {"bail"}, .unless = {"bail out"}}};
  taxonomy.masks = {"bail out now"};
  text::Analyser analyser;
  const TopicMatcher matcher(taxonomy, analyser);
  std::string passage;
  for (int i = 0; i < 200'000; ++i) passage += i % 3 == 0 ? "bail out " : i % 3 == 1 ? "and bail " : "bail out now ";
  EXPECT_EQ(matcher.match(passage, 0, analyser).size(), 1U);
}

}  // namespace
}  // namespace tenet::indexer
