#include "text/tokens.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::text {
namespace {

std::string forms(std::string_view text) {
  Analyser analyser;
  std::string all;
  for (const Token& token : analyser.analyse(text)) all += (all.empty() ? "" : " ") + token.form();
  return all;
}

std::string stem_of(std::string_view word) {
  Analyser analyser;
  const auto tokens = analyser.analyse(word);
  return tokens.size() == 1 ? tokens.front().stem() : "not one word";
}

struct Case {
  std::string_view text;
  std::string_view forms;
};

TEST(Analyse, CutsAndFoldsWords) {
  const std::vector<Case> cases{
      {"", ""},
      {" \n\t ", ""},
      {"- ... (!) \u201c\u201d", ""},
      {"Police chiefs, prosecutors", "police chiefs prosecutors"},
      {"It's the judge's and the judges' call", "it the judge and the judges call"},
      {"It\u2019s the judge\u2019s", "it the judge"},
      {"don't O'Brien", "don't o'brien"},
      {"\ufb01ne", "fine"},                        // a ligature
      {"re\u0301sume\u0301", "r\u00e9sum\u00e9"},  // decomposed and composed are one
      {"co\u00adoperate", "cooperate"},            // a soft hyphen
      {"Stra\u00dfe", "strasse"},
      {"snake_case a:b end.Start", "snake case a b end start"},
      {"1,500 people, 3.15 times, 21st", "1500 people 3.15 times 21st"},
      {"5'10\" tall; 24/7", "5 10 tall 24 7"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << text;
}

TEST(Analyse, KeepsTheWordsOfTheField) {
  const std::vector<Case> cases{
      {"\u00a7 924(c)", "section 924 c"},
      {"\u00a7\u00a7 3553(a)", "section 3553 a"},
      {"Prop. 47", "prop 47"},
      {"S.B. 10 and AB-109", "sb 10 and ab 109"},
      {"D.C. Circuit, e.g. DC", "dc circuit eg dc"},
      {"the U.S. and the US told us", "the us. and the us. told us"},
      {"mandatory-minimum law-enforcement", "mandatory minimum law enforcement"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << text;
}

TEST(Analyse, TiesAPrefixToItsWord) {
  for (const std::string_view text : {"nonviolent", "non-violent", "Non violent", "NON\u2011VIOLENT"}) {
    EXPECT_EQ(forms(text), "nonviolent") << text;
  }
  for (const std::string_view text : {"reentry", "re-entry", "Re-Entry", "re entry"}) {
    EXPECT_EQ(forms(text), "reentry") << text;
  }
  for (const std::string_view text : {"pretrial", "pre-trial", "pre trial"}) EXPECT_EQ(forms(text), "pretrial") << text;
  EXPECT_EQ(forms("Re: bail"), "re bail");
  EXPECT_EQ(forms("re: entry of judgment"), "re entry of judgment");
}

TEST(Analyse, GivesTheRangeOfEachWordInTheText) {
  Analyser analyser;
  const std::string_view text = "\u201cNon-violent\u201d felons";
  const auto tokens = analyser.analyse(text);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(text.substr(tokens[0].range.begin, tokens[0].range.size()), "Non-violent");
  EXPECT_EQ(text.substr(tokens[1].range.begin, tokens[1].range.size()), "felons");
}

// The quick way for ASCII is nothing but quick: on random texts of what can trip it up, it cuts as ICU does.
TEST(Analyse, AgreesWithIcuOnEveryText) {
  static constexpr std::array<std::string_view, 38> pieces{
      "a",   "B",  "U",  "S", "1",  "2",      ".",      ",",      "'",      "\u2019", "\u2018", "-",      " ",
      "_",   ":",  ";",  "(", ")",  "\u00a7", "\u00e9", "\u201c", "\u201d", "\u2014", "\u2026", "\u00a0", "\u00ad",
      "non", "re", "\n", "/", "\"", "\u4e2d", "\xff",   "s",      "\u00b7", "\u0301", "\u2011", "entry"};
  std::mt19937 random(20151021);  // NOLINT(cert-msc51-cpp): the same texts every time
  Analyser quick;
  Analyser slow;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 12; left > 0; --left) text += pieces[random() % pieces.size()];
    const auto a = quick.analyse(text);
    const auto b = slow.analyse_by_icu(text);
    ASSERT_EQ(a.size(), b.size()) << text;
    for (std::size_t i = 0; i < a.size(); ++i) {
      ASSERT_EQ(a[i].range, b[i].range) << text;
      ASSERT_EQ(a[i].form(), b[i].form()) << text;
      ASSERT_EQ(a[i].stem(), b[i].stem()) << text;
    }
  }
}

TEST(Stem, JoinsWhatSnowballParts) {
  const std::vector<std::vector<std::string_view>> families{
      {"reclassify", "reclassification", "reclassified"},
      {"felon", "felony", "felonies"},
      {"parole", "parolee", "paroled"},
      {"prosecute", "prosecutor", "prosecution", "prosecutorial"},
      {"defense", "defence"},
      {"offend", "offense", "offence", "offender"},
      {"treat", "treatment"},
      {"rehab", "rehabilitation", "rehabilitate"},
      {"recidivism", "recidivist"},
      {"misdemeanor", "misdemeanour", "misdemeanors"},
      {"forfeit", "forfeiture"},
      {"seize", "seizure"},
      {"overcriminalisation", "overcriminalization"},
      {"decriminalised", "decriminalize"},
      {"neighbourhood", "neighborhood"},
      {"judgement", "judgment"},
      {"sentence", "sentences", "sentencing", "sentenced"},
      {"non-violent", "nonviolent"},
  };
  for (const auto& family : families) {
    for (const std::string_view word : family) EXPECT_EQ(stem_of(word), stem_of(family.front())) << word;
  }
}

TEST(Stem, PartsWhatSnowballJoins) {
  const std::vector<std::vector<std::string_view>> strangers{
      {"probation", "probate"},   {"diversion", "diversity", "diverse"},
      {"fine", "fined"},          {"execution", "executive"},
      {"humane", "human"},        {"detainer", "detained"},
      {"privatize", "private"},   {"counseling", "counsel"},
      {"innocence", "innocent"},  {"commutation", "commuter"},
      {"heroin", "heroine"},      {"offense", "offensive"},
      {"organ", "organization"},  {"alien", "alienate"},
      {"discretion", "discrete"}, {"defendant", "defense"},
      {"promise", "promize"},
  };
  for (const auto& words : strangers) {
    for (std::size_t i = 1; i < words.size(); ++i) EXPECT_NE(stem_of(words[0]), stem_of(words[i])) << words[i];
  }
}

TEST(VisibleText, BlanksMarkupAndKeepsEveryOffset) {
  EXPECT_EQ(visible_text("a **bold** [link](http://x) z", {2, 27}, {{2, 4}, {8, 10}, {11, 12}, {16, 27}}),
            "  bold    link           ");
  EXPECT_EQ(visible_text("plain", {0, 5}, {}), "plain");
}

}  // namespace
}  // namespace tenet::text
