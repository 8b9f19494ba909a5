#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

constexpr SearchOptions by_document{.by = SearchOptions::By::document};

// Invented documents: "council" speaks of the ferry in every passage, "letter" in one only.
std::vector<Document> ferries() {
  return {
      {.id = "council",
       .text = "The council heard that the ferry was late on most mornings of the year.\n\n"
               "A new ferry would cost as much as the school and the library together.\n\n"
               "In the end the council voted for the ferry, and for a smaller library."},
      {.id = "letter",
       .text = "The ferry was late again and nobody at the pier could tell us why.\n\n"
               "My grandmother used to row across, and she was never late for anything.\n\n"
               "She kept two goats, a garden, and a diary that we still read in winter."},
      {.id = "garden", .text = "The garden needs rain, and the goats need a fence around the garden."},
      {.id = "library", .text = "The library is open in the morning, and on Sundays in the afternoon."},
  };
}

TEST(SearchByDocument, RanksByAllPassagesAndShowsTheBest) {
  const SmallIndex index(ferries());
  const Searcher searcher = index.searcher();
  const Results results = searcher.search(searcher.parse("ferry council"), by_document);
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(index.ids("ferry", by_document), "council letter");
  EXPECT_EQ(results.hits.front().id, "council#1");
}

TEST(SearchByDocument, FindsWhatSearchByPassageFinds) {
  const SmallIndex index(ferries());
  const Searcher searcher = index.searcher();
  struct Case {
    std::string_view query;
    std::uint64_t documents;
  };
  // Words that are fed back lend weight; they never make a hit.
  const std::vector<Case> cases{
      {"ferry", 2},          {"ferry OR garden", 3}, {"ferry NOT late", 1},    {"\"late again\"", 1},
      {"\"again late\"", 0}, {"librar*", 2},         {"late NEAR/2 again", 1}, {"nowhere", 0}};
  for (const auto& [query, documents] : cases) {
    const Results results = searcher.search(searcher.parse(query), by_document);
    EXPECT_EQ(results.total, documents) << query;
    EXPECT_EQ(results.hits.size(), documents) << query;
  }
}

TEST(SearchByDocument, IsTheSameInOneSegmentOrMany) {
  const SmallIndex one(ferries());
  const SmallIndex many({});
  for (const Document& document : ferries()) many.add({document});
  const Searcher first = one.searcher();
  const Searcher second = many.searcher();
  for (const char* query : {"ferry", "ferry garden late", "library OR goats", "the"}) {
    const auto expected = first.search(first.parse(query, Joining::any), by_document).hits;
    const auto found = second.search(second.parse(query, Joining::any), by_document).hits;
    ASSERT_EQ(found.size(), expected.size()) << query;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].id, expected[i].id) << query;
      EXPECT_DOUBLE_EQ(found[i].score, expected[i].score) << query;
    }
  }
}

TEST(SearchByDocument, GivesPagesOfOneOrder) {
  const SmallIndex index(ferries());
  const std::string all = index.ids("late garden library", by_document, Joining::any);
  std::string pages;
  for (std::size_t offset = 0; offset < 4; ++offset) {
    const SearchOptions page{.limit = 1, .offset = offset, .by = SearchOptions::By::document};
    pages += (pages.empty() ? "" : " ") + index.ids("late garden library", page, Joining::any);
  }
  EXPECT_EQ(pages, all);
}

// Two topics, of which the model knows words of the first. Its terms alone touch it, and no words do.
std::string ferry_topics() {
  std::string toml =
      "[scheme]\nid = \"f\"\nversion = \"1\"\n[[topic]]\nid = \"ferries\"\ncore = [\"ferry boat\"]\n"
      "[[topic]]\nid = \"goats\"\ncore = [\"goat\"]\n\n[model]\nformat = 1\ntaxonomy = \"f\"\n"
      "version = \"1\"\nmeasured_on = \"letters\"\nstop = \"the a of\"\nverbs = \"is was\"\n"
      "touches = 0.5\nsquarely = 0.5\nfiled = 1\n\n[model.signals]\n";
  std::istringstream names(
      "more_core phrases words evidence repeated segments share others named early place lead heading title length "
      "segment_length punctuation capitals verbs trained field_score title_field_score");
  for (std::string name; names >> name;) {
    toml += name + " = [0, 0]\n";
  }
  return toml +
         "core = [5, 0]\nword_score = [1, 0]\n\n[model.field]\nbias = -1\n\n[model.topic.ferries]\noffset = [-2, "
         "-2]\nbias = -3\n\n"
         "[model.words.ferries]\n\"ferri\" = 7\n\"pier\" = 7\n";
}

TEST(SearchByDocument, FindsDocumentsByTheirTagsAndWhatTheyAreFiledUnder) {
  const SmallIndex index({{.id = "tagged", .text = "The ferry boat was sold.", .title = "News"},
                          {.id = "filed", .text = "The pier is closed until spring.", .title = "The ferry at the pier"},
                          {.id = "title", .text = "It is closed until spring.", .title = "The ferry at the pier"},
                          {.id = "goats", .text = "A goat ate the timetable.", .title = "News"}});
  { (void)Indexer(index.path(), {.topics_toml = ferry_topics()}).commit(); }
  EXPECT_EQ(index.ids("topic:ferries"), "tagged#1");
  EXPECT_EQ(index.ids("topic:ferries", by_document), "filed tagged");
  EXPECT_EQ(index.ids("topic:ferries spring", by_document), "filed");
  EXPECT_EQ(index.ids("topic:ferries>.9", by_document), "tagged");
  EXPECT_EQ(index.ids("topic:goats", by_document), "goats");
  EXPECT_EQ(index.ids("has:topic", by_document), "goats tagged");
}

TEST(SearchByDocument, ShowsTheWordsThatFileADocument) {
  const SmallIndex index(
      {{.id = "filed", .text = "The pier is closed until spring.", .title = "The ferry at the pier"}});
  { (void)Indexer(index.path(), {.topics_toml = ferry_topics()}).commit(); }
  const Searcher searcher = index.searcher();
  const Results results = searcher.search(searcher.parse("topic:ferries"), by_document);
  ASSERT_EQ(results.hits.size(), 1U);
  const Hit& hit = results.hits.front();
  ASSERT_EQ(hit.passage.topics.size(), 1U);
  const TopicTag& tag = hit.passage.topics.front();
  EXPECT_EQ(tag.grade, 0);
  EXPECT_GT(tag.probability, 0.5);
  ASSERT_EQ(tag.words.size(), 1U);
  EXPECT_EQ(hit.text.substr(tag.words.front().begin, tag.words.front().size()), "pier");
  EXPECT_EQ(hit.matches, tag.words);
}

}  // namespace
}  // namespace tenet::test
