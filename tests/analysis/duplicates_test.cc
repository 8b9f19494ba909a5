#include <tenet/duplicates.h>

#include <algorithm>
#include <random>

#include <gtest/gtest.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet {
namespace {

// A text of `count` words out of invented ones, the same for the same seed.
std::vector<std::string> invented_words(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("word" + std::to_string(random() % 4000));
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text + ".";
}

// One word in twenty is another one.
std::vector<std::string> edited(std::vector<std::string> words, unsigned seed) {
  std::mt19937 random(seed);
  for (std::size_t edit = 0; edit < words.size() / 20; ++edit) words[random() % words.size()] = "another";
  return words;
}

std::vector<std::string> ids(const std::vector<Duplicate>& duplicates) {
  std::vector<std::string> all;
  for (const Duplicate& each : duplicates) all.push_back(each.id);
  return all;
}

constexpr std::string_view wire =
    "The invented council of Sampleton voted on Tuesday to release people who wait for trial on a promise to appear, "
    "and to pay for reminders by telephone";

TEST(NearDuplicates, AreTheSameWordsWhateverTheCaseAndTheMarkup) {
  const test::SmallIndex index({{.id = "a.md", .text = std::string(wire) + "."},
                                {.id = "b.md", .text = "**" + std::string(wire) + "** today."},
                                {.id = "c.md",
                                 .text = "A different vote in Mockford was about fences and gardens, "
                                         "nothing else was on the paper that evening."}});
  const Searcher searcher = index.searcher();
  const auto found = searcher.near_duplicates("a.md#1");
  EXPECT_EQ(ids(found), std::vector<std::string>{"b.md#1"});
  EXPECT_GT(found.at(0).agreement, 0.9);
  EXPECT_LT(found.at(0).agreement, 1.0);
  EXPECT_TRUE(searcher.near_duplicates("c.md#1").empty());
  EXPECT_TRUE(searcher.near_duplicates("c.md#9").empty()) << "there is no such passage";
  EXPECT_TRUE(searcher.near_duplicates("nothing").empty());
}

TEST(NearDuplicates, AreNoPassagesOfFewWords) {
  const test::SmallIndex index({{.id = "a", .text = "Thank you all."}, {.id = "b", .text = "Thank you all."}});
  EXPECT_TRUE(index.searcher().near_duplicates("a#1").empty());
}

TEST(NearDuplicates, ForgetWhatIsDeleted) {
  const test::SmallIndex index({{.id = "a", .text = std::string(wire)}, {.id = "b", .text = std::string(wire)}});
  index.add({{.id = "b", .text = "Something else is said here now."}});
  EXPECT_TRUE(index.searcher().near_duplicates("a#1").empty());
}

// The recall that docs/duplicates.md states: of 300 passages of 30 to 120 words each with one word in twenty replaced,
// every one is found, and none that is unrelated.
TEST(NearDuplicates, FindPassagesWithAFewWordsEdited) {
  std::vector<Document> documents;
  for (unsigned i = 0; i < 300; ++i) {
    const auto words = invented_words(i, 30 + i % 91);
    documents.push_back({.id = "original" + std::to_string(i), .text = joined(words)});
    documents.push_back({.id = "wire" + std::to_string(i), .text = joined(edited(words, 1000 + i))});
  }
  const test::SmallIndex index(std::move(documents));
  const Searcher searcher = index.searcher();
  for (unsigned i = 0; i < 300; ++i) {
    EXPECT_EQ(ids(searcher.near_duplicates("original" + std::to_string(i) + "#1")),
              std::vector<std::string>{"wire" + std::to_string(i) + "#1"});
  }
  const auto groups = duplicate_groups(searcher, {});
  EXPECT_EQ(groups.size(), 300U);
  for (const DuplicateGroup& group : groups) {
    EXPECT_EQ(group.others.at(0).id, "wire" + group.first.substr(std::string("original").size()));
  }
}

TEST(DuplicateGroups, AreLargestFirstAndHoldWhatIsNearTheFirst) {
  std::vector<Document> documents;
  for (const std::string id : {"e", "d", "c"})
    documents.push_back({.id = id, .text = std::string(wire) + " " + id + "."});
  for (const std::string id : {"a", "b"}) documents.push_back({.id = id, .text = joined(invented_words(1, 40))});
  const test::SmallIndex index(std::move(documents));
  const auto groups = duplicate_groups(index.searcher(), {});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].first, "c#1");
  EXPECT_EQ(ids(groups[0].others), (std::vector<std::string>{"d#1", "e#1"}));
  EXPECT_EQ(groups[1].first, "a#1");
  EXPECT_EQ(groups[1].others, (std::vector<Duplicate>{{"b#1", 1}}));
}

