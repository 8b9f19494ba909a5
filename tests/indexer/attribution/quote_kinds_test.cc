#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/attributed_quotes.h"

namespace tenet::indexer {
namespace {

struct Case {
  std::string text;
  std::vector<QuoteKind> kinds;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::vector<QuoteKind> kinds;
    for (const Quote& quote : attributed_quotes(c.text).quotes) kinds.push_back(quote.kind);
    EXPECT_EQ(kinds, c.kinds) << c.text;
  }
}

TEST(KindOf, IsSpeechWhereACueGoverns) {
  check({
      {R"("We agree," Harrow said.)", {QuoteKind::speech}},
      {R"(Harrow called it "unfair.")", {QuoteKind::speech}},
      {R"(Harrow said the "unfair" law must go.)", {QuoteKind::speech}},
      {R"("With Lamps," a keeper was "chasing shadows," Mr. Vane said.)", {QuoteKind::speech, QuoteKind::speech}},
      {R"(Mr. Vane apologized to Harrow and "anyone I may have offended.")", {QuoteKind::speech}},
      {R"("This is a whole sentence that nobody is named for.")", {QuoteKind::speech}},
  });
}

TEST(KindOf, IsATitleForWhatHasAName) {
  check({
      {R"(The film "The Long Second" runs until May.)", {QuoteKind::title}},
      {R"(The film, called "The Long Second," runs until May.)", {QuoteKind::title}},
      {R"(The bill, known as the "Fair Start Act," goes to a vote.)", {QuoteKind::title}},
      {R"(Harrow said on "Salter Tonight" that she would run.)", {QuoteKind::title}},
      {R"(Men waved "Not Our Money" signs.)", {QuoteKind::title}},
      {R"(He gave to a charity called "Lamps for Life" in May.)", {QuoteKind::title}},
      {R"(The charity, known as "Lamps for Life," closed.)", {QuoteKind::title}},
      {R"(In her book "Lamps: A Short History of Light in the Houses of the Poor and the Rich," Ms. Harrow is calm.)",
       {QuoteKind::title}},
  });
}

TEST(KindOf, IsATermForScareQuotesAndNicknames) {
  check({
      {R"(Ruben "Red" Castellan left.)", {QuoteKind::term}},
      {R"(The so-called "revolving door" of the jail turns.)", {QuoteKind::term}},
      {R"(The bakery runs a "second loaf" scheme.)", {QuoteKind::term}},
      {R"(Harrow defends a campaign with the slogan "Lamps, we light them.")", {QuoteKind::term}},
      {R"(For "best light", the maker recommends a new wick.)", {QuoteKind::term}},
  });
}

}  // namespace
}  // namespace tenet::indexer
