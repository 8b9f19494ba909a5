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

}  // namespace
}  // namespace tenet::store
