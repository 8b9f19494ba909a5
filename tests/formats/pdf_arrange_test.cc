#include "indexer/reading/formats/pdf/arrange.h"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Block::Kind;
using Texts = std::vector<std::string>;

TEST(Arrange, ReadsColumnsOneAfterTheOther) {
  Page page = page_of(1);
  set_lines(page, 72, 100, bail);
  set_lines(page, 300, 100, parole);
  EXPECT_EQ(texts_of(arranged({page}), Kind::paragraph), (Texts{joined(bail), joined(parole)}));
}

TEST(Arrange, ReadsThreeColumnsBelowAHeadingOverAll) {
  Page page = page_of(1);
  set_line(page, 200, 80, "what three counties do about bail", 14);
  set_lines(page, 40, 110, bail, 8);
  set_lines(page, 215, 110, parole, 8);
  set_lines(page, 390, 110, bail, 8);
  const Extract extract = arranged({page});
  EXPECT_EQ(texts_of(extract, Kind::paragraph), (Texts{joined(bail), joined(parole), joined(bail)}));
  EXPECT_EQ(texts_of(extract, Kind::title), (Texts{"what three counties do about bail"}));
}

TEST(Arrange, ReadsATitleThatIsNarrowerThanTheMiddleColumnFirst) {
  Page page = page_of(1);
  set_line(page, 283, 80, "bail", 14);
  for (const double left : {40.0, 215.0, 390.0}) set_lines(page, left, 110, left < 200 ? trial : parole, 8);
  const Extract extract = arranged({page});
  ASSERT_FALSE(extract.blocks.empty());
  EXPECT_EQ(extract.blocks.front().kind, Kind::title) << extract.text;
}

TEST(Arrange, GoesOnInTheNextColumnAndOnTheNextPage) {
  Page first = page_of(1);
  set_lines(first, 72, 100, trial);
  Texts rest = {"he may lose his home and children, too, a", "sentence that no court has pronounced so", "far."};
  set_lines(first, 300, 100, {rest[0], rest[1], "judges see it every day of the week, and"});
  Page second = page_of(2);
  set_lines(second, 72, 100, {"they are silent."});
  first.words.erase(first.words.begin() + 21);  // "for." at the end of the first column
  const Extract extract = arranged({first, second});
  ASSERT_EQ(extract.blocks.size(), 1U) << extract.text;
  ASSERT_EQ(extract.pages.size(), 2U);
  EXPECT_EQ(extract.pages[1], (PageMark{extract.text.find("they are silent"), 2}));
}

TEST(Arrange, KeepsABoxApartFromTheTextAroundIt) {
  Page page = page_of(1);
  Texts around;
  for (int i = 0; i < 12; ++i) {
    const std::string wide = "nobody is heard who has no money for it, and so nobody is heard at all in here";
    around.push_back(i > 3 && i < 8 ? wide.substr(0, 44) : wide);
    set_line(page, 72, 100 + 12 * i, around.back());
  }
  set_lines(page, 340, 152, {"more on bail", "is in the next", "of our papers"}, 8);
  const Extract extract = arranged({page});
  EXPECT_EQ(texts_of(extract, Kind::paragraph), (Texts{joined(around), "more on bail is in the next of our papers"}));
}

TEST(Arrange, MakesEachEntryOfATableOfContentsAParagraph) {
  Page page = page_of(1);
  set_lines(page, 72, 100,
            {"The law of bail .............................. 1", "What judges may do. . . . . . . . . . . . . . .12",
             "Appendix ...................................iv", "What judges say \u2026\u2026\u2026\u2026\u2026 19",
             "Notes \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 21", "Tables ______________ 30"});
  EXPECT_EQ(
      texts_of(arranged({page}), Kind::paragraph),
      (Texts{"The law of bail .............................. 1", "What judges may do. . . . . . . . . . . . . . .12",
             "Appendix ...................................iv", "What judges say \u2026\u2026\u2026\u2026\u2026 19",
             "Notes \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 \u00B7 21", "Tables ______________ 30"}));
}

TEST(Arrange, HangsTheSecondLineOfAnItemAboveAParagraph) {
  Page page = page_of(1);
  set_lines(page, 72, 100, bail);
  set_line(page, 90, 148, "(a) judges who set bail and give a reason");
  set_line(page, 110, 160, "in writing, and");
  set_lines(page, 72, 172, parole);
  EXPECT_EQ(texts_of(arranged({page}), Kind::list_item),
            (Texts{"(a) judges who set bail and give a reason in writing, and"}));
}

