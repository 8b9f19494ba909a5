#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Block::Kind;
using Texts = std::vector<std::string>;

// Pages as full as those of a transcript: a number at the top, then lines that are all different.
std::vector<Page> full_pages(std::size_t count, double pitch = 24) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= count; ++number) {
    pages.push_back(page_of(number));
    Page& page = pages.back();
    set_line(page, 500, 50, std::to_string(number + 40));
    for (int line = 0; line < 24; ++line) {
      const std::string name = {static_cast<char>('a' + line), static_cast<char>('a' + number), 'o'};
      set_line(page, 100, 90 + pitch * line, "Q. did " + name + " see the man before " + name + " was there?");
    }
  }
  return pages;
}

// Puts other words on a line of a page, from 0.
void put_line(Page& page, double baseline, std::string_view words) {
  std::erase_if(page.words, [&](const Word& word) { return word.box.top == baseline - 7.5; });
  set_line(page, 100, baseline, words);
}

TEST(FindFurniture, KeepsWordsThatBeginAndEndPagesByChance) {
  for (const char* words : {"A. yes, sir.", "THE COURT: sustained.", "The Speaker: Order.", "no, that is not so.",
                            "Hon. Members: Hear, hear.", "MR. DOE: objection."}) {
    std::vector<Page> pages = full_pages(5);
    for (const std::size_t page : {1U, 2U, 4U}) {
      put_line(pages[page], 90, words);
      put_line(pages[page], 90 + 24 * 23, words);
    }
    const Extract extract = arranged(pages);
    EXPECT_EQ(texts_of(extract, Kind::furniture), (Texts{"41", "42", "43", "44", "45"})) << words;
  }
}

TEST(FindFurniture, KeepsLinesThatDifferInDigits) {
  std::vector<Page> pages = full_pages(4);
  put_line(pages[1], 90, "Q. and is this the man of exhibit 5?");
  put_line(pages[2], 90, "Q. and is this the man of exhibit 6?");
  EXPECT_EQ(texts_of(arranged(pages), Kind::furniture), (Texts{"41", "42", "43", "44"}));
}

// Pages of prose with a raised number in it, and at the foot a note of the same words on all pages.
std::vector<Page> noted_pages(std::size_t count, const std::vector<std::string>& note, const std::string& mark,
                              bool raised) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= count; ++number) {
    pages.push_back(page_of(number));
    Page& page = pages.back();
    const std::string own = mark.empty() ? std::to_string(number) : mark;
    set_line(page, 72, 100, std::string(1, static_cast<char>('a' + number)) + "nd so the poor stay in county jails");
    page.words.push_back(word_at(page.words.back().box.right, 96, own, 6));
    set_lines(page, 72, 112, bail);
    double baseline = 700;
    if (raised) page.words.push_back(word_at(72, baseline - 3, own, 5));
    for (const std::string& line : note) {
      set_line(page, 76, baseline, (!raised && baseline == 700 ? own + ". " : "") + line + std::to_string(number), 8);
      baseline += 10;
    }
    set_line(page, 300, 740, std::to_string(number));
  }
  return pages;
}

TEST(FindFurniture, KeepsNotesOfTheSameWords) {
  for (const std::size_t count : {1U, 2U, 4U}) {
    for (const bool raised : {true, false}) {
      for (const std::string mark : {"", "*"}) {
        if (!raised && !mark.empty()) continue;
        for (const Texts& note : {Texts{"Report of the commission, at 1"},
                                  Texts{"Report of the board, and a talk", "with a clerk, at 1"}}) {
          const Extract extract = arranged(noted_pages(count, note, mark, raised));
          const Texts notes = texts_of(extract, Kind::note);
          EXPECT_EQ(notes.size(), count) << extract.text;
          EXPECT_TRUE(std::ranges::all_of(notes, [](const std::string& text) {
            return text.find("at 1") != std::string::npos;
          })) << extract.text;
          EXPECT_EQ(extract.text.find("jails1"), std::string::npos);
        }
      }
    }
  }
}

// A foot that begins with the number of the page is no note, though some number stands raised.
TEST(FindFurniture, TakesAFootThatBeginsWithItsPageNumber) {
  std::vector<Page> pages = noted_pages(4, {}, "77", false);
  for (Page& page : pages) set_line(page, 72, 760, std::to_string(page.number) + " Report on bail and the poor", 8);
  EXPECT_EQ(texts_of(arranged(pages), Kind::note).size(), 0U);
}

// Paragraphs of one line stand apart, and begin pages where others do.
TEST(FindFurniture, KeepsShortParagraphsAtThePlaceOfTheText) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= 6; ++number) {
    pages.push_back(page_of(number));
    const std::string end(number, 'o');
    const bool same = number == 3 || number == 4;
    set_line(pages.back(), 72, 90, same ? "the motion is carried." : "the house met at noon, s" + end + " it sat.");
    set_lines(pages.back(), 72, 120, {"a member rose to s" + end + " that it was late.", "nobody heard her s" + end});
  }
  EXPECT_EQ(texts_of(arranged(pages), Kind::furniture), Texts{});
}

