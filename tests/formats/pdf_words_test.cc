#include "indexer/reading/formats/pdf/words.h"

#include <algorithm>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"
#include "indexer/reading/formats/pdf/lines.h"

namespace tenet::indexer::pdf {
namespace {

std::vector<std::string> texts_of(const Page& page) {
  std::vector<std::string> texts;
  for (const Word& at : page.words) texts.push_back(at.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(TidyWords, PutsSmallCapitalsTogether) {
  Page page = {.words = {word_at(100, 100, "S"), word_at(105, 100, "OTOMAYOR", 7), word_at(133, 100, ","),
                         word_at(141, 100, "J.")}};
  tidy_words(page);
  EXPECT_EQ(texts_of(page), (Texts{"SOTOMAYOR,", "J."}));
}

TEST(TidyWords, TakesLigaturesApartAndWordsPrintedTwiceOnce) {
  Page page = {
      .words = {word_at(100, 100, "o\uFB03ce"), word_at(100.4, 100, "o\uFB03ce"), word_at(140, 100, "o\uFB03ce")}};
  tidy_words(page);
  EXPECT_EQ(texts_of(page), (Texts{"office", "office"}));
}

TEST(TidyWords, PutsTextThatIsSetWideTogether) {
  Page page;
  double left = 100;
  for (const char* letter : {"R", "E", "P", "O", "R", "T", " ", "O", "N", " ", "B", "A", "I", "L"}) {
    if (*letter != ' ') page.words.push_back(word_at(left, 100, letter));
    left += *letter == ' ' ? 4 : 8;
  }
  tidy_words(page);
  EXPECT_EQ(texts_of(page), (Texts{"REPORT", "ON", "BAIL"}));
}

TEST(TidyWords, LeavesWordsAloneThatDotsLeadFrom) {
  for (const char* sign : {".", "\u00B7", "\u2026", "_", "-"}) {
    Page page = {.words = {word_at(100, 100, "The"), word_at(118, 100, "law")}};
    Texts texts = {"The", "law"};
    for (int i = 0; i < 30; ++i) {
      Word dot = word_at(140 + 8 * i, 100, sign);
      dot.box.right = dot.box.left + 3;
      page.words.push_back(dot);
      texts.push_back(sign);
    }
    page.words.push_back(word_at(390, 100, "7"));
    texts.emplace_back("7");
    tidy_words(page);
    EXPECT_EQ(texts_of(page), texts);
  }
}

TEST(TurnUpright, TurnsPagesThatLieOnTheirSide) {
  Page page = {.width = 792, .height = 612};
  page.words = {word_at(0, 0, "Bail"), word_at(0, 0, "ends"), word_at(0, 0, "stamp")};
  page.words[0].box = {700, 100, 710, 120};
  page.words[1].box = {700, 125, 710, 145};
  page.words[0].rotation = page.words[1].rotation = 1;
  turn_upright(page);
  ASSERT_EQ(page.words.size(), 2U);
  EXPECT_EQ(page.words[0].box, (Box{100, 82, 120, 92}));
  EXPECT_EQ(page.words[1].box, (Box{125, 82, 145, 92}));
  EXPECT_EQ(page.furniture, (Texts{"stamp"}));
  EXPECT_EQ(page.width, 612);
}

TEST(TakeLineNumbers, TakesTheColumnOfNumbersBesideTheText) {
  Page page;
  for (int i = 1; i <= 25; ++i) {
    page.words.push_back(word_at(50, 24.0 * i, std::to_string(i)));
    page.words.push_back(word_at(90, 24.0 * i, i == 7 ? "12" : "words"));
  }
  take_line_numbers(page);
  EXPECT_EQ(page.words.size(), 25U);
  EXPECT_EQ(page.furniture, (Texts{"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25"}));
}

// As the last page of a hearing has them.
TEST(TakeLineNumbers, TakesFewWhereAPageBeforeHasMany) {
  for (const auto& [numbers, left, taken] :
       {std::tuple(2, 72.0, true), std::tuple(2, 90.0, false), std::tuple(0, 72.0, false)}) {
    Page before = page_of(1);
    for (int i = 1; i <= 9; ++i) set_line(before, 72, 100.0 + 12 * i, std::to_string(i));
    for (int i = 1; i <= 9; ++i) set_line(before, 100, 100.0 + 12 * i, "nobody was heard about it");
    take_line_numbers(before);
    Page page = page_of(2);
    page.line_numbers = before.line_numbers;
    for (int i = 1; i <= numbers; ++i) set_line(page, left, 100.0 + 12 * i, std::to_string(i));
    for (int i = 1; i <= 2; ++i) set_line(page, 100, 100.0 + 12 * i, "until two o'clock");
    take_line_numbers(page);
    EXPECT_EQ(page.furniture.size(), taken ? 1U : 0U) << left;
  }
}

TEST(TakeLineNumbers, LeavesNumbersThatDoNotCount) {
  Page page;
  for (int i = 1; i <= 25; ++i) {
    page.words.push_back(word_at(50, 24.0 * i, std::to_string(1990 + (i * 7) % 25)));
    page.words.push_back(word_at(90, 24.0 * i, "words"));
  }
  const Page before = page;
  take_line_numbers(page);
  EXPECT_EQ(page, before);
}

TEST(FindLines, CutsWhereColumnsPart) {
  Page page = {.words = {word_at(100, 100, "left"), word_at(123, 100, "column"), word_at(200, 100, "right"),
                         word_at(228, 100, "one")}};
  const std::vector<Line> lines = find_lines(page);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "left column");
  EXPECT_EQ(lines[1].text, "right one");
}

// Ten rows of words that begin at 300, behind a gap of 8 points, below a line over both columns.
TEST(FindLines, CutsColumnsCloseToEachOtherWhereManyRowsShowThem) {
  Page page = {.words = {word_at(250, 60, "heading"), word_at(287, 60, "over"), word_at(309, 60, "both")}};
  for (int row = 0; row < 10; ++row) {
    page.words.push_back(word_at(242, 100 + 12.0 * row, "left"));
    page.words.push_back(word_at(264, 100 + 12.0 * row, "column"));
    page.words.back().box.right = 292;
    page.words.push_back(word_at(300, 100 + 12.0 * row, "right"));
    page.words.push_back(word_at(328, 100 + 12.0 * row, "column"));
  }
  EXPECT_EQ(find_lines(page).size(), 21U);
}

// The last column of a document may have two lines. The white beside it is no wider than a space of some lines.
TEST(FindLines, CutsTheFirstLinesOfAShortColumnFromTheFullOne) {
  Page page;
  for (int row = 0; row < 12; ++row) {
    for (int i = 0; i < 5; ++i) page.words.push_back(word_at(60 + 28.0 * i, 80 + 12.0 * row, "words"));
  }
  for (int row = 0; row < 2; ++row) {
    for (int i = 0; i < 3; ++i) page.words.push_back(word_at(205 + 28.0 * i, 80 + 12.0 * row, "other"));
  }
  EXPECT_EQ(find_lines(page).size(), 14U);
}

TEST(FindLines, KeepsAJustifiedLineWholeHoweverWideItsSpaces) {
  Page page;
  for (int i = 0; i < 5; ++i) page.words.push_back(word_at(72 + 37.0 * i, 100, "words"));
  set_line(page, 72, 112, "the line below it has spaces as usual");
  EXPECT_EQ(find_lines(page).size(), 2U);
}

TEST(FindLines, CutsARowOfFigures) {
  Page page;
  for (int i = 0; i < 5; ++i) page.words.push_back(word_at(72 + 37.0 * i, 100, "1,204"));
  set_line(page, 72, 112, "the line below it has spaces as usual");
  EXPECT_EQ(find_lines(page).size(), 6U);
}

// The white between columns is narrow beside a heading, whose type is larger.
TEST(FindLines, CutsAHeadingFromTheColumnBesideIt) {
  for (const double left : {254.0, 264.0}) {
    Page page;
    set_line(page, 72, 100, "every judge of the county told us so");
    set_line(page, left + 10, 101, "2", 14);
    set_line(page, left + 34, 101, "Bail", 14);
    const std::vector<Line> lines = find_lines(page);
    ASSERT_GE(lines.size(), 2U) << left;
    EXPECT_EQ(lines[0].text, "every judge of the county told us so") << left;
  }
}

TEST(FindLines, MarksRaisedNumbers) {
  Page page = {.words = {word_at(100, 100, "bail."), word_at(125, 96, "3", 6), word_at(132, 100, "Judges"),
                         word_at(165, 100, "set"), word_at(183, 100, "the"), word_at(201, 100, "20"),
                         word_at(211, 96, "th", 6)}};
  const std::vector<Line> lines = find_lines(page);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].text,
            "bail.\x0E"
            "3\x0F Judges set the 20th");
  EXPECT_FALSE(lines[0].marked);
}

TEST(FindLines, KeepsLoweredNumbersInTheirWords) {
  for (const double fall : {1.5, 2.5, 3.0}) {
    Page page = {.words = {word_at(100, 100, "CO"), word_at(110, 100 + fall, "2", 7), word_at(117, 100, "and"),
                           word_at(136, 100, "H"), word_at(141, 100 + fall, "2", 7), word_at(144.5, 100, "O,")}};
    set_line(page, 100, 112, "as we said");
    page.words.push_back(word_at(150, 108, "2", 6));  // raised
    const std::vector<Line> lines = find_lines(page);
    ASSERT_EQ(lines.size(), 2U) << fall;
    EXPECT_EQ(lines[0].text, "CO2 and H2O,") << fall;
    EXPECT_EQ(lines[1].text,
              "as we said\x0E"
              "2\x0F")
        << fall;
  }
}

TEST(FindLines, DoesNotMindTheOrderOfWords) {
  Page page;
  for (int row = 0; row < 20; ++row) {
    for (int i = 0; i < 9; ++i)
      page.words.push_back(word_at(60 + 28.0 * i + (i > 4 ? 30 : 0), 80 + 12.0 * row, "w" + std::to_string(i)));
  }
  const std::vector<Line> lines = find_lines(page);
  EXPECT_EQ(lines.size(), 40U);
  std::ranges::reverse(page.words);
  EXPECT_EQ(find_lines(page), lines);
}

}  // namespace
}  // namespace tenet::indexer::pdf
