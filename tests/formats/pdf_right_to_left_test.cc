#include "indexer/reading/formats/pdf/right_to_left.h"

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"
#include "indexer/reading/formats/pdf/lines.h"
#include "indexer/reading/formats/pdf/words.h"

namespace tenet::indexer::pdf {
namespace {

// A row of words, as they stand on paper from left to right.
Page page_of_row(const std::vector<std::string>& words) {
  Page page = page_of(1);
  double left = 100;
  for (const std::string& word : words) {
    page.words.push_back(word_at(left, 100, word));
    page.words.back().box.right = left + 20;
    left += 23;
  }
  return page;
}

std::string line_of(Page page) {
  read_from_right(page);
  tidy_words(page);
  const std::vector<Line> lines = find_lines(page);
  return lines.size() == 1 ? lines[0].text : std::to_string(lines.size()) + " lines";
}

TEST(ReadFromRight, PutsWordsAndLettersInTheOrderOfReading) {
  EXPECT_EQ(line_of(page_of_row({".\u05E8\u05D4\u05D5\u05E1", "\u05E7\u05D3\u05E6"})),
            "\u05E6\u05D3\u05E7 \u05E1\u05D5\u05D4\u05E8.");
}

TEST(ReadFromRight, KeepsNumbersAndOtherScripts) {
  const std::string judges = "\u05DD\u05D9\u05D8\u05E4\u05D5\u05E9\u05D4\u05D5";  // as on paper
  EXPECT_EQ(line_of(page_of_row({judges, "New", "York", "1,200", "2015-\u05D1", judges})),
            "\u05D5\u05D4\u05E9\u05D5\u05E4\u05D8\u05D9\u05DD \u05D1-2015 New York 1,200 "
            "\u05D5\u05D4\u05E9\u05D5\u05E4\u05D8\u05D9\u05DD");
}

TEST(ReadFromRight, TakesBracketsAsTheyLook) {
  EXPECT_EQ(line_of(page_of_row({"(\u05D2\u05D1", "\u05D0\u05D1)"})), "(\u05D1\u05D0 \u05D1\u05D2)");
  EXPECT_EQ(line_of(page_of_row({")\u05D2\u05D1", "\u05D0\u05D1("})), "(\u05D1\u05D0 \u05D1\u05D2)");
}

// Each letter is a word, but for the ligature of lam and alef.
TEST(ReadFromRight, KeepsLigatures) {
  Page page = page_of(1);
  double left = 100;
  for (const char* letter : {"\u0645", "\u0644\u0627", "\u0633"}) {
    page.words.push_back(word_at(left, 100, letter));
    page.words.back().box.right = left + 5;
    left += 5;
  }
  EXPECT_EQ(line_of(page), "\u0633\u0644\u0627\u0645");
}

TEST(ReadFromRight, LeavesOtherPages) {
  Page page = page_of_row({"Bail", "and", "\u05E6\u05D3\u05E7"});
  const Page before = page;
  read_from_right(page);
  EXPECT_EQ(page, before);
}

}  // namespace
}  // namespace tenet::indexer::pdf