// An interview of three pages with white between turns.
TEST(FindFurniture, KeepsTurnsThatStandApart) {
  for (const char* words : {"Interviewer: And then?", "Q. and then?", "Ann: I do not know."}) {
    std::vector<Page> pages = full_pages(3, 12);
    for (Page& page : pages) {
      if (page.number > 1) set_line(page, 100, 66, words);
    }
    EXPECT_EQ(texts_of(arranged(pages), Kind::furniture), (Texts{"41", "42", "43"})) << words;
  }
}

// The name of the author may be the head of the pages; below the title it is no letterhead.
TEST(FindFurniture, LeavesTheAuthorBelowTheTitle) {
  std::vector<Page> pages = full_pages(4, 12);
  pages[0] = page_of(1);
  set_line(pages[0], 219, 80, "On Bail and the Poor", 17);
  set_line(pages[0], 276, 105, "Ann Example", 12);
  set_line(pages[0], 270, 135, "March 4, 2019", 12);
  set_lines(pages[0], 100, 180, bail);
  for (std::size_t i = 1; i < pages.size(); ++i) set_line(pages[i], 100, 50, "Ann Example");
  const Extract extract = arranged(pages);
  EXPECT_EQ(std::ranges::count(extract.keys, DocumentKey{"author", "Ann Example"}), 1);
}

TEST(FindFurniture, TakesASentenceAtTheFootOfEachPage) {
  std::vector<Page> pages = full_pages(3, 12);
  for (Page& page : pages) set_line(page, 100, 760, "This paper is no opinion of the county.");
  const Texts furniture = texts_of(arranged(pages), Kind::furniture);
  EXPECT_EQ(std::ranges::count(furniture, "This paper is no opinion of the county."), 3);
}

TEST(FindFurniture, TakesHeadsAtTheDistanceOfALine) {
  std::vector<Page> pages = full_pages(5, 24);
  for (Page& page : pages) set_line(page, 100, 66, "papers of the county on bail");
  const Texts furniture = texts_of(arranged(pages), Kind::furniture);
  EXPECT_EQ(std::ranges::count(furniture, "papers of the county on bail"), 5);
}

TEST(FindFurniture, TakesHeadsOfOneLineSetApartByTypeOrSpace) {
  for (const bool by_type : {true, false}) {
    std::vector<Page> pages = full_pages(3, 24);
    for (Page& page : pages) set_line(page, 100, by_type ? 68 : 55, "papers of the county on bail", by_type ? 8 : 10);
    const Texts furniture = texts_of(arranged(pages), Kind::furniture);
    EXPECT_EQ(std::ranges::count(furniture, "papers of the county on bail"), 3) << by_type;
  }
}

TEST(FindFurniture, KeepsTheFirstSentenceOfAPage) {
  for (const char* words : {"The hearing began at 10:15 in room 12.", "Is there a judge in room 12?",
                            "A. I was there on May 5.", "The board met in 2019."}) {
    Page page = page_of(1);
    set_line(page, 72, 60, words);
    set_lines(page, 72, 90, {"money bail keeps the poor in county jail", "and lets those go who can pay, whatever a"});
    EXPECT_EQ(texts_of(arranged({page}), Kind::furniture), Texts{}) << words;
  }
}

// A heading may end with a year; in the head of a page of a book the number stands apart.
TEST(FindFurniture, TellsAHeadingFromTheHeadOfASinglePage) {
  for (const char* words : {"Doe v. Roe, 123 U.S. 45 (1999)", "What the board found in 2019", "papers on bail"}) {
    const bool head = std::string_view(words) == "papers on bail";
    Page page = page_of(1);
    set_line(page, 72, 90, words);
    if (head) set_line(page, 270, 90, "12");
    set_lines(page, 72, 120, bail);
    EXPECT_EQ(texts_of(arranged({page}), Kind::furniture), head ? (Texts{"papers on bail", "12"}) : Texts{}) << words;
  }
}

TEST(FindFurniture, LeavesABoldHeadingInANarrowMargin) {
  Page page = page_of(1);
  set_line(page, 42, 53, "Minutes of the board, 4 March 2019", 10, true);
  set_lines(page, 42, 80, bail);
  EXPECT_EQ(texts_of(arranged({page}), Kind::furniture), Texts{});
}

