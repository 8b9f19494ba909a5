#include "indexer/reading/formats/pdf/initials.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"

namespace tenet::indexer::pdf {
namespace {

// An initial of 36 points with three lines of 10 points beside it, and one below.
Page page_with(const std::string& initial, const std::string& words) {
  Page page = page_of(1);
  page.words.push_back(word_at(72, 124, initial, 36));
  page.words.back().box.right = 90;
  set_lines(page, 92, 100, {words, "beside the initial", "beside it, too"});
  set_line(page, 72, 136, "below it");
  return page;
}

std::string first_line(Page page) {
  join_initials(page);
  std::string line;
  for (const Word& word : page.words) {
    if (word.box.bottom < 104) line += (line.empty() ? "" : " ") + word.text;
  }
  return line;
}

TEST(JoinInitials, BeginTheFirstWordBesideThem) {
  EXPECT_EQ(first_line(page_with("T", "he court finds")), "The court finds");
  EXPECT_EQ(first_line(page_with("T", "HE COURT finds")), "THE COURT finds");
  EXPECT_EQ(first_line(page_with("\u201CW", "e find")), "\u201CWe find");
}

TEST(JoinInitials, AreWordsWhereTheNextIsOne) {
  EXPECT_EQ(first_line(page_with("Q", "What is it?")), "Q What is it?");
  EXPECT_EQ(first_line(page_with("A", "court is beside a court")), "A court is beside a court");
  EXPECT_EQ(first_line(page_with("A", "fter the court")), "After the court");
}

TEST(JoinInitials, MoveTheLinesBesideThemToTheMargin) {
  Page page = page_with("T", "he court finds");
  join_initials(page);
  std::size_t lines = 0;
  for (const Word& word : page.words) lines += static_cast<std::size_t>(word.box.left == 72);
  EXPECT_EQ(lines, 4U);
}

TEST(JoinInitials, LeaveTheBylineAboveThem) {
  Page page = page_with("T", "he court finds");
  const auto initial = std::ranges::find(page.words, "T", &Word::text);
  set_line(page, initial->box.right, initial->box.top + 1, "By Ruth Davis", 10);
  join_initials(page);
  EXPECT_EQ(std::ranges::count(page.words, "By", &Word::text), 1);
}

TEST(JoinInitials, LeaveLargeLettersWithOneLineBesideThem) {
  Page page = page_of(1);
  page.words.push_back(word_at(72, 100, "T", 20));
  set_line(page, 84, 100, "he court finds");
  const Page before = page;
  join_initials(page);
  EXPECT_EQ(page, before);
}

}  // namespace
}  // namespace tenet::indexer::pdf
