#include "query/answers/snippet.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tenet::query {
namespace {

std::string marked(const Snippet& snippet) {
  std::string out;
  std::size_t at = 0;
  for (const TextRange& range : snippet.highlights) {
    out += snippet.text.substr(at, range.begin - at) + '[' + snippet.text.substr(range.begin, range.size()) + ']';
    at = range.end;
  }
  return out + snippet.text.substr(at);
}

TEST(MakeSnippet, GivesTheWholePassageWhenItFits) {
  EXPECT_EQ(marked(make_snippet("Bail is\n  not a fine.", {{0, 4}, {16, 20}}, {}, 100)), "[Bail] is not a [fine].");
}

TEST(MakeSnippet, KeepsParagraphsApart) {
  EXPECT_EQ(marked(make_snippet("Heading\r\n \r\n\r\nBail is", {{0, 7}, {14, 18}}, {}, 100)), "[Heading]\n\n[Bail] is");
}

TEST(MakeSnippet, LeavesMarkupOut) {
  EXPECT_EQ(marked(make_snippet("a **bold** word", {{4, 8}}, {{2, 4}, {8, 10}}, 100)), "a [bold] word");
}

TEST(MakeSnippet, CutsBetweenWordsAroundMostMatches) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "word" + std::to_string(i) + ' ';
  const std::size_t first = text.find("word30");
  const std::size_t second = text.find("word33");
  const Snippet snippet = make_snippet(text, {{0, 5}, {first, first + 6}, {second, second + 6}}, {}, 60);
  EXPECT_EQ(marked(snippet), "\u2026word28 word29 [word30] word31 word32 [word33] word34 word35\u2026");
}

TEST(MakeSnippet, NeverCutsACharacter) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "\u00e9\u4e2d";
  for (std::size_t bytes = 1; bytes < 60; ++bytes) {
    const Snippet snippet = make_snippet(text, {{100, 105}}, {}, bytes);
    for (const char c : {snippet.text.front(), snippet.text[snippet.text.size() > 3 ? 3 : 0]}) {
      EXPECT_NE(static_cast<unsigned char>(c) & 0xc0U, 0x80U) << bytes;
    }
  }
}

TEST(MakeSnippet, TakesAnEmptyPassage) {
  EXPECT_EQ(make_snippet("", {}, {}, 100), Snippet{});
}

TEST(MergeRanges, JoinsWhatOverlaps) {
  EXPECT_EQ(merge_ranges({{5, 9}, {0, 3}, {8, 12}, {3, 4}}), (std::vector<TextRange>{{0, 4}, {5, 12}}));
  EXPECT_TRUE(merge_ranges({}).empty());
}

}  // namespace
}  // namespace tenet::query