// The quotation begins where the words of the list do, and ends before them.
TEST(Arrange, KeepsAQuotationWholeThatIsNarrowerThanTheListAboveIt) {
  Page page = page_of(1);
  set_lines(page, 72, 100, bail);
  set_line(page, 80, 160, "1. no judge may set bail for a person who is poor");
  set_line(page, 95, 172, "and who is no danger to anybody in the county at all");
  set_line(page, 95, 184, "or to a witness.");
  const Texts quotation = {"the poor wait for a trial in a cell,", "and the rich wait for it at home now",
                           "a court that looks at money is none,", "and that is all."};
  set_lines(page, 95, 208, quotation);
  const Extract extract = arranged({page});
  EXPECT_EQ(texts_of(extract, Kind::block_quote), (Texts{joined(quotation)})) << extract.text;
}

TEST(Arrange, JoinsTheLinesOfACentredHeading) {
  Page page = page_of(1);
  set_line(page, 119.5, 80, "STATEMENT OF A MEMBER");
  set_line(page, 137, 92, "FROM TESTSHIRE");
  set_lines(page, 72, 120, bail);
  set_lines(page, 72, 180, parole);
  const Extract extract = arranged({page});
  EXPECT_EQ(extract.keys, (std::vector<DocumentKey>{{"title", "STATEMENT OF A MEMBER FROM TESTSHIRE"}}));
}

std::string key_of(const Extract& extract, std::string_view name) {
  const auto found = std::ranges::find(extract.keys, name, &DocumentKey::key);
  return found == extract.keys.end() ? std::string() : found->value;
}

TEST(Arrange, TakesALineBetweenTitleAndDateForTheAuthorWhereItSurelyIsAName) {
  struct Row {
    std::string line;
    bool author;
  };
  for (const Row& row : {Row{"Ruth Davis", true},
                         {"Ruth Davis and Ivo K. Kern", true},
                         {"Dr. Dorne Askell", true},
                         {"J. van der Askell, Ph.D.", true},
                         {"Rep. Dorne Askell-Kern (D-TS)", true},
                         {"RUTH DAVIS, STAFF ATTORNEY", true},
                         {"Testshire Bar Association", true},
                         {"Department of Prisons and Probation", true},
                         {"The White House (Example administration)", true},
                         {"A report to the people of Testshire", false},
                         {"Sentence Length in Testshire", false},
                         {"Criminal Justice Reform", false},
                         {"Hearing on Senate Bill 7", false},
                         {"Testimony before the Committee on Prisons", false},
                         {"14 Court Street, Testshire City, TS 00100", false},
                         {"The Juvenile Court", false},
                         {"Respondent,", false},
                         {"BY MS. DAVIS:", false}}) {
    Page page = page_of(1);
    set_line(page, 150, 80, "Bail and the poor", 20);
    set_line(page, 150, 110, row.line);
    set_line(page, 150, 140, "May 4, 2021");
    set_lines(page, 72, 180, bail);
    const Extract extract = arranged({page});
    EXPECT_EQ(key_of(extract, "author"), row.author ? row.line : "");
    const Texts furniture = texts_of(extract, Kind::furniture);
    EXPECT_EQ(std::ranges::count(furniture, row.line), row.author ? 1 : 0) << row.line;
  }
}

TEST(Arrange, TakesALineThatBeginsWithByForTheAuthorWhereItIsAName) {
  for (const auto& [line, author] :
       {std::pair("By Ruth Davis", "Ruth Davis"), std::pair("BY RUTH DAVIS", "RUTH DAVIS"),
        std::pair("By Dorne Askell", "Dorne Askell"), std::pair("By the numbers", ""), std::pair("By The Numbers", ""),
        std::pair("BY MS. DAVIS:", ""), std::pair("By 2019, one in four", ""), std::pair("By design", "")}) {
    Page page = page_of(1);
    set_line(page, 150, 80, "Bail and the poor", 20);
    set_line(page, 150, 110, line);
    set_lines(page, 72, 180, bail);
    const Extract extract = arranged({page});
    EXPECT_EQ(key_of(extract, "author"), author) << line;
    EXPECT_EQ(texts_of(extract, Kind::furniture).empty(), std::string_view(author).empty()) << line;
  }
}

