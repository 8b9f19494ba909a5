#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "formats/pdf_pages.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Block::Kind;
using Texts = std::vector<std::string>;

TEST(Tables, AreReadInRows) {
  Page page = page_of(1);
  const std::vector<Texts> rows = {{"Year", "Document", "Office"},
                                   {"2009", "Report on bail", "County court"},
                                   {"2011", "Notes on parole", "State board"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double baseline = 100 + 16 * static_cast<double>(i);
    set_line(page, 72, baseline, rows[i][0]);
    set_line(page, 150, baseline, rows[i][1]);
    set_line(page, 300, baseline, rows[i][2]);
  }
  set_line(page, 150, 144, "in five counties");
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row),
            (Texts{"Year Document Office", "2009 Report on bail County court",
                   "2011 Notes on parole in five counties State board"}));
}

TEST(Tables, AreReadInRowsWhoseFirstCellsHang) {
  Page page = page_of(1);
  set_lines(page, 72, 100, {"2021 Readout of a meeting", "", "2022 Order on", "", "2009 Act of 2009"});
  set_lines(page, 102, 112, {"with leaders of law", "", "advancing it"});
  set_lines(page, 300, 100, {"The House", "", "The Board", "", "The Clerk"});
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row),
            (Texts{"2021 Readout of a meeting with leaders of law The House", "2022 Order on advancing it The Board",
                   "2009 Act of 2009 The Clerk"}));
}

TEST(Tables, AreReadInRowsWhoseCellsHaveWideSpaces) {
  Page page = page_of(1);
  set_lines(page, 72, 100, {"2025", "", "1994"});
  set_lines(page, 110, 100, {"National", "Rights and Duties Week", "Address", "of the year"});
  set_line(page, 163, 100, "Crime");
  set_line(page, 205, 100, "Victims");
  set_lines(page, 300, 100, {"The House", "", "The Board"});
  EXPECT_EQ(
      texts_of(arranged({page}), Kind::table_row),
      (Texts{"2025 National Crime Victims Rights and Duties Week The House", "1994 Address of the year The Board"}));
}

TEST(Tables, AreReadInRowsWhoseCellsAreProse) {
  Page page = page_of(1);
  double baseline = 100;
  for (const Texts& cell : {bail, trial, parole}) {
    set_lines(page, 72, baseline, cell);
    set_lines(page, 300, baseline, {trial[0], trial[1]});
    baseline += 12.0 * static_cast<double>(cell.size()) + 12;
  }
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row),
            (Texts{joined(bail) + ' ' + trial[0] + ' ' + trial[1], joined(trial) + ' ' + trial[0] + ' ' + trial[1],
                   joined(parole) + ' ' + trial[0] + ' ' + trial[1]}));
}

// As LaTeX sets it: the number of the heading stands apart from its words.
TEST(Tables, EndAboveAHeading) {
  for (const char* number : {"1", "2.1", "IV", "A.3"}) {
    Page page = page_of(1);
    const std::vector<Texts> rows = {{"Year", "Count", "Rate"}, {"1999", "12", "3.4"}, {"2000", "13", "3.5"}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t k = 0; k < 3; ++k)
        set_line(page, 78 + 40.0 * static_cast<double>(k), 100 + 12.0 * static_cast<double>(i), rows[i][k]);
    }
    set_line(page, 120, 150, "Table 1: what we saw.");
    set_line(page, 72, 190, number, 14, true);
    set_line(page, 110, 190, "What follows from it", 14, true);
    set_lines(page, 72, 214, bail);
    const Extract extract = arranged({page});
    EXPECT_EQ(texts_of(extract, Kind::table_row), (Texts{"Year Count Rate", "1999 12 3.4", "2000 13 3.5"})) << number;
    EXPECT_EQ(texts_of(extract, Kind::paragraph), (Texts{"Table 1: what we saw.", joined(bail)})) << number;
  }
}

TEST(Tables, HaveARowForEachLineOfFiguresWhateverTheWhiteBetweenGroups) {
  Page page = page_of(1);
  const std::vector<Texts> rows = {{"County", "Judge", "Rate"},
                                   {"Adams", "Ann Doe", "3.4"},
                                   {"Brown", "Ben Roe", "3.5"},
                                   {"Clark", "Cat Poe", "3.9"},
                                   {"Drew", "Dan Moe", "4.1"}};
  Texts expected;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      const double gap = i < 3 ? 0 : 7;
      set_line(page, 78 + 90.0 * static_cast<double>(k), 100 + gap + 12.0 * static_cast<double>(i), rows[i][k]);
    }
    expected.push_back(joined(rows[i]));
  }
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row), expected);
}

TEST(Tables, MayHaveLargeHeads) {
  Page page = page_of(1);
  const std::vector<Texts> rows = {{"Year", "Count", "Rate"}, {"1999", "12", "3.4"}, {"2000", "13", "3.5"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k)
      set_line(page, 78 + 60.0 * static_cast<double>(k), 100 + 14.0 * static_cast<double>(i), rows[i][k],
               i == 0 ? 12 : 10);
  }
  set_lines(page, 72, 164, bail);
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row), (Texts{"Year Count Rate", "1999 12 3.4", "2000 13 3.5"}));
}

