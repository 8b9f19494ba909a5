#include "store/passage_block.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>

#include "store/snapshot.h"
#include "support/small_index.h"

namespace tenet::store {
namespace {

PassageRecord passage_at(int number, TextRange range, std::uint32_t to_document) {
  return {.passage = {.number = number, .range = range}, .begin_code_point = range.begin, .to_document = to_document};
}

DocumentRecord document_of(std::string id, std::uint32_t passages) {
  return {.fields = {.id = std::move(id)}, .passages = passages};
}

// The end of one document, a whole one, the beginning of a third.
PassageBlock three_parts() {
  return {.parts = {{.passages = 1, .begin = 7, .size = 4, .document = document_of("a", 2)},
                    {.passages = 2, .size = 6, .document = document_of("b", 2)},
                    {.passages = 1, .passages_after = 5, .size = 2}},
          .records = {passage_at(2, {7, 11}, 0), passage_at(1, {0, 2}, 1), passage_at(3, {3, 6}, 0),
                      passage_at(1, {0, 2}, 5)}};
}

TEST(PassageBlock, ComesBackAsItWas) {
  Compressor compressor;
  Decompressor decompressor;
  BlockReader reader(encode(three_parts(), "textanothers", compressor), decompressor);
  EXPECT_EQ(reader.block(), three_parts());
  EXPECT_EQ(reader.text(decompressor), "textanothers");
  BlockReader empty(encode({}, "", compressor), decompressor);
  EXPECT_EQ(empty.block(), PassageBlock{});
  EXPECT_EQ(empty.text(decompressor), "");
}

TEST(BlockReader, GivesAnyPassageAsTheWholeBlockHasIt) {
  Compressor compressor;
  Decompressor decompressor;
  const PassageBlock block = three_parts();
  const std::string data = encode(block, "textanothers", compressor);
  const std::vector<std::size_t> parts{0, 1, 1, 2};
  for (std::size_t first = 0; first < block.records.size(); ++first) {
    BlockReader reader(data, decompressor);
    for (const std::size_t passage : {first, std::size_t{3}, std::size_t{0}, std::size_t{2}, std::size_t{1}}) {
      EXPECT_EQ(reader.record(passage), block.records[passage]) << first << ", " << passage;
      EXPECT_EQ(reader.place_of(passage), place_of(block.records[passage]));
      const auto& document = block.parts[parts[passage]].document;
      const DocumentRecord* const found = reader.document(passage);
      EXPECT_EQ(found == nullptr ? std::optional<DocumentRecord>() : *found, document);
      EXPECT_EQ(reader.part_of(passage).text, std::vector<std::size_t>({0, 4, 4, 10})[passage]);
    }
    EXPECT_THROW((void)reader.record(block.records.size()), IndexError);
    EXPECT_EQ(reader.block(), block);
  }
}

TEST(PassageBlock, IsRefusedWhenDamaged) {
  Compressor compressor;
  Decompressor decompressor;
  const std::string data = encode(three_parts(), "textanothers", compressor);
  const auto read = [&](std::string bytes) {
    BlockReader reader(std::move(bytes), decompressor);
    return std::pair(reader.block(), reader.text(decompressor));
  };
  for (std::size_t size = 0; size < data.size(); ++size) {
    EXPECT_THROW((void)read(data.substr(0, size)), IndexError) << size;
  }
  // Checksums tell what has become another.
  for (std::size_t at = 0; at < data.size(); ++at) {
    for (const unsigned bit : {1U, 16U, 128U}) {
      std::string damaged = data;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ bit);
      try {
        EXPECT_EQ(read(damaged), std::pair(three_parts(), std::string("textanothers"))) << at;
      } catch (const IndexError&) {
      }
    }
  }
}

TEST(BlockBuilder, EndsABlockWithADocumentOrWhereItIsLarge) {
  const std::string large(40'000, 'x');
  const std::string_view some = std::string_view(large).substr(0, 17'000);
  BlockBuilder builder;
  EXPECT_FALSE(builder.is_full());
  builder.add(passage_at(1, {0, 4}, 0), "text", document_of("a", 1));
  EXPECT_FALSE(builder.is_full());
  builder.add(passage_at(1, {0, 17'000}, 2), some, {});
  EXPECT_FALSE(builder.is_full());
  builder.add(passage_at(2, {17'000, 34'000}, 1), some, {});
  EXPECT_TRUE(builder.is_full());
  Decompressor decompressor;
  BlockReader first(builder.take(), decompressor);
  ASSERT_EQ(first.block().parts.size(), 2U);
  EXPECT_EQ(first.block().parts[1].passages_after, 1U);
  EXPECT_TRUE(builder.is_empty());
  builder.add(passage_at(3, {34'000, 51'000}, 0), some, document_of("b", 3));
  EXPECT_TRUE(builder.is_full());
  BlockReader second(builder.take(), decompressor);
  ASSERT_EQ(second.block().parts.size(), 1U);
  EXPECT_EQ(second.block().parts[0].begin, 34'000U);
  EXPECT_EQ(second.text(decompressor), some);
}

// Invented plans, of which every third is much larger than a block.
std::vector<Document> plans() {
  std::vector<Document> documents;
  for (int i = 0; i < 12; ++i) {
    Document plan{.id = "plan-" + std::to_string(100 + i), .title = "Plan " + std::to_string(i)};
    for (int line = 0; line < (i % 3 == 0 ? 900 : 40); ++line) {
      plan.text += "Section " + std::to_string(line) + " of plan " + std::to_string(i) +
                   " asks whether — and when — the invented harbor needs another ferry.\n\n";
    }
    documents.push_back(std::move(plan));
  }
  return documents;
}

TEST(PassageReader, PutsDocumentsTogetherFromTheirBlocks) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  PassageReader reader(snapshot);
  for (const Document& plan : plans()) {
    const auto last = snapshot.find_document(plan.id);
    ASSERT_TRUE(last);
    EXPECT_EQ(reader.whole_document(*last).text, plan.text);
    const std::uint32_t passages = reader.document(*last).passages;
    for (std::uint32_t back = 0; back < passages; back += 7) {
      const PassageRecord record = reader.record(*last - back);
      EXPECT_EQ(record.to_document, back);
      EXPECT_EQ(reader.document(*last - back).fields.id, plan.id);
      EXPECT_EQ(reader.text(*last - back), plan.text.substr(record.passage.range.begin, record.passage.range.size()));
    }
  }
}

TEST(PassageReader, RefusesAPassageThatIsNotThere) {
  const test::SmallIndex index(plans());
  const Snapshot snapshot(index.path());
  PassageReader reader(snapshot);
  EXPECT_THROW((void)reader.record(snapshot.segment_database(0).get_lastdocid() + 1), IndexError);
}

}  // namespace
}  // namespace tenet::store