TEST(Arrange, TakesAMonthAboveTheTextForTheDate) {
  for (const auto& [line, date] : {std::pair("March 2019", "2019-03"), std::pair("Published: Sept. 2019", "2019-09"),
                                   std::pair("(June 1987)", "1987-06"), std::pair("2019", ""),
                                   std::pair("Volume 12", ""), std::pair("Spring 2019", "")}) {
    Page page = page_of(1);
    set_line(page, 150, 80, "Bail and the poor", 20);
    set_line(page, 150, 110, line);
    set_lines(page, 72, 180, bail);
    EXPECT_EQ(key_of(arranged({page}), "date"), date) << line;
  }
  Page page = page_of(1);
  set_line(page, 150, 80, "Bail and the poor", 20);
  set_lines(page, 72, 110, {joined(parole), joined(bail)}, 4);
  set_line(page, 72, 180, "March 2019");
  set_lines(page, 72, 210, bail);
  EXPECT_EQ(key_of(arranged({page}), "date"), "") << "a month between paragraphs";
}

// As \author{... \and ...} sets them.
TEST(Arrange, TakesNamesSideBySideForSeveralAuthors) {
  Page page = page_of(1);
  set_line(page, 219, 80, "On Bail and the Poor", 17);
  set_line(page, 190, 105, "Ruth Davis", 12);
  page.words.push_back(word_at(page.words.back().box.right, 100, "*", 8));
  set_line(page, 330, 105, "Ivo K. Kern", 12);
  set_line(page, 270, 122, "March 2019", 12);
  set_lines(page, 72, 180, bail);
  set_lines(page, 320, 180, parole);
  const Extract extract = arranged({page});
  EXPECT_EQ(key_of(extract, "author"), "Ruth Davis; Ivo K. Kern") << extract.text;
  EXPECT_EQ(key_of(extract, "date"), "2019-03");
}

// As LaTeX sets a title over two columns: the lines stand as close as those of a title.
TEST(Arrange, FindsAuthorAndDateThatStandOnLinesOfTheirOwn) {
  Page page = page_of(1);
  set_line(page, 219, 80, "On Bail and the Poor", 17);
  set_line(page, 276, 105, "Ann Example", 12);
  set_line(page, 270, 122, "March 4, 2019", 12);
  set_lines(page, 72, 180, bail);
  set_lines(page, 320, 180, parole);
  const Extract extract = arranged({page});
  EXPECT_EQ(extract.keys, (std::vector<DocumentKey>{
                              {"title", "On Bail and the Poor"}, {"date", "2019-03-04"}, {"author", "Ann Example"}}));
  EXPECT_EQ(texts_of(extract, Kind::furniture), (Texts{"Ann Example", "March 4, 2019"}));
}

// The line of its own is indented as the first line below it, and had no room for a long word.
TEST(Arrange, KeepsAParagraphOfOneLineAboveAnIndentedOne) {
  for (const std::size_t ones : {1U, 3U}) {
    Page page = page_of(1);
    set_lines(page, 72, 100, {bail[0], bail[1], bail[2]});
    double baseline = 136;
    for (std::size_t i = 0; i < ones; ++i, baseline += 12)
      set_line(page, 87, baseline, "the judge did not agree at all.");
    set_line(page, 87, baseline, "nevertheless he let the man go home");
    set_lines(page, 72, baseline + 12, {"without bail, and set no day for a trial", "or for anything else."});
    const Texts texts = texts_of(arranged({page}), Kind::paragraph);
    ASSERT_EQ(texts.size(), ones + 2) << testing::PrintToString(texts);
    EXPECT_EQ(texts[1], "the judge did not agree at all.");
    EXPECT_EQ(texts.back(),
              "nevertheless he let the man go home without bail, and set no day for a trial or for anything else.");
  }
}

TEST(Arrange, BeginsAnAnswerBelowItsQuestion) {
  Page page = page_of(1);
  set_line(page, 100, 100, "Q Is it fair to say that the cells were cold?");
  set_line(page, 100, 112, "A A person who is held for three days may lose");
  set_line(page, 72, 124, "his job, and one who is held for thirty will lose it.");
  set_line(page, 100, 136, "Q And who was the warden?");
  set_line(page, 100, 148, "A Ivo Kern.");
  EXPECT_EQ(
      texts_of(arranged({page}), Kind::paragraph),
      (Texts{"Q Is it fair to say that the cells were cold?",
             "A A person who is held for three days may lose his job, and one who is held for thirty will lose it.",
             "Q And who was the warden?", "A Ivo Kern."}));
}

