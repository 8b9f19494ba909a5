#include "indexer/passages.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/attribution/quotes.h"
#include "indexer/cuts.h"
#include "support/outline.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

struct Split {
  std::string text = {};
  std::vector<Block> blocks = {};
  std::vector<Passage> passages = {};
};

Split split(std::string text, Markup markup = Markup::plain, PassageSize size = {}) {
  Split result{.text = std::move(text)};
  result.blocks = find_structure(result.text, 0, markup);
  result.passages = split_passages(result.text, result.blocks, find_quotes(result.text, result.blocks), size);
  return result;
}

using Lines = std::vector<std::string>;

// "number.part: text" of every passage.
Lines lines(const Split& split) {
  Lines result;
  for (const Passage& passage : split.passages) {
    result.push_back(std::to_string(passage.number) + "." + std::to_string(passage.part) + ": " +
                     std::string(slice(split.text, passage.range)));
  }
  return result;
}

std::string sentence(int words, const std::string& word = "word") {
  std::string text = "The";
  for (int i = 1; i < words; ++i) text += " " + word;
  return text + ".";
}

std::string sentences(int count, int words) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sentence(words) + " ";
  text.pop_back();
  return text;
}

std::size_t words_of(const Split& split, const Passage& passage) {
  return count_words(split.text, {.range = passage.range, .hidden = passage.hidden});
}

const std::string prose =
    "The council voted on Tuesday to let judges weigh each case on its own merits and to fund treatment.";

// What holds of the passages of every text.
void expect_sound(const Split& s, PassageSize size = {}) {
  std::size_t at = 0;
  for (const Passage& passage : s.passages) {
    EXPECT_FALSE(passage.range.empty());
    EXPECT_LE(at, passage.range.begin) << "passages overlap";
    EXPECT_TRUE(text::is_utf8(slice(s.text, passage.range)));
    EXPECT_EQ(text::trim(s.text, passage.range), passage.range);
    for (const TextRange& hidden : passage.hidden) EXPECT_TRUE(passage.range.contains(hidden));
    for (const Quote& quote : passage.quotes) EXPECT_TRUE(passage.range.contains(quote.range));
    EXPECT_LE(words_of(s, passage), static_cast<std::size_t>(4 * size.cut_above));
    at = passage.range.end;
  }
  // Every byte of a block is in one passage, but for furniture, white space and markup.
  std::vector<bool> covered(s.text.size());
  for (const Passage& passage : s.passages)
    std::fill_n(covered.begin() + static_cast<long>(passage.range.begin), passage.range.size(), true);
  for (const Block& block : s.blocks) {
    std::string rest(slice(s.text, block.range));
    for (const TextRange& hidden : block.hidden)
      std::fill_n(rest.begin() + static_cast<long>(hidden.begin - block.range.begin), hidden.size(), ' ');
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const bool in_passage = covered[block.range.begin + i];
      if (block.kind == Block::Kind::furniture) {
        EXPECT_FALSE(in_passage) << s.text;
      } else if (in_passage) {
        rest[i] = ' ';
      }
    }
    if (block.kind != Block::Kind::furniture) {
      EXPECT_TRUE(text::is_blank(rest)) << rest << "\n in\n" << s.text;
    }
  }
}

TEST(SplitPassages, CoversEveryTextOnce) {
  const std::vector<std::string> pieces = {"word ",
                                           "The bill. ",
                                           "\"We agree,\" he said. ",
                                           "\u201C",
                                           "\u201D",
                                           "\n\n",
                                           "\n",
                                           "# ",
                                           "- ",
                                           "**",
                                           "WHAT WORKS\n\n",
                                           "(Applause.)\n\n",
                                           "> ",
                                           "[a](b) ",
                                           "Short.\n\n",
                                           "The list:\n\n",
                                           "| a | b |\n",
                                           "\u00E9\u00A0"};
  std::mt19937 random(11);
  const PassageSize small{.join_below = 3, .cut_above = 12, .cut_to = 9};
  for (int i = 0; i < 1500; ++i) {
    std::string text;
    for (auto n = random() % 80; n > 0; --n) text += pieces[random() % pieces.size()];
    for (const Markup markup : {Markup::plain, Markup::markdown}) expect_sound(split(text, markup, small), small);
  }
}