// Pages that begin and end far from the text with lines of their own, in `size`.
Texts furniture_between(std::size_t count, std::string_view first, std::string_view last, double size) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= count; ++number) {
    pages.push_back(page_of(number));
    Page& page = pages.back();
    const std::string own = number > 1 ? " " + std::string(number, 'o') : "";
    if (!first.empty()) set_line(page, 72, 52, std::string(first) + own, size);
    double baseline = 95;
    for (const char* words : {"nd so the poor stay in county jails", "and those who can pay go home and", "work."}) {
      set_line(page, 72, baseline, std::string(1, static_cast<char>('a' + number)) + words);
      baseline += 12;
    }
    if (!last.empty()) set_line(page, 72, 742, std::string(last) + own, size);
  }
  return texts_of(arranged(pages), Kind::furniture);
}

TEST(FindFurniture, KeepsLinesInTheMarginThatDoNotComeAgain) {
  const std::pair<std::string, std::string> cases[] = {
      {"Memorandum on the county jail", ""},  {"Minutes of the board, March 2", ""},
      {"", "Signed by Odile Harrow, June 1"}, {"Appendix on costs of the vans", "Odile Harrow, Clerk of Port Salter"},
      {"Letter 12", "Port Salter, 2019"},
  };
  for (const auto& [first, last] : cases) {
    for (const std::size_t count : {1U, 2U, 3U}) EXPECT_EQ(furniture_between(count, first, last, 10), Texts{}) << first;
  }
}

TEST(FindFurniture, TakesLinesInTheMarginWhoseFormShowsThatTheyAreNoText) {
  const std::pair<std::string, std::string> numbered[] = {
      {"", "Papers of Port Salter | 1"},
      {"", "Papers of Port Salter | Page 1 of 3"},
      {"Papers on bail", "Board of Port Salter | Page 1"},
  };
  for (const auto& [first, last] : numbered) {
    EXPECT_EQ(furniture_between(1, first, last, 10), first.empty() ? Texts{last} : (Texts{first, last}));
  }
  for (const bool both_ends : {true, false}) {
    Page page = page_of(1);
    set_line(page, 72, 52, "Papers of Port Salter");
    set_line(page, both_ends ? 450 : 180, 52, "Odile Harrow");
    set_lines(page, 72, 95, bail);
    set_line(page, 300, 752, "12");
    const Texts expected = both_ends ? Texts{"Papers of Port Salter", "Odile Harrow", "12"} : Texts{"12"};
    EXPECT_EQ(texts_of(arranged({page}), Kind::furniture), expected);
  }
  EXPECT_EQ(furniture_between(1, "Papers of Port Salter", "", 8), Texts{"Papers of Port Salter"});
  EXPECT_EQ(furniture_between(1, "", "Printed in Port Salter", 8), Texts{"Printed in Port Salter"});
}

// The first page has its number at the foot, as LaTeX sets it; the others have theirs in the head.
TEST(FindFurniture, TakesThePageNumberAtTheOtherEdge) {
  std::vector<Page> pages = full_pages(3, 12);
  pages[0].words.erase(pages[0].words.begin());
  set_line(pages[0], 300, 700, "41");
  const Extract extract = arranged(pages);
  EXPECT_EQ(texts_of(extract, Kind::furniture), (Texts{"41", "42", "43"}));
  EXPECT_EQ(extract.page_labels, (Texts{"41", "42", "43"}));
}

TEST(FindFurniture, TakesNumbersOfChaptersForLabels) {
  for (const std::string chapter : {"3-", "A-", "IV-"}) {
    std::vector<Page> pages = full_pages(3);
    for (Page& page : pages) {
      page.words.erase(page.words.begin());
      set_line(page, 300, 750, chapter + std::to_string(page.number));
    }
    const Texts labels = {chapter + '1', chapter + '2', chapter + '3'};
    const Extract extract = arranged(pages);
    EXPECT_EQ(extract.page_labels, labels);
    EXPECT_EQ(texts_of(extract, Kind::furniture), labels);
  }
}

TEST(FindLabels, GivesACoverNoNumberOfAnotherPage) {
  std::vector<Page> pages = full_pages(4);
  for (Page& page : pages) {
    page.words.erase(page.words.begin());
    if (page.number > 1) set_line(page, 300, 750, std::to_string(page.number - 1));
  }
  EXPECT_EQ(arranged(pages).page_labels, (Texts{"[1]", "1", "2", "3"}));
}

TEST(FindLabels, CountsPagesBetweenNumbers) {
  std::vector<Page> pages = full_pages(5);
  pages[2].words.erase(pages[2].words.begin());
  EXPECT_EQ(arranged(pages).page_labels, (Texts{"41", "42", "43", "44", "45"}));
}

TEST(FindLabels, NumbersPagesThatTheFileGivesNone) {
  std::vector<Page> pages = full_pages(3);
  pages[1].label = "1";
  pages[2].label = "2";
  EXPECT_EQ(arranged(pages).page_labels, (Texts{"[1]", "1", "2"}));
}

}  // namespace
}  // namespace tenet::indexer::pdf
