#include "store/document_map.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>

#include "store/checksums.h"
#include "store/schema.h"
#include "store/segment.h"
#include "support/small_index.h"

namespace tenet::store {
namespace {

// Invented documents; the second has two passages.
std::vector<Document> plans() {
  return {{.id = "ferry", .text = "The harbor wants a ferry and the ferry wants a harbor.", .date = "2015-03"},
          {.id = "plan",
           .text = "A harbor is a place where ships may rest for one night.\n\n"
                   "Nobody in the village has ever seen such a large ship before."},
          {.id = "school", .text = "Every school of the island teaches its pupils to swim.", .date = "2016"}};
}

TEST(DocumentMap, SaysWhichDocumentAPassageStandsIn) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  const DocumentMap ends(snapshot);
  EXPECT_EQ(ends.size(), 3U);
  std::vector<std::size_t> documents;
  for (Xapian::docid docid = 1; docid <= 4; ++docid) documents.push_back(ends.document_of(docid));
  EXPECT_EQ(documents, (std::vector<std::size_t>{0, 1, 1, 2}));
}

TEST(DocumentMap, SaysItOfMorePassagesAndDocumentsThanAByteCounts) {
  std::vector<Document> documents;
  for (int i = 0; i < 700; ++i) {
    Document plan{.id = std::to_string(1000 + i)};
    for (int passage = 0; passage < (i == 300 ? 600 : 1); ++passage) {
      plan.text += "Passage " + std::to_string(passage) + " of a plan that asks for a ferry between two harbors.\n\n";
    }
    documents.push_back(std::move(plan));
  }
  const test::SmallIndex index(std::move(documents));
  const Snapshot snapshot(index.path());
  const DocumentMap ends(snapshot);
  ASSERT_EQ(snapshot.stored_passages(), 1'299U);
  for (Xapian::docid docid = 1; docid <= 1'299; ++docid) {
    const std::size_t expected = docid <= 300 ? docid - 1 : docid <= 900 ? 300 : docid - 600;
    ASSERT_EQ(ends.document_of(docid), expected) << docid;
  }
}

TEST(DocumentMap, IsRefusedBehindTheLastPassage) {
  const test::SmallIndex index(plans());
  const std::filesystem::path segment = index.path() / Snapshot(index.path()).manifest().segments.front().name;
  std::filesystem::remove_all(segment);
  SegmentWriter writer(segment);
  for (int passage = 0; passage < 4; ++passage) writer.end_passage();
  writer.add_number(passage_count_slot, 4);  // of a fifth, which is not there
  writer.finish();
  Manifest manifest = read_manifest(index.path());
  manifest.segments.front().checksums = write_checksums(segment);
  write_manifest(index.path(), manifest);
  const Snapshot damaged(index.path());
  EXPECT_THROW(DocumentMap{damaged}, IndexError);
}

TEST(DateReader, GivesEachPassageTheDateOfItsDocument) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  const DocumentMap ends(snapshot);
  DateReader dates(snapshot, ends);
  std::vector<std::string> found;
  for (Xapian::docid docid = 1; docid <= 4; ++docid) found.push_back(dates.date(docid));
  EXPECT_EQ(found, (std::vector<std::string>{"2015-03", "", "", "2016"}));
}

TEST(DocumentMap, KnowsSegmentsApart) {
  const test::SmallIndex index(plans());
  index.add({{.id = "ferry", .text = "Another ferry, and it is to be a larger one.", .date = "2017"}});
  const Snapshot snapshot(index.path());
  const DocumentMap ends(snapshot);
  EXPECT_EQ(ends.size(), 4U);
  const auto docid = snapshot.find_document("ferry");
  ASSERT_TRUE(docid);
  EXPECT_EQ(ends.document_of(*docid), 3U);
  EXPECT_EQ(DateReader(snapshot, ends).date(*docid), "2017");
  EXPECT_TRUE(ends.parts()[0].deleted[0]);
}

}  // namespace
}  // namespace tenet::store