TEST(SplitPassages, HasNoneForNothing) {
  EXPECT_TRUE(split("").passages.empty());
}

TEST(SplitPassages, NumbersBlocksSoThatFurnitureAndHeadingsCount) {
  const Split s = split("Watch EXN Live\n\nSheriffs back treatment over jail\n\n" + prose + "\n\nWhat They Want\n\n" +
                        prose + "\n\nRead more\n\n" + prose);
  EXPECT_EQ(lines(s), (Lines{"2.1: Sheriffs back treatment over jail", "3.1: " + prose,
                             "4.1: What They Want\n\n" + prose, "7.1: " + prose}));
}

TEST(SplitPassages, CarriesTheHeadingOfTheSection) {
  const Split s = split(
      "# Statement\n\n" + prose + "\n\n## Bail\n\n### Cash bail\n\n" + prose + "\n\n" + prose + "\n\n## End notes\n",
      Markup::markdown);
  std::vector<std::string> headings;
  for (const Passage& passage : s.passages) headings.emplace_back(slice(s.text, passage.heading));
  EXPECT_EQ(headings, (Lines{"", "", "Cash bail", "Cash bail", "End notes"}));
  EXPECT_EQ(lines(s), (Lines{"1.1: Statement", "2.1: " + prose, "3.1: Bail\n\n### Cash bail\n\n" + prose,
                             "6.1: " + prose, "7.1: End notes"}));
}

TEST(SplitPassages, HidesTheMarkupBetweenJoinedBlocks) {
  const Split s = split("## Bail\n\n- end *cash* bail\n- fund treatment\n", Markup::markdown);
  ASSERT_EQ(s.passages.size(), 1U);
  Lines hidden;
  for (const TextRange& range : s.passages[0].hidden) hidden.emplace_back(slice(s.text, range));
  EXPECT_EQ(hidden, (Lines{"-", "*", "*", "-"}));
}

TEST(SplitPassages, JoinsVeryShortNeighboursOfAKind) {
  EXPECT_EQ(lines(split("Q    On bail?\n\nMS. REYES: Yes.\n\n" + prose)),
            (Lines{"1.1: Q    On bail?\n\nMS. REYES: Yes.", "3.1: " + prose}));
  EXPECT_EQ(split("It passed.\n\n" + prose).passages.size(), 2U);
  EXPECT_EQ(split("It passed.\n\n> Quoted words.\n", Markup::markdown).passages.size(), 2U);
}

TEST(SplitPassages, JoinsShortItemsToTheirLeadIn) {
  const std::string list =
      "The bill that the council passed on Tuesday after a long debate would:\n\n- end cash bail\n- fund treatment\n";
  EXPECT_EQ(split(list, Markup::markdown).passages.size(), 1U);
  EXPECT_EQ(split(list + "- " + prose, Markup::markdown).passages.size(), 2U);
}

TEST(SplitPassages, JoinsNotAboveSixtyWords) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Four words are here.\n\n";
  const Split s = split(text);
  EXPECT_EQ(s.passages.size(), 4U);
  for (const Passage& passage : s.passages) EXPECT_LE(words_of(s, passage), 60U);
}

TEST(SplitPassages, JoinsNeitherAcrossFurnitureNorAcrossHeadings) {
  EXPECT_EQ(lines(split("He spoke.\n\n(Applause.)\n\nHe left.\n")), (Lines{"1.1: He spoke.", "3.1: He left."}));
  EXPECT_EQ(lines(split("He spoke.\n\n## End\n\nHe left.\n", Markup::markdown)),
            (Lines{"1.1: He spoke.", "2.1: End\n\nHe left."}));
}

