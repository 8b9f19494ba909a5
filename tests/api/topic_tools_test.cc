#include <tenet/topic_tools.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/small_index.h"

namespace tenet {
namespace {

using test::SmallIndex;

Taxonomy taxonomy() {
  return parse_taxonomy(R"(
[[topic]]
id = "pardon"
core = ["pardon", "clemency petition", "reprieve"]
[[topic]]
id = "records"
core = ["criminal record", "pardons"]
related = ["licence"]
)",
                        "t.toml");
}

SmallIndex index_of(const std::vector<std::string>& texts) {
  std::vector<Document> documents;
  for (const std::string& text : texts) {
    documents.push_back({.id = "d" + std::to_string(documents.size()), .text = text, .title = "Notes"});
  }
  return SmallIndex(documents);
}

TEST(ListTerms, NamesTheOtherTopicsOfATerm) {
  const std::vector<TermUse> expected{
      {.topic = "pardon", .term = "pardon", .core = true, .also = {"records"}},
      {.topic = "pardon", .term = "clemency petition", .core = true},
      {.topic = "pardon", .term = "reprieve", .core = true},
      {.topic = "records", .term = "criminal record", .core = true},
      {.topic = "records", .term = "pardons", .core = true, .also = {"pardon"}},
      {.topic = "records", .term = "licence"},
  };
  EXPECT_EQ(list_terms(taxonomy()), expected);
}

TEST(CheckTopics, CountsWhereEachTermIsEvidence) {
  const SmallIndex index = index_of({"A pardon came late.", "No pardon and no reprieve.", "Nothing of the kind."});
  const TopicsCheck check = check_topics(taxonomy(), index.path());
  EXPECT_EQ(check.passages, 3U);
  std::string uses;
  for (const TermUse& use : check.terms) uses += use.topic + ' ' + use.term + ' ' + std::to_string(use.passages) + ", ";
  EXPECT_EQ(uses,
            "pardon pardon 2, pardon clemency petition 0, pardon reprieve 1, records criminal record 0, "
            "records pardons 2, records licence 0, ");
}

TEST(CheckTopics, SaysWhichPassagesChange) {
  const SmallIndex index = index_of({"A pardon came late.", "The clemency petition was denied.", "Bail was denied."});
  const TopicsCheck check = check_topics(parse_taxonomy(R"(
[[topic]]
id = "clemency"
core = ["pardon"]
related = ["petition"]
)",
                                                        "t.toml"),
                                         index.path());
  EXPECT_EQ(check.changed, 1U);  // the second loses clemency, the first keeps its grade
  const auto clemency = std::ranges::find(check.changes, "clemency", &TopicChange::topic);
  ASSERT_NE(clemency, check.changes.end());
  EXPECT_EQ(*clemency,
            (TopicChange{.topic = "clemency", .before = 2, .after = 1, .lost = 1, .examples = {{"d1#1", 2, 0}}}));
}

TEST(CheckTopics, FindsNoChangeInTheTopicsOfTheIndex) {
  const SmallIndex index = index_of({"A pardon came late.", "The list:\n\n- bail\n- parole and probation\n"});
  const TopicsCheck check = check_topics(default_taxonomy(), index.path());
  EXPECT_EQ(check.changed, 0U);
  EXPECT_TRUE(check.changes.empty());
}

TEST(SuggestTerms, FindsWhatSetsTheTopicApart) {
  std::vector<std::string> texts;
  for (int i = 0; i < 6; ++i) {
    texts.push_back("A pardon with gold seal number " + std::to_string(i) + " and a ribbon.");
    texts.push_back("A letter with a ribbon, number " + std::to_string(i) + ".");
    texts.push_back("A letter of another kind, number " + std::to_string(i) + ".");
  }
  const std::vector<TermSuggestion> terms = suggest_terms(index_of(texts).path(), "clemency", 100);
  ASSERT_FALSE(terms.empty());
  const auto seal = std::ranges::find(terms, "gold seal", &TermSuggestion::term);
  ASSERT_NE(seal, terms.end());
  EXPECT_EQ(seal->inside, 6U);
  EXPECT_EQ(seal->outside, 0U);
  EXPECT_EQ(seal->where, (std::vector<std::string>{"d0#1", "d12#1", "d15#1"}));
  EXPECT_NEAR(seal->g2, 22.915, 0.001);  // 2 (6 ln 3 + 12 ln 1.5): 6 of 6 inside, 0 of 12 outside
  EXPECT_EQ(std::ranges::find(terms, "pardon", &TermSuggestion::term), terms.end());  // a term already
  const auto ribbon = std::ranges::find(terms, "ribbon", &TermSuggestion::term);
  ASSERT_NE(ribbon, terms.end());
  EXPECT_GT(seal->g2, ribbon->g2);
}

TEST(SuggestTerms, HasNothingToSayOfATopicWithoutPassages) {
  EXPECT_TRUE(suggest_terms(index_of({"Bail was denied."}).path(), "clemency", 10).empty());
}

TEST(SuggestTerms, ThrowsForATopicThatTheIndexDoesNotKnow) {
  EXPECT_THROW((void)suggest_terms(index_of({"Bail."}).path(), "astrology", 10), InputError);
}

TEST(Retagging, KeepsTheTopicsOfAnIndexUntilItIsGivenOthers) {
  const SmallIndex index = index_of({"A pardon came late.", "Bail was denied."});
  { (void)Indexer(index.path(), {.topics_toml = "[[topic]]\nid = \"late\"\ncore = [\"came late\"]\n"}).commit(); }
  EXPECT_EQ(index.ids("topic:late"), "d0#1");
  (void)index.add({{.id = "new", .text = "It came late again."}});
  EXPECT_EQ(index.searcher().taxonomy().topics.size(), 1U);
  EXPECT_EQ(index.ids("topic:late"), "d0#1 new#1");
  { (void)Indexer(index.path(), {.topics_toml = std::string(default_taxonomy_toml())}).commit(); }
  EXPECT_EQ(index.ids("topic:clemency"), "d0#1");
}

TEST(Retagging, StoresTopicsThatExtendTheDefaultWhole) {
  const SmallIndex index = index_of({"A pardon came late."});
  const std::string toml = "extends = \"default\"\n[[topic]]\nid = \"late\"\ncore = [\"came late\"]\n";
  { (void)Indexer(index.path(), {.topics_toml = toml}).commit(); }
  EXPECT_EQ(index.searcher().taxonomy(), parse_taxonomy(toml, "t.toml"));
  EXPECT_EQ(index.ids("topic:late topic:clemency"), "d0#1");
}

TEST(Retagging, LeavesTheIndexAsItWasWhenTheTopicsAreWrong) {
  const SmallIndex index = index_of({"A pardon came late."});
  const std::string before = index.searcher().info().fingerprint;
  for (const char* toml : {"[[topic]]\nid = \"x\"\n", "not TOML", "[[topic]]\nid = \"x\"\ncore = [\"\xff\"]\n"}) {
    EXPECT_THROW(Indexer(index.path(), {.topics_toml = toml}), InputError);
  }
  EXPECT_EQ(index.searcher().info().fingerprint, before);
  EXPECT_EQ(index.ids("topic:clemency"), "d0#1");
}

}  // namespace
}  // namespace tenet