TEST(DuplicateGroups, AreThoseOfTheQuery) {
  const test::SmallIndex index({{.id = "a", .text = std::string(wire)}, {.id = "b", .text = std::string(wire)}});
  const Searcher searcher = index.searcher();
  EXPECT_EQ(duplicate_groups(searcher, searcher.parse("telephone")).size(), 1U);
  EXPECT_TRUE(duplicate_groups(searcher, searcher.parse("document:a")).empty());
}

// A chain of small changes: its ends are not alike, so they are not in one group.
TEST(DuplicateGroups, DoNotFollowAChain) {
  std::vector<Document> documents;
  auto words = invented_words(7, 60);
  for (std::size_t step = 0; step < 12; ++step) {
    documents.push_back({.id = "step" + std::to_string(10 + step), .text = joined(words)});
    for (std::size_t i = 0; i < 5; ++i) words[step * 5 + i] = "changed" + std::to_string(step * 5 + i);
  }
  const test::SmallIndex index(std::move(documents));
  const auto groups = duplicate_groups(index.searcher(), {});
  EXPECT_GT(groups.size(), 1U);
  for (const DuplicateGroup& group : groups) {
    for (const Duplicate& each : group.others) EXPECT_GE(each.agreement, near_duplicate_agreement);
  }
}

TEST(DuplicateGroups, OfPassagesTooShortAreNone) {
  const test::SmallIndex index({{.id = "a", .text = "Thank you all."}, {.id = "b", .text = "Thank you all."}});
  EXPECT_TRUE(duplicate_groups(index.searcher(), {}).empty());
}

std::vector<std::string> hits(const FoldedResults& folded) {
  std::vector<std::string> all;
  for (const Hit& hit : folded.results.hits) all.push_back(hit.document.id);
  return all;
}

TEST(SearchFolded, ShowsOneOfManyCopiesAndCountsAll) {
  std::vector<Document> documents;
  for (char id = 'a'; id <= 'j'; ++id) documents.push_back({.id = std::string(1, id), .text = std::string(wire)});
  documents.push_back({.id = "k", .text = "People who wait for trial in Mockford wait long, said nobody at all."});
  const test::SmallIndex index(std::move(documents));
  const Searcher searcher = index.searcher();
  const FoldedResults folded = search_folded(searcher, searcher.parse("trial"), {.limit = 5});
  auto found = hits(folded);
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector<std::string>{"a", "k"}));
  EXPECT_EQ(folded.results.total, 11U);
  EXPECT_EQ(folded.folded, 9U);
  const auto copies = static_cast<std::size_t>(hits(folded)[0] == "k");
  EXPECT_EQ(folded.duplicates.at(copies).size(), 9U);
  EXPECT_TRUE(folded.duplicates.at(1 - copies).empty());
}

TEST(SearchFolded, GoesOnWhereAnOffsetPointsTo) {
  std::vector<Document> documents;
  for (unsigned i = 0; i < 40; ++i) {
    documents.push_back({.id = std::to_string(100 + i), .text = "bail " + joined(invented_words(i / 2, 40))});
  }
  const test::SmallIndex index(std::move(documents));
  const Searcher searcher = index.searcher();
  const Query query = searcher.parse("bail");
  const auto all = hits(search_folded(searcher, query, {.limit = 40}));
  EXPECT_EQ(all.size(), 20U);
  std::vector<std::string> paged;
  for (std::size_t offset = 0; offset < 40; offset += 7) {
    for (std::string& id : hits(search_folded(searcher, query, {.limit = 7, .offset = offset}))) paged.push_back(id);
  }
  EXPECT_EQ(paged, all);
}

TEST(SearchFolded, LeavesDocumentsAsTheyAre) {
  const test::SmallIndex index({{.id = "a", .text = std::string(wire)}, {.id = "b", .text = std::string(wire)}});
  const Searcher searcher = index.searcher();
  EXPECT_EQ(search_folded(searcher, searcher.parse("trial"), {.by = SearchOptions::By::document}).results.hits.size(),
            2U);
}

}  // namespace
}  // namespace tenet
