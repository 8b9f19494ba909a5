#include "indexer/attribution/quotes.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/outline.h"

namespace tenet::indexer {
namespace {

using Quotes = std::vector<std::string>;

// The quotations of `text`, those inside others indented by a > for each level.
Quotes quotes_in(std::string_view text, Markup markup = Markup::plain) {
  Quotes result;
  for (const Quote& quote : find_quotes(text, find_structure(text, 0, markup))) {
    result.push_back(std::string(static_cast<std::size_t>(quote.level), '>') + std::string(slice(text, quote.range)));
  }
  return result;
}

struct Case {
  std::string_view text;
  Quotes quotes;
};

void check(const std::vector<Case>& cases, Markup markup = Markup::plain) {
  for (const Case& c : cases) EXPECT_EQ(quotes_in(c.text, markup), c.quotes) << c.text;
}

TEST(FindQuotes, LeavesTheMarksOut) {
  check({
      {"", {}},
      {"No marks at all.", {}},
      {R"(They want "smarter laws" now.)", {"smarter laws"}},
      {R"("We agree," the group said. "All of us do.")", {"We agree,", "All of us do."}},
      {"\u201CWe agree,\u201D she said. \u201CDo you?\u201D", {"We agree,", "Do you?"}},
      {"He called it ''a waste of lives'' twice.", {"a waste of lives"}},
      {"He called it ``a waste of lives'' twice.", {"a waste of lives"}},
      {"\u201EEs reicht\u201C, sagte sie. \u00ABC\u2019est assez\u00BB, dit-il.", {"Es reicht", "C\u2019est assez"}},
      {R"(The ("unjust") law, the "harsh"-or-"fair" debate.)", {"unjust", "harsh", "fair"}},
      {"She paused\u2014\"never again\"\u2014and left.", {"never again"}},
      {"Spaced \" as tokens \" are.", {"as tokens"}},
  });
}

TEST(FindQuotes, TakesTheLevelsOfNestedMarks) {
  check({
      {"\u201CHe told me \u2018go home\u2019 and I did,\u201D she said.",
       {"He told me \u2018go home\u2019 and I did,", ">go home"}},
      {R"("He told me 'go home' and I did," she said.)", {"He told me 'go home' and I did,", ">go home"}},
      {R"("The judge said "no" to us," she said.)", {R"(The judge said "no" to us,)", ">no"}},
      {"\u201CA \u201CB \u2018C\u2019 D\u201D E\u201D",
       {"A \u201CB \u2018C\u2019 D\u201D E", ">B \u2018C\u2019 D", ">>C"}},
  });
}

TEST(FindQuotes, TakesSingleMarksWhereTheDocumentQuotesWithThem) {
  check({
      {"\u2018We agree,\u2019 said Harrow. \u2018Don\u2019t you?\u2019", {"We agree,", "Don\u2019t you?"}},
      {"'We agree', said Harrow. 'It's the officers' call.'", {"We agree", "It's the officers' call."}},
      {"\u2018The officers\u2019 union agreed,\u2019 she said.", {"The officers\u2019 union agreed,"}},
      {"\u2018He called it \u201Cunfit\u201D in court,\u2019 she said.",
       {"He called it \u201Cunfit\u201D in court,", ">unfit"}},
      {"The law, \u2018long and unclear\u2019, binds the officers\u2019 union.", {"long and unclear"}},
      {"\u2018We agree.\n\n\u2018We always did,\u2019 she said.", {"We agree.", "We always did,"}},
      // The mark of a word that lost its beginning opens nothing.
      {"\u2018We agree,\u2019 said Harrow of the \u2019Lamp and \u2018Oil.", {"We agree,"}},
  });
}

TEST(FindQuotes, TakesNoSingleMarkOutsideDoubleOnesWhereDoubleOnesQuote) {
  check({
      {"The officers' union and 'em boys of the '90s don't agree.", {}},
      {R"(A 'smart' law, "fair and square", "it seems".)", {"fair and square", "it seems"}},
      {R"("The officers' rights and the '90s laws, don't forget 'em," he said.)",
       {"The officers' rights and the '90s laws, don't forget 'em,"}},
      {"\u201CIt\u2019s the officers\u2019 call,\u201D he said.", {"It\u2019s the officers\u2019 call,"}},
  });
}

TEST(FindQuotes, TakesNoMeasureForAMark) {
  check({
      {R"(He is 6'3" tall, she 5' 10" and the cell 12" wide.)", {}},
      {R"("He is 6'3" tall and strong," she said.)", {R"(He is 6'3" tall and strong,)"}},
      {R"("The bars are 12" apart," she said.)", {R"(The bars are 12" apart,)"}},
      {R"("It began in 1968" and the "war on drugs" followed.)", {"It began in 1968", "war on drugs"}},
      {"A cell of 6\u2032 by 8\u2033.", {}},
  });
}

TEST(FindQuotes, TakesNoMarksOfCode) {
  check({{R"(Set name="bail" or print("bail") there.)", {}}});
  check({{"Use `say \"bail\"` and say \"jail\".", {"jail"}}, {"```\n\"a b\"\n```\n\n\"c d\"\n", {"c d"}}},
        Markup::markdown);
}

TEST(FindQuotes, LooksPastMarkup) {
  check(
      {
          {"**\"We agree\"**, she said.", {"We agree"}},
          {"She said, *\u201CWe **all** agree\u201D*.", {"We **all** agree"}},
          {"See [\"The Act\"](x.html \"a title\") and &quot;this&quot;.", {"The Act"}},
      },
      Markup::markdown);
}

TEST(FindQuotes, GoesOnInTheNextParagraphThatOpensWithAMark) {
  check({
      {"\"We agree.\n\n\"All of us do,\" she said.", {"We agree.", "All of us do,"}},
      {"\u201CWe \u2018all\u2019 agree.\n\n\u201CAll of us.\n\n\u201CYes.\u201D",
       {"We \u2018all\u2019 agree.", ">all", "All of us.", "Yes."}},
      {"\"He said \"no\" twice.\n\n\"Then I left.\"", {"He said \"no\" twice.", ">no", "Then I left."}},
      {"\"We agree.\n\n(Applause.)\n\n\"All of us.\"", {"We agree.", "All of us."}},
  });
}

TEST(FindQuotes, EndsWithTheBlockWhenAMarkClearlyOpened) {
  check({
      {"She said, \"We agree.\n\nThe vote was held.", {"We agree."}},
      {"A stray mark\" here.", {}},
      {"\"We won, he said. \"They lost,\" she said.", {"They lost,"}},  // nobody can tell where the first ends
  });
}

TEST(FindQuotes, BearsWrongAndMixedMarks) {
  check({
      {"\"We agree\u201D and \u201Cwe too\" he said.", {"We agree", "we too"}},
      {"\u201DWe agree,\u201D he said.", {"We agree,"}},
      {"He wrote \u201Cyes\u201C there.", {"yes"}},
      {"\u201CHe is \"free,\u201D she said.", {"He is \"free,"}},
      {"\" \" and \"...\" and \"\" say nothing", {}},
  });
}

TEST(FindQuotes, FindsNoneInFurniture) {
  EXPECT_EQ(quotes_in("Read more: \"Bail\"\n\nHe said \"no\" to it."), (Quotes{"no"}));
}

TEST(FindQuotes, ReadsOtherScripts) {
  check({
      {"\u041E\u043D \u0441\u043A\u0430\u0437\u0430\u043B: \u00AB\u041D\u0435\u0442\u00BB.", {"\u041D\u0435\u0442"}},
      {"\u05D4\u05D5\u05D0 \u05D0\u05DE\u05E8 \"\u05DC\u05D0\" \u05D0\u05D6.", {"\u05DC\u05D0"}},
  });
}

TEST(FindQuotes, IsLinearInTheNumberOfMarks) {
  for (const std::string unit : {"\"a ", "a\" ", "\" ", "\u201Ca ", "\"a\u201D 'b ", "1\" ' ", "\u201C'a \u2018"}) {
    std::string text;
    while (text.size() < 2000000) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    (void)quotes_in(text);
    // A quadratic search would take minutes; a sanitizer and a busy machine do not.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << unit;
  }
}

}  // namespace
}  // namespace tenet::indexer