TEST(Arrange, PutsNotesBehindTheParagraphTheyInterrupt) {
  Page first = page_of(1);
  set_lines(first, 72, 100, trial);
  first.words.push_back(word_at(272, 120, "1", 6));
  set_line(first, 78, 700, "See the report of the commission.", 8);
  first.words.push_back(word_at(72, 697, "1", 5));
  Page second = page_of(2);
  set_lines(second, 72, 100, {"the day of his trial."});
  const Extract extract = arranged({first, second});
  EXPECT_EQ(extract.text, joined(trial) + " the day of his trial.\n\n1 See the report of the commission.");
  EXPECT_EQ(texts_of(extract, Kind::note), (Texts{"1 See the report of the commission."}));
  EXPECT_EQ(extract.pages,
            (std::vector<PageMark>{{0, 1}, {extract.text.find("the day of"), 2}, {extract.text.find("1 See"), 1}}));
}

// Words with a raised number behind the last.
void set_noted_line(Page& page, double baseline, const std::string& words, const std::string& number) {
  set_line(page, 72, baseline, words);
  page.words.push_back(word_at(page.words.back().box.right, baseline - 4, number, 6));
}

TEST(Arrange, KeepsAListWhoseNumbersTheNotesHaveToo) {
  Page page = page_of(1);
  set_noted_line(page, 100, "Bail keeps the poor in jail, whatever the", "1");
  set_noted_line(page, 112, "judge may think of the danger of people.", "2");
  set_line(page, 84, 136, "1. No judge may set bail.");
  set_line(page, 84, 148, "2. No sheriff may ask for it.");
  page.words.push_back(word_at(72, 696, "1", 5));
  set_line(page, 76, 700, "See the act.", 8);
  page.words.push_back(word_at(72, 706, "2", 5));
  set_line(page, 76, 710, "See the other act.", 8);
  const Extract extract = arranged({page});
  EXPECT_EQ(texts_of(extract, Kind::list_item), (Texts{"1. No judge may set bail.", "2. No sheriff may ask for it."}));
  EXPECT_EQ(texts_of(extract, Kind::note), (Texts{"1 See the act.", "2 See the other act."}));
}

TEST(Arrange, JoinsANoteThatGoesOnAtTheFootOfTheNextPage) {
  Page first = page_of(1);
  set_noted_line(first, 100, "Bail keeps the poor in jail, whatever the", "1");
  set_lines(first, 72, 112, bail);
  first.words.push_back(word_at(72, 706, "1", 5));
  set_line(first, 76, 710, "See what the county council found out in its", 8);
  Page second = page_of(2);
  set_lines(second, 72, 100, parole);
  set_line(second, 72, 700, "report of the spring, and what it left out.", 8);
  second.words.push_back(word_at(72, 706, "2", 5));
  set_line(second, 76, 710, "See the other act.", 8);
  EXPECT_EQ(texts_of(arranged({first, second}), Kind::note),
            (Texts{"1 See what the county council found out in its report of the spring, and what it left out.",
                   "2 See the other act."}));
}

// Sets paragraphs side by side on one grid.
void set_paragraphs(Page& page, const std::vector<Texts>& left, const std::vector<Texts>& right) {
  for (const auto& [at, column] : {std::pair(72.0, &left), std::pair(300.0, &right)}) {
    double baseline = 100;
    for (const Texts& lines : *column) {
      set_lines(page, at, baseline, lines);
      baseline += 12.0 * static_cast<double>(lines.size()) + 12;
    }
  }
}

TEST(Arrange, ReadsColumnsWhoseParagraphsHaveTheSameHeights) {
  for (const std::vector<Texts>& right : {std::vector<Texts>{parole, bail, parole, bail},
                                          {parole, trial, bail, bail},
                                          {parole, bail, parole, trial},
                                          {bail, bail, bail, bail, parole}}) {
    Page page = page_of(1);
    const std::vector<Texts> left = {bail, parole, bail, parole};
    set_paragraphs(page, left, right);
    Texts expected;
    for (const std::vector<Texts>& column : {left, right}) {
      for (const Texts& lines : column) expected.push_back(joined(lines));
    }
    const Extract extract = arranged({page});
    EXPECT_EQ(texts_of(extract, Kind::paragraph), expected);
    EXPECT_EQ(texts_of(extract, Kind::table_row), Texts{});
  }
}