TEST(Tables, BeginBelowAHeading) {
  Page page = page_of(1);
  set_line(page, 78, 86, "2.1", 11, true);
  set_line(page, 118, 86, "What we saw", 11, true);
  const std::vector<Texts> rows = {{"Year", "Count", "Rate"}, {"1999", "12", "3.4"}, {"2000", "13", "3.5"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k)
      set_line(page, 78 + 40.0 * static_cast<double>(k), 100 + 12.0 * static_cast<double>(i), rows[i][k]);
  }
  set_lines(page, 72, 164, bail);
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row), (Texts{"Year Count Rate", "1999 12 3.4", "2000 13 3.5"}));
}

// The table stands on the left of the text; below it comes a heading in the type of the text, or an entry.
TEST(Tables, EndAboveWordsThatGoOverItsColumns) {
  Page page = page_of(1);
  for (int row = 0; row < 3; ++row) {
    set_line(page, 72, 100 + 12 * row, "199" + std::to_string(row));
    set_line(page, 110, 100 + 12 * row, std::to_string(14 + row));
    set_line(page, 140, 100 + 12 * row, std::to_string(30 + row));
  }
  set_line(page, 72, 160, "7");
  set_line(page, 92, 160, "what follows from it");
  set_lines(page, 72, 184, bail);
  EXPECT_EQ(texts_of(arranged({page}), Kind::table_row), (Texts{"1990 14 30", "1991 15 31", "1992 16 32"}));
}

// Prose that a table interrupts, its lines full.
const Texts interrupted = {bail[0], bail[1], bail[2]};

void set_figures(Page& page, double baseline) {
  const std::vector<Texts> rows = {{"County", "Held", "Days"}, {"Norvania", "412", "9.1"}, {"Testshire", "97", "3.0"}};
  for (const Texts& row : rows) {
    for (std::size_t k = 0; k < 3; ++k) set_line(page, 72 + 70 * static_cast<double>(k), baseline, row[k]);
    baseline += 12;
  }
}

TEST(Tables, HaveTheirCaptionApartFromTheTextAboveIt) {
  const Texts captions[] = {{"Table 1: who was held before a trial"},
                            {"Table 1. Those who were held before trial", "and the days until they were heard."},
                            {"TABLE II. WHO WAS HELD BEFORE A TRIAL"},
                            {"Table 3"},
                            {"Tab. 1.2: who was held before a trial"},
                            {"Exhibit A - Those who were held"},
                            {"Figure 4-1. Those who were held"},
                            {"Tabelle 2: Wer wie lange warten musste"},
                            {"Cuadro 7. Personas que esperaban un juicio", "en la carcel"}};
  for (const Texts& caption : captions) {
    Page page = page_of(1);
    set_lines(page, 72, 100, interrupted);
    set_lines(page, 72, 136, caption);
    const double table = 136 + 12 * static_cast<double>(caption.size());
    set_figures(page, table);
    set_lines(page, 72, table + 40, trial);
    const Extract extract = arranged({page});
    EXPECT_NE(extract.text.find(joined(interrupted) + "\n\n" + joined(caption) + "\n\nCounty Held Days\n"),
              std::string::npos)
        << extract.text;
  }
}

TEST(Tables, HaveTheirCaptionApartFromTheTextBelowIt) {
  Page page = page_of(1);
  set_lines(page, 72, 100, interrupted);
  set_figures(page, 136);
  const Texts caption = {"Table 1. Those who were held before trial", "and the days until they had been heard."};
  set_lines(page, 72, 172, caption);
  set_lines(page, 72, 196, trial);
  const Extract extract = arranged({page});
  EXPECT_NE(extract.text.find("\n\n" + joined(caption) + "\n\n" + joined(trial)), std::string::npos) << extract.text;
}

TEST(Tables, LeaveASentenceThatNamesThem) {
  const Texts ends[] = {{"judge may think, as everybody can see in", "Table 1. That is what the clerk counted."},
                        {"judge may think of it, whatever it says,", "Table 1 shows what the clerk has counted."},
                        {"judge may think, and the clerk tells of", "Table 1."},
                        {"judge may think (a list of it is told in", "Table 1), for it is what he has counted."}};
  for (const Texts& end : ends) {
    Page page = page_of(1);
    set_lines(page, 72, 100, {bail[0], bail[1]});
    set_lines(page, 72, 124, end);
    set_figures(page, 148);
    const Extract extract = arranged({page});
    EXPECT_NE(extract.text.find(end[0] + ' ' + end[1] + "\n\nCounty Held Days\n"), std::string::npos) << extract.text;
  }
}

TEST(Tables, HaveNoTurnsForRows) {
  Page page = page_of(1);
  const std::vector<Texts> turns = {{"Q.", "were you at home?"}, {"A.", "yes, I was."},       {"THE COURT:", "go on."},
                                    {"MR. DOE:", "thank you."},  {"Q.", "and your brother?"}, {"A.", "he was not."}};
  Texts expected;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    set_line(page, 72, 100 + 24.0 * static_cast<double>(i), turns[i][0]);
    set_line(page, 150, 100 + 24.0 * static_cast<double>(i), turns[i][1]);
    expected.push_back(joined(turns[i]));
  }
  EXPECT_EQ(texts_of(arranged({page}), Kind::paragraph), expected);
}

}  // namespace
}  // namespace tenet::indexer::pdf
