#include "indexer/topics/words_of_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tenet::indexer {
namespace {

// The words of `text`, with a bar where a phrase ends.
std::string phrases(const std::string& text) {
  text::Analyser analyser;
  const std::vector<text::Token> tokens = analyser.analyse(text);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ends_phrase(text, tokens[i - 1], tokens[i]) ? " | " : " ";
    out += tokens[i].form();
  }
  return out;
}

TEST(EndsPhrase, AtMarksThatPartClausesAndSentences) {
  EXPECT_EQ(phrases("A second dose, and look ahead."), "a second dose | and look ahead");
  EXPECT_EQ(phrases("the court; costs: none"), "the court | costs | none");
  EXPECT_EQ(phrases("He asked for bail. Reform came later."), "he asked for bail | reform came later");
  EXPECT_EQ(phrases("drug (court) costs"), "drug | court | costs");
  EXPECT_EQ(phrases("cash\u2014bail, cash -- bail, cash - bail"), "cash | bail | cash | bail | cash | bail");
  EXPECT_EQ(phrases("cash\n\nbail"), "cash | bail");
}

TEST(EndsPhrase, NotAtHyphensQuotationMarksNorAbbreviations) {
  EXPECT_EQ(phrases("the \"three strikes\" law"), "the three strikes law");
  EXPECT_EQ(phrases("cash-bail reform"), "cash bail reform");
  EXPECT_EQ(phrases("Prop. 47"), "prop 47");
  EXPECT_EQ(phrases("cash\nbail"), "cash bail");
}

}  // namespace
}  // namespace tenet::indexer