TEST(Arrange, ReadsColumnsWhoseHeadingsStandAtOneHeight) {
  Page page = page_of(1);
  for (const double left : {72.0, 300.0}) {
    set_line(page, left, 80, "What we saw", 12);
    set_line(page, left, 100, "In the county", 12);
  }
  set_lines(page, 72, 130, bail);
  set_lines(page, 72, 186, parole);
  set_lines(page, 300, 130, trial);
  set_lines(page, 300, 170, bail);
  EXPECT_EQ(texts_of(arranged({page}), Kind::paragraph),
            (Texts{joined(bail), joined(parole), joined(trial), joined(bail)}));
}

TEST(Arrange, MakesEachTurnOfATranscriptAParagraph) {
  Page page = page_of(1);
  const Texts lines = {"    Q. where were you on the night of the third day in",    //
                       "May of last year?",                                         //
                       "    A. at home.",                                           //
                       "    MR. SMITH: objection. nobody has said that there was",  //
                       "such a night.",                                             //
                       "    THE COURT: overruled."};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double baseline = 100 + 24 * static_cast<double>(i);
    set_line(page, 72, baseline, std::to_string(i + 1));
    set_line(page, 100, baseline, lines[i]);
  }
  const Extract extract = arranged({page});
  EXPECT_EQ(texts_of(extract, Kind::paragraph),
            (Texts{"Q. where were you on the night of the third day in May of last year?", "A. at home.",
                   "MR. SMITH: objection. nobody has said that there was such a night.", "THE COURT: overruled."}));
  EXPECT_EQ(texts_of(extract, Kind::furniture), (Texts{"1 2 3 4 5 6"}));
}

TEST(Arrange, FindsHeadsOfOddAndEvenPages) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= 6; ++number) {
    pages.push_back(page_of(number));
    Page& page = pages.back();
    const std::string printed = std::to_string(number + 30);
    if (number % 2 == 0) {
      set_line(page, 72, 50, printed);
      set_line(page, 300, 50, "Papers on bail");
    } else if (number > 1) {
      set_line(page, 72, 50, "Testshire Round Table");
      set_line(page, 500, 50, printed);
    }
    set_lines(page, 72, 100 + 20 * number, number % 2 == 0 ? bail : parole);
  }
  const Extract extract = arranged(pages);
  EXPECT_EQ(texts_of(extract, Kind::furniture),
            (Texts{"32", "Papers on bail", "Testshire Round Table", "33", "34", "Papers on bail",
                   "Testshire Round Table", "35", "36", "Papers on bail"}));
  EXPECT_EQ(extract.page_labels, (Texts{"1", "32", "33", "34", "35", "36"}));
}

TEST(Arrange, TakesNoNumberOfADocketForALabel) {
  std::vector<Page> pages;
  for (std::uint32_t number = 1; number <= 4; ++number) {
    pages.push_back(page_of(number));
    Page& page = pages.back();
    set_line(page, 72, 30, "Case 12 Filed 05/04/21 Page ID " + std::to_string(364 + number));
    set_lines(page, 72, 100 + 20 * number, number % 2 == 0 ? bail : parole);
    if (number > 1) set_line(page, 300, 750, "-" + std::to_string(number) + "-");
  }
  EXPECT_EQ(arranged(pages).page_labels, Texts{});
}

TEST(Arrange, ReadsAColumnOfShortLinesBesideProse) {
  Page page = page_of(1);
  set_lines(page, 72, 100, {bail[0], bail[1], bail[2], trial[0], trial[1], trial[2], parole[0], parole[1], parole[2]});
  set_lines(page, 300, 100,
            {parole[0], parole[1], parole[2], "it is no hearing.", "", "ANN EXAMPLE,", "judge.", "", "May 4"});
  const std::string text = arranged({page}).text;
  EXPECT_LT(text.find("decide on ten"), text.find("it is no hearing")) << text;
  EXPECT_LT(text.find("waiting for a trial"), text.find("it is no hearing")) << text;
  EXPECT_LT(text.find("it is no hearing"), text.find("ANN EXAMPLE")) << text;
}

TEST(Arrange, JoinsHyphensByTheWordsOfTheDocument) {
  Page page = page_of(1);
  set_lines(page, 72, 100,
            {"a judge has to weigh all of it when sentenc-", "ing people. For somebody who is young, first-",
             "time offenders above all, some cultural-", "ly minded courts have found a culturally-",
             "specific way of sentencing, time and again, and it came first."});
  EXPECT_EQ(
      arranged({page}).text,
      "a judge has to weigh all of it when sentencing people. For somebody who is young, first-time offenders above "
      "all, some culturally minded courts have found a culturally-specific way of sentencing, time and again, and it "
      "came first.");
}