TEST(SplitPassages, CutsLongBlocksAtSentenceEnds) {
  const Split s = split(sentences(30, 20));
  ASSERT_EQ(s.passages.size(), 4U);
  for (std::size_t i = 0; i < s.passages.size(); ++i) {
    EXPECT_EQ(s.passages[i].number, 1);
    EXPECT_EQ(s.passages[i].part, static_cast<int>(i) + 1);
    EXPECT_EQ(words_of(s, s.passages[i]) % 20, 0U);
    EXPECT_LE(words_of(s, s.passages[i]), 180U);
  }
  EXPECT_EQ(split(sentences(11, 20)).passages.size(), 1U);
}

TEST(SplitPassages, PutsTheHeadingBeforeTheFirstPartOnly) {
  const Split s = split("## Bail\n\n" + sentences(30, 20), Markup::markdown);
  ASSERT_EQ(s.passages.size(), 4U);
  EXPECT_EQ(s.passages[0].range.begin, 3U);
  for (const Passage& passage : s.passages) {
    EXPECT_EQ(passage.number, 1);
    EXPECT_EQ(slice(s.text, passage.heading), "Bail");
  }
}

TEST(SplitPassages, NeverCutsInsideAQuotation) {
  const std::string text = sentences(5, 20) + " \"" + sentences(12, 20) + "\" he said. " + sentences(10, 20);
  const Split s = split(text);
  EXPECT_GT(s.passages.size(), 1U);
  std::size_t quotes = 0;
  for (const Passage& passage : s.passages) quotes += passage.quotes.size();
  EXPECT_EQ(quotes, 1U);
  expect_sound(s);
}

TEST(SplitPassages, PrefersNotToPartAQuotationFromItsAttribution) {
  for (const int lead : {5, 6, 7, 8}) {
    const std::string quoted = "\"" + sentence(20) + "\" Sheriff Reyes said. \"" + sentence(20) + "\"";
    const Split s = split(sentences(lead, 20) + " " + quoted + " " + sentences(5, 20));
    const auto holds_both = [&](const Passage& passage) { return passage.quotes.size() == 2; };
    EXPECT_TRUE(std::ranges::any_of(s.passages, holds_both)) << lead;
  }
}

TEST(SplitPassages, CutsAQuotationOfMoreThanTwiceTheSizeAndGivesEachPartItsOwn) {
  const Split s = split("\"" + sentences(40, 20) + "\"");
  EXPECT_GT(s.passages.size(), 3U);
  for (const Passage& passage : s.passages) EXPECT_EQ(passage.quotes.size(), 1U);
  expect_sound(s);
}

TEST(SplitPassages, CutsASentenceThatNeverEndsBetweenWords) {
  const Split s = split(sentence(2000));
  EXPECT_EQ(s.passages.size(), 12U);
  expect_sound(s);
  expect_sound(split(std::string(100000, 'x')));
}

TEST(SplitPassages, MakesNoPassageOfWideSpaces) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "one \u00A0 \u00A0 \u00A0 \u00A0 \u00A0 two ";
  const PassageSize small{.join_below = 2, .cut_above = 6, .cut_to = 4};
  expect_sound(split(text, Markup::plain, small), small);
}

TEST(SplitPassages, IsLinearInTheSizeOfOneLine) {
  for (const std::string unit : {"word ", "x", "The end. ", "\"Yes.\" ", "Mr. ", "\u6CD5"}) {
    std::string text;
    while (text.size() < (std::size_t{5} << 20)) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_GT(split(text).passages.size(), 100U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60)) << unit;
  }
}

TEST(CountWords, LeavesMarkupOutAndCountsTextWithoutSpaces) {
  EXPECT_EQ(count_words("one two\nthree", {.range = {0, 13}}), 3U);
  EXPECT_EQ(count_words("one [two](http://x y) z", {.range = {0, 23}, .hidden = {{4, 5}, {8, 21}}}), 3U);
  EXPECT_EQ(count_words(std::string(640, 'x'), {.range = {0, 640}}), 10U);
}

TEST(PassageId, NamesPartsFromTheSecondOn) {
  EXPECT_EQ(passage_id("a/b.md", {.number = 7}), "a/b.md#7");
  EXPECT_EQ(passage_id("a/b.md", {.number = 7, .part = 2}), "a/b.md#7.2");
}

}  // namespace
}  // namespace tenet::indexer
