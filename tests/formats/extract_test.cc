#include "indexer/reading/formats/extract.h"

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

std::string_view words_of(const Extract& extract, std::size_t block) {
  const TextRange range = extract.blocks.at(block).range;
  return std::string_view(extract.text).substr(range.begin, range.size());
}

TEST(ExtractBuilder, PutsAnEmptyLineBetweenBlocks) {
  ExtractBuilder builder;
  builder.add(Kind::heading, "Bail", 2);
  builder.add(Kind::paragraph, "Judges set  it.\n\tToo high.");
  EXPECT_EQ(builder.extract.text, "Bail\n\nJudges set it. Too high.");
  EXPECT_EQ(builder.extract.blocks[0].level, 2);
  EXPECT_EQ(words_of(builder.extract, 1), "Judges set it. Too high.");
}

TEST(ExtractBuilder, KeepsLinesWhereTheyMean) {
  ExtractBuilder builder;
  builder.add(Kind::paragraph, "  One \r\n\n  two\n", 0, true);
  EXPECT_EQ(builder.extract.text, "One\ntwo");
}

TEST(ExtractBuilder, MakesUtf8OfAllBytes) {
  ExtractBuilder builder;
  builder.add(Kind::paragraph, "na\xEFve \xE2\x82 Bail \xC2");
  builder.append("\x82\xAC \u20AC", true);
  EXPECT_EQ(builder.extract.text, "na\uFFFDve \uFFFD Bail \uFFFD\uFFFD\uFFFD \u20AC");
}

TEST(ExtractBuilder, LeavesOutControlsAndBlocksWithoutWords) {
  ExtractBuilder builder;
  builder.add(Kind::paragraph, " \u00A0\u200B ");
  EXPECT_TRUE(builder.add(Kind::paragraph, "\x1B\u009B").empty());
  builder.add(Kind::paragraph, "a\x1B[31mb\u0085c\u00E9");
  EXPECT_EQ(builder.extract.text, "a[31mb c\u00E9");
  EXPECT_EQ(builder.extract.blocks.size(), 1U);
}

TEST(ExtractBuilder, MarksWhereEachPageBegins) {
  ExtractBuilder builder;
  builder.begin_page(3);
  builder.add(Kind::paragraph, "A sentence that is sus-");
  builder.begin_page(4);
  builder.append("pended");
  builder.append("here.", true);
  builder.begin_page(3);
  builder.add(Kind::note, "1 A note.");
  EXPECT_EQ(builder.extract.text, "A sentence that is sus- pendedhere.\n\n1 A note.");
  EXPECT_EQ(builder.extract.pages, (std::vector<PageMark>{{0, 3}, {24, 4}, {37, 3}}));
  EXPECT_EQ(builder.extract.blocks.size(), 2U);
}

TEST(ExtractBuilder, AppendsNothingToNothing) {
  ExtractBuilder builder;
  builder.append("words");
  EXPECT_EQ(builder.extract, Extract{});
}

}  // namespace
}  // namespace tenet::indexer
