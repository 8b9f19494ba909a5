#include "store/document_statistics.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/schema.h"
#include "store/snapshot.h"
#include "support/small_index.h"

namespace tenet::store {
namespace {

// Invented documents; "plan" has three passages of ten words or more.
std::vector<Document> plans() {
  return {{.id = "ferry", .text = "The harbor wants a ferry and the ferry wants a harbor.", .title = "Harbor"},
          {.id = "plan",
           .text = "A harbor is a place where ships may rest for one night.\n\n"
                   "Nobody in the village has ever seen such a large ship before.\n\n"
                   "The harbor of the village was opened by a harbor master.",
           .title = "Village"},
          {.id = "school", .text = "Every school of the island teaches its pupils to swim.", .title = "Islands"}};
}

std::uint64_t all_of(const std::vector<DocumentCount>& counts) {
  std::uint64_t all = 0;
  for (const DocumentCount& one : counts) all += one.count;
  return all;
}

TEST(DocumentStatistics, AddsUpThePassagesOfADocument) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  const DocumentStatistics table(snapshot);
  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table.total_words(), 11U + 12U + 12U + 11U + 10U);
  EXPECT_EQ(table.longest(), 35U);
  EXPECT_EQ(table.count(term("", "harbor")), (std::vector<DocumentCount>{{0, 2}, {1, 3}}));
  EXPECT_EQ(table.count(term("", "school")), (std::vector<DocumentCount>{{2, 1}}));
  EXPECT_EQ(table.count(term("", "nowhere")), (std::vector<DocumentCount>{}));
}

TEST(DocumentStatistics, SaysWhichTitlesHaveAWordAndOfHowManyPassages) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  EXPECT_EQ(DocumentStatistics(snapshot).count(term("S", "harbor")), (std::vector<DocumentCount>{{0, 1}}));
}

TEST(DocumentStatistics, CountsNothingThatWasStruckOut) {
  std::vector<Document> documents = plans();
  documents.push_back({.id = "again", .text = "A harbor that nobody will remember, for it is replaced."});
  const test::SmallIndex index(documents);
  index.add({{.id = "again", .text = "Mountains stand where others looked for boats in vain."}});
  const Snapshot snapshot(index.path());
  const DocumentStatistics table(snapshot);
  EXPECT_EQ(all_of(table.count(term("", "harbor"))), 5U);
  EXPECT_EQ(all_of(table.count(term("", "mountain"))), 1U);
  EXPECT_EQ(table.total_words(), 56U + 9U);
}

}  // namespace
}  // namespace tenet::store
