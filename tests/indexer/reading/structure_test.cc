#include "indexer/reading/structure.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/outline.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Outline = std::vector<std::string>;

const std::string prose =
    "The council voted on Tuesday to let judges weigh each case on its own, and to fund treatment in place of jail.";

Outline plain(std::string_view text, std::size_t body = 0) {
  return outline(text, Markup::plain, body);
}

// Every byte that is not white space is in exactly one block; blocks are in order and trimmed.
void expect_total(std::string_view text, std::size_t body) {
  std::size_t at = body;
  for (const Block& block : find_structure(text, body, Markup::plain)) {
    EXPECT_TRUE(text::is_blank(text.substr(at, block.range.begin - at))) << text;
    EXPECT_FALSE(block.range.empty());
    EXPECT_EQ(text::trim(text, block.range), block.range);
    // Of words that a line breaks, what follows the hyphen, perhaps with it.
    for (const TextRange& hidden : block.hidden) {
      const std::size_t hyphen = text[hidden.begin] == '-' ? 1 : 0;
      EXPECT_TRUE(text::is_blank(text.substr(hidden.begin + hyphen, hidden.size() - hyphen))) << text;
    }
    at = block.range.end;
  }
  EXPECT_TRUE(text::is_blank(text.substr(at))) << text;
}

TEST(FindStructure, JoinsLinesWithAnEmptyOneBetweenEachTwo) {
  const std::string first =
      "Odile Harrow told the board of Port Salter on Tuesday that\n\nnobody should wait in jail for want of money, and "
      "the clerk\n\nread a letter of the sheriff.";
  const std::string second =
      "The board votes in March on what the county can pay for it,\n\nand the judges are to be heard before then, she "
      "said later.";
  const auto blocks = [](const std::string& text) { return find_structure(text, 0, Markup::plain).size(); };
  EXPECT_EQ(blocks(first + "\n\nThe board met.\n\n" + second), 3U);  // room behind "met."
  EXPECT_EQ(blocks(first + "\n\n\n" + second), 2U);
  EXPECT_EQ(blocks("On the Jail\n\n" + first + "\n\nThe board met.\n\n" + second), 4U);
  // Single lines that are no wrapped prose.
  EXPECT_EQ(blocks("Mary Davis\n\nWhen?\n\nPeter Kern\n\nSoon.\n\nMary Davis\n\nAnd then?"), 6U);
  std::string sentences;
  for (const char* each : {"Anna", "Berta", "Clara", "Doris", "Emily", "Fanny"}) {
    sentences += each + std::string(" tells the board of Port Salter that bail ends soon.\n\n");
  }
  EXPECT_EQ(blocks(sentences), 6U);
  const std::string wrapped = "nobody should wait in jail for want of money, and the clerk\nread a letter.\n\n";
  EXPECT_EQ(blocks(wrapped + wrapped + wrapped), 3U);
}

TEST(FindStructure, PutsEveryByteOfPlainTextInOneBlock) {
  constexpr std::string_view letters = "ab. \n\n\r\t\f:-\"";
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = letters[random() % letters.size()];
    expect_total(text, 0);
    expect_total(text, text.size() / 2);
  }
}

TEST(FindStructure, HasNoBlocksForNothing) {
  EXPECT_EQ(plain(""), Outline{});
  EXPECT_EQ(plain(" \r\n\f\n"), Outline{});
  EXPECT_EQ(plain("abc", 3), Outline{});
}

TEST(FindStructure, PartsParagraphsAtBlankLinesOfEveryKind) {
  for (const auto* gap : {"\n\n", "\n \t\n", "\r\n\r\n", "\r\r", "\n\u00A0\n", "\n\n\n\n", "\f", "\n\f\n"}) {
    EXPECT_EQ(plain("one word\nand one." + std::string(gap) + "Two."),
              (Outline{"paragraph: one word and one.", "paragraph: Two."}))
        << testing::PrintToString(gap);
  }
}

