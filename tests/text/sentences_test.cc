#include "text/sentences.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> result;
  const auto starts = sentence_starts(text);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    std::string sentence(text.substr(starts[i], end - starts[i]));
    sentence.erase(sentence.find_last_not_of(" \n\r") + 1);
    result.push_back(sentence);
  }
  return result;
}

using Sentences = std::vector<std::string>;

TEST(SentenceStarts, FindsNoneInNothing) {
  EXPECT_TRUE(sentence_starts("").empty());
}

TEST(SentenceStarts, PartsAtFullStopsQuestionsAndCries) {
  EXPECT_EQ(sentences("Crime fell. Did it? It did! So be it."),
            (Sentences{"Crime fell.", "Did it?", "It did!", "So be it."}));
  EXPECT_EQ(sentences("\"We agree.\" He left."), (Sentences{"\"We agree.\"", "He left."}));
}

TEST(SentenceStarts, DoesNotPartAfterAbbreviations) {
  for (const auto* text : {
           "Mr. Vance met Sen. Booker.",
           "See 18 U.S.C. \u00A7 3553 and Pub. L. 115-391.",
           "In Miller v. Alabama the court held so.",
           "Under Sec. 404 of the act, and No. 5 of the list.",
           "J. Edgar Hoover ran the U.S. Bureau.",
           "Offenses, e.g. Theft, were many.",
           "Prop. 47 passed in California.",
           "It began at 9 a.m. Eastern time.",
       }) {
    EXPECT_EQ(sentences(text).size(), 1U) << text;
  }
}

TEST(SentenceStarts, PartsWhereAnAbbreviationEndsASentence) {
  EXPECT_EQ(sentences("They met in Washington, D.C. The group agreed."),
            (Sentences{"They met in Washington, D.C.", "The group agreed."}));
  EXPECT_EQ(sentences("Would it work? No. They refused."), (Sentences{"Would it work?", "No.", "They refused."}));
}

TEST(SentenceStarts, TakesALineEndForASpaceAndABlankLineForAnEnd) {
  EXPECT_EQ(sentences("The bill\nwould end\r\ncash bail. It passed.").size(), 2U);
  EXPECT_EQ(sentences("No full stop\n\nBut a new paragraph").size(), 2U);
  EXPECT_EQ(sentences("No full stop\r\n \r\nBut a new paragraph").size(), 2U);
}

TEST(SentenceStarts, BeginsWithZeroAndRises) {
  const auto starts = sentence_starts("  A. B.\u201D C.\n\n\nD. \u00E9t\u00E9. E");
  ASSERT_FALSE(starts.empty());
  EXPECT_EQ(starts.front(), 0U);
  for (std::size_t i = 1; i < starts.size(); ++i) EXPECT_LT(starts[i - 1], starts[i]);
}

}  // namespace
}  // namespace tenet::text
