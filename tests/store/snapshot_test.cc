#include "store/snapshot.h"

#include <vector>

#include <gtest/gtest.h>

#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::store {
namespace {

// Two segments: docids of the one are odd, of the other even.
TEST(Snapshot, CountsWordsInPassagesInAnyOrder) {
  const test::SmallIndex index(std::vector<Document>{
      {.id = "a", .text = "Goats like the harbor, and the harbor likes goats."},
      {.id = "b", .text = "The ferry was late again and nobody at the pier could tell us why."},
  });
  index.add({{.id = "c", .text = "Sheep and goats have always lived above the harbor of the old island."}});
  const Snapshot snapshot(index.path());
  ASSERT_EQ(snapshot.stride(), 2U);
  const std::vector<Xapian::docid> passages{3, 2, 1};
  using Counts = std::vector<Snapshot::WordCount>;
  EXPECT_EQ(snapshot.count_words({"goat", "harbor"}, passages), (Counts{{0, 14}, {2, 13}, {4, 9}}));
  EXPECT_EQ(snapshot.count_words({"sheep"}, passages), (Counts{{0, 14}, {1, 13}, {0, 9}}));
  EXPECT_EQ(snapshot.count_words({"nowhere"}, {1}), (Counts{{0, 9}}));
  EXPECT_EQ(snapshot.count_words({}, {1}), (Counts{{0, 9}}));
  EXPECT_EQ(snapshot.count_words({"goat"}, {}), Counts{});
  for (const Xapian::docid docid : passages) {
    for (const char* const word : {"goat", "harbor", "ferri"}) {
      const Counts counts = snapshot.count_words({word}, {docid});
      EXPECT_EQ(counts.front().first, snapshot.posting(word, docid).value_or(0)) << word << " in " << docid;
      EXPECT_EQ(counts.front().second, snapshot.length(docid, 1)) << docid;
    }
  }
}

// Two segments, each of which has lost a document, and not so much that it is written anew.
class SnapshotAfterRemovals : public testing::Test {
 protected:
  SnapshotAfterRemovals() {
    index_.add(with_others("x", {{.id = "d", .text = "Ferries wait for the goats of the pier."},
                                 {.id = "e",
                                  .text = "The goat waits for ferries, and ferries wait for goats.\n\n"
                                          "The goat is late, and so are the people of the pier who wait."}}));
    Indexer indexer(index_.path());
    indexer.remove("b");
    indexer.remove("e");
    (void)indexer.commit();
  }

  static constexpr std::uint64_t others = 20;  // in each segment, of two words

  static std::vector<Document> with_others(const std::string& name, std::vector<Document> documents) {
    for (std::uint64_t i = 0; i < others; ++i)
      documents.push_back({.id = name + std::to_string(i), .text = "Nobody waits."});
    return documents;
  }

  test::SmallIndex index_{
      with_others("w", {{.id = "a", .text = "Goats like the harbor, and the harbor likes goats."},
                        {.id = "b", .text = "The goat was late again and nobody at the harbor could tell us why."},
                        {.id = "c", .text = "Sheep and goats have always lived above the harbor of the old island."}})};
};

TEST_F(SnapshotAfterRemovals, CountsWhatIsLeft) {
  const Snapshot snapshot(index_.path());
  ASSERT_EQ(snapshot.stride(), 2U);
  for (std::size_t segment : {0U, 1U}) ASSERT_FALSE(snapshot.struck_out(segment).empty());
  using Numbers = std::vector<std::uint64_t>;
  const Numbers passages{3, 2, 0, 0, 2 * others};
  for (int times = 0; times < 2; ++times) {
    EXPECT_EQ(snapshot.holding({"goat", "harbor", "late", "nowher", "nobodi"}), passages);
  }
  EXPECT_EQ(snapshot.occurrences({"goat", "ferri", "late"}), (Numbers{4, 1, 0}));
  EXPECT_EQ(snapshot.words(), 9U + 13 + 8 + 2 * 2 * others);
  EXPECT_EQ(snapshot.average_length(), static_cast<double>(snapshot.words()) / (3 + 2 * others));
}

TEST_F(SnapshotAfterRemovals, TellsWhichDocumentsAreGoneByTheirWords) {
  const Snapshot snapshot(index_.path());
  EXPECT_EQ(snapshot.struck_out_with("goat", "goat"), 2U);
  EXPECT_EQ(snapshot.struck_out_with("goat", "goats"), 1U);
  EXPECT_EQ(snapshot.struck_out_with("ferri", "ferries"), 1U);
  EXPECT_EQ(snapshot.struck_out_with("island", "island"), 0U);
}

}  // namespace
}  // namespace tenet::store