TEST(FindStructure, TakesEachLineForAParagraphWhereLinesAreNotWrapped) {
  EXPECT_EQ(plain(prose + " " + prose + "\n" + prose),
            (Outline{"paragraph: " + prose + " " + prose, "paragraph: " + prose}));
}

TEST(FindStructure, KnowsListItemsByTheirMarkers) {
  EXPECT_EQ(plain("The bill would:\n\u2022 end cash bail;\n\u2022 fund\n  treatment.\n\n(a) Reports.\n(b) Funds.\n\n1. "
                  "First\n2. Second"),
            (Outline{"paragraph: The bill would:", "item: \u2022 end cash bail;", "item: \u2022 fund treatment.",
                     "item: (a) Reports.", "item: (b) Funds.", "item: 1. First", "item: 2. Second"}));
}

TEST(FindStructure, DoesNotTakeAWrappedNumberOrDashForAMarker) {
  EXPECT_EQ(plain("it passed under section\n12. The court\n- all of it - agreed."),
            (Outline{"paragraph: it passed under section 12. The court - all of it - agreed."}));
}

TEST(FindStructure, PartsTheTurnsOfATranscript) {
  EXPECT_EQ(plain("MS. REYES:  Good morning.\nQ    On bail?\nTHE PRESIDENT: Yes.\nAnd more."),
            (Outline{"paragraph: MS. REYES: Good morning.", "paragraph: Q On bail?",
                     "paragraph: THE PRESIDENT: Yes. And more."}));
}

TEST(FindStructure, TakesIndentedParagraphsForQuotationsWhereTheRestIsNotIndented) {
  const std::string quote =
      "    Liberty is the norm, and detention before trial\n    is the carefully limited exception to it.";
  const std::string text = prose + "\n\n" + quote + "\n\n" + prose + "\n\n" + prose;
  EXPECT_EQ(plain(text)[1].substr(0, 6), "quote:");
  EXPECT_EQ(plain(quote + "\n\n" + quote)[0].substr(0, 10), "paragraph:");
  EXPECT_EQ(plain(prose + "\n\n" + prose + "\n\n     First line indented,\nothers not: " + prose)[2].substr(0, 10),
            "paragraph:");
}

TEST(FindStructure, FindsTitleHeadingsAndFurnitureOfAnArticle) {
  const std::string text =
      "Watch EXN Live\n\nCounty sheriffs back treatment over jail\n\nThis article was originally published by The "
      "Example.\n\n" +
      prose + "\n\nWhat the Council Decided\n\n" + prose + "\n\nView EX News In";
  EXPECT_EQ(plain(text),
            (Outline{"furniture: Watch EXN Live", "title: County sheriffs back treatment over jail",
                     "furniture: This article was originally published by The Example.", "paragraph: " + prose,
                     "heading 7: What the Council Decided", "paragraph: " + prose, "furniture: View EX News In"}));
}

std::string between_prose(std::string_view block) {
  std::string text = prose + "\n\n";
  text += block;
  return text.append("\n\n").append(prose);
}

TEST(FindStructure, KnowsHeadingsByCapitalsTitleCaseAndNumbers) {
  for (const auto* heading :
       {"PURPOSE", "RIGHTS OF VICTIMS:", "What Works in Re-entry", "Section 2. Definitions", "IV. Sentencing Reform",
        "(a) Rights of Crime Victims", "Community Trust and Legitimacy", "Sec. 3", "Is Bail Fair for the Poor"}) {
    EXPECT_EQ(plain(between_prose(heading))[1], "heading 7: " + std::string(heading));
  }
}

TEST(FindStructure, DoesNotTakeOtherShortBlocksForHeadings) {
  for (const auto* block :
       {"He agreed.", "We hold these truths", "In Washington, D.C.,", "10:30 A.M. EDT", "October 21, 2015",
        "MS. REYES: Good Morning", "Q (Inaudible.)", "Dear Mr. Speaker: (Dear Madam President:)", "Thank you",
        "The Sentencing Reform and Corrections Act Passed by the Senate in the Year of the Great Debate on Justice"}) {
    EXPECT_EQ(plain(between_prose(block))[1], "paragraph: " + std::string(block));
  }
}