TEST(Arrange, KeepsTheHyphenOfACompound) {
  Page page = page_of(1);
  set_lines(
      page, 72, 100,
      {"most of those who came there with a drug-", "related charge were cor-", "related with nothing but a prison-",
       "court record, and a pre-", "trial hearing of any kind was rare then, as the in-",
       "mates of the house on the hill wrote to the city itself."});
  EXPECT_EQ(
      arranged({page}).text,
      "most of those who came there with a drug-related charge were correlated with nothing but a prison-court "
      "record, and a pretrial hearing of any kind was rare then, as the inmates of the house on the hill wrote to "
      "the city itself.");
}

TEST(Arrange, JoinsTheLastPartOfACompoundWhereItIsNoWord) {
  Page page = page_of(1);
  set_lines(page, 72, 100,
            {"the clerk wrote that counsel was court-ap-", "pointed and that relief was post-con-",
             "viction relief, with state-of-the-", "art files in each room of the court."});
  EXPECT_EQ(arranged({page}).text,
            "the clerk wrote that counsel was court-appointed and that relief was post-conviction relief, with "
            "state-of-the-art files in each room of the court.");
}

TEST(Arrange, JoinsARangeOfNumbers) {
  for (const std::string dash : {"-", "\u2010", "\u2013"}) {
    Page page = page_of(1);
    set_lines(page, 72, 100, {"the board sat in the years of 1990" + dash, "2000 and let go of nobody who had asked."});
    EXPECT_EQ(arranged({page}).text,
              "the board sat in the years of 1990" + dash + "2000 and let go of nobody who had asked.");
  }
}

// As descriptions of LaTeX and entries of a glossary.
TEST(Arrange, HangsTheLinesOfAnEntryBelowItsFirst) {
  Page page = page_of(1);
  set_lines(page, 72, 100, bail);
  const Texts entry = {"Bail a sum that a judge takes as surety", "of one who waits for a trial at home",
                       "and that he gets back at the end."};
  const Texts other = {"Parole the way out of a prison that has", "conditions."};
  set_line(page, 72, 160, entry[0]);
  set_lines(page, 97, 172, {entry[1], entry[2]});
  set_line(page, 72, 208, other[0]);
  set_line(page, 97, 220, other[1]);
  EXPECT_EQ(texts_of(arranged({page}), Kind::paragraph), (Texts{joined(bail), joined(entry), joined(other)}));
}

TEST(Arrange, BeginsAQuotationBehindALineThatTellsOfIt) {
  for (const char* words : {"she said of the bail in most counties:", "she said"}) {
    Page page = page_of(1);
    set_lines(page, 72, 100, bail);
    set_line(page, 72, 160, words);
    set_lines(page, 97, 172, {"the poor wait for it in cells,", "the rich wait for it at home,", "as all have known."});
    EXPECT_EQ(texts_of(arranged({page}), Kind::paragraph), (Texts{joined(bail), words})) << words;
  }
}

TEST(Arrange, DoesNotMindTheOrderOfWords) {
  Page page = page_of(1);
  set_line(page, 200, 80, "what two counties do", 14);
  set_lines(page, 72, 100, bail);
  set_lines(page, 300, 100, parole);
  Page shuffled = page;
  std::ranges::reverse(shuffled.words);
  std::swap(shuffled.words[3], shuffled.words[17]);
  EXPECT_EQ(arranged({shuffled}), arranged({page}));
}

TEST(Arrange, TakesHeadingsFromTheOutline) {
  Page page = page_of(1);
  set_line(page, 72, 70, "bail and parole", 16);
  set_lines(page, 72, 100, bail);
  set_line(page, 72, 170, "what parole boards do");
  set_lines(page, 72, 200, parole);
  const Extract extract = arranged({page}, {.outline = {{.title = "What Parole Boards Do", .level = 2}}});
  ASSERT_EQ(texts_of(extract, Kind::heading), (Texts{"what parole boards do"}));
  EXPECT_EQ(std::ranges::find(extract.blocks, Kind::heading, &Block::kind)->level, 2);
}

}  // namespace
}  // namespace tenet::indexer::pdf