TEST(FindStructure, TakesNoSignatureOrListOfNamesForHeadings) {
  EXPECT_EQ(plain(prose + "\n\nJane Example\n\nSheriff of Example County")[1], "paragraph: Jane Example");
  const Outline names = plain(prose + "\n\nAdams Bell\n\nCarla Diaz\n\nEvan Frost\n\n" + prose);
  EXPECT_EQ(names[1], "paragraph: Adams Bell");
  EXPECT_EQ(names[3], "paragraph: Evan Frost");
}

TEST(FindStructure, GuessesNoTitleBehindFrontMatter) {
  EXPECT_EQ(plain("x\nOn bail today\n\n" + prose, 2)[0], "paragraph: On bail today");
}

TEST(FindStructure, TakesNoSentenceOrSoleBlockForTheTitle) {
  EXPECT_EQ(plain("Crime fell.\n\n" + prose)[0], "paragraph: Crime fell.");
  EXPECT_EQ(plain("Only a line")[0], "paragraph: Only a line");
  EXPECT_EQ(plain("May 3, 2015\n\n" + prose)[0], "paragraph: May 3, 2015");
}

TEST(FindStructure, PartsTheBylineFromTheTitle) {
  for (const std::string_view text :
       {"Prisons are no hospitals\nBy Odile Harrow\n\nThe wing is cold, and it is late.",
        "Prisons are no hospitals\n\nBy Odile Harrow\n\nThe wing is cold, and it is late.",
        "# Prisons are no hospitals\n\nBy *Odile* Harrow\n\nThe wing is cold, and it is late."}) {
    const auto markup = text.starts_with('#') ? Markup::markdown : Markup::plain;
    const auto blocks = find_structure(text, 0, markup);
    EXPECT_EQ(title_of(text, blocks), "Prisons are no hospitals") << text;
    EXPECT_EQ(author_of(text, blocks), "Odile Harrow") << text;
  }
  for (const std::string_view text : {"Prisons are no hospitals\n\nBy noon the wing was cold.",
                                      "Prisons are no hospitals\n\nBy Order of the Board of 2121",
                                      "Prisons are no hospitals\n\nThe wing is cold.\n\nBy Odile Harrow"}) {
    EXPECT_EQ(author_of(text, find_structure(text, 0, Markup::plain)), "") << text;
  }
}

TEST(FindStructure, TakesNoTurnForTheTitle) {
  for (const std::string_view text :
       {"Mr. Kern (Salter): Who pays?\n\nMr. Vane: We do.", "Odile Kern: I thank you. Who pays?\n\nIvo Vane: We do.",
        "Odile Kern, nurse: \"We do.\"\n\nIvo Vane, guard: \"We do not.\""}) {
    EXPECT_EQ(title_of(text, find_structure(text, 0, Markup::plain)), "") << text;
  }
  const std::string_view text = "Interview: who pays for the lamps?\n\nNobody does, says the mayor.";
  EXPECT_EQ(title_of(text, find_structure(text, 0, Markup::plain)), "Interview: who pays for the lamps?");
}

TEST(TitleOf, IsTheTitleElseTheFirstMarkedHeadingElseNothing) {
  const auto title = [](std::string_view text, Markup markup) {
    return title_of(text, find_structure(text, 0, markup));
  };
  EXPECT_EQ(title("Bail on\ntrial\n\n" + prose, Markup::plain), "Bail on trial");
  EXPECT_EQ(title("# Bail **on** trial\n\n" + prose, Markup::markdown), "Bail on trial");
  EXPECT_EQ(title(prose + "\n\n## What works\n\n" + prose, Markup::markdown), "What works");
  EXPECT_EQ(title(prose + "\n\nWHAT WORKS\n\n" + prose, Markup::plain), "");
  EXPECT_EQ(title("", Markup::plain), "");
}

}  // namespace
}  // namespace tenet::indexer
