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
      {"\ufb01ne", "fine"},              // a ligature
      {"re\u0301sume\u0301", "resume"},  // decomposed
      {"co\u00adoperate", "cooperate"},  // a soft hyphen
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
      {"Mu\u00f1oz, MUN\u0303OZ, Munoz", "munoz munoz munoz"},
      {"\u0141ukasz, S\u00f8ren, Fran\u00e7ois C\u00f4t\u00e9, \u0160ime, \u0110or\u0111e, \u0130zmir",
       "lukasz soren francois cote sime dorde izmir"},
      {"\u00c6sop, c\u0153ur, \u00deor, na\u00efve", "aesop coeur thor naive"},
      {"\u0939\u093f\u0928\u094d\u0926\u0940 \u4e2d",
       "\u0939\u093f\u0928\u094d\u0926\u0940 \u4e2d"},  // marks that are letters
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << text;
}

TEST(Analyse, ReadsInitialsWithSpacesAsWithout) {
  const std::vector<Case> cases{
      {"530 U. S. 238", "530 us. 238"},
      {"18 U. S. C. \u00a7 924", "18 usc section 924"},
      {"the U. S. Sentencing Commission", "the us. sentencing commission"},
      {"F. B. I. and F.B.I.", "fbi and fbi"},
      {"J. D. Vale; J.D. Vale; JD Vale", "jd vale jd vale jd vale"},
      {"S. D. N. Y.", "sdny"},
      {"U.\nS. law, U.\u00a0S. law", "us. law us. law"},
      {"W. J. Vale", "wj vale"},
      {"William J. Vale", "william j vale"},
      {"Exhibit A. Bail", "exhibit a bail"},
      {"a. b. c.", "a b c"},  // a list
      {"A. and B.", "a and b"},
      {"A B C", "a b c"},
      {"Q. A fair trial", "q a fair trial"},
      {"A. B. C. D. E. F. G. H.", "abcdef gh"},  // no word is long
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << text;
}

TEST(Analyse, ReadsLettersInBracketsAsTheirWord) {
  const std::vector<Case> cases{
      {"[m]andatory", "mandatory"},
      {"[P]rison is", "prison is"},
      {"the[se] [r]eforms", "these reforms"},
      {"judge[s], discretion[ary]", "judges discretionary"},
      {"[un]constitution[al]", "unconstitutional"},
      {"[Br]exit", "brexit"},
      {"term[a], bail[1], bail[sic]", "term a bail 1 bail sic"},
      {"History[edit]", "history edit"},
      {"[the] court", "the court"},
      {"[a][b]", "a b"},
      {"x[i]", "x i"},
      {"[m andatory, [m]", "m andatory m"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(forms(text), expected) << text;
}

TEST(Analyse, TiesAPrefixToItsWordOverALineEnd) {
  EXPECT_EQ(forms("non-\nviolent"), "nonviolent");
  EXPECT_EQ(forms("pre-\r\n    trial"), "pretrial");
  EXPECT_EQ(forms("re-\noffending"), "reoffending");
  EXPECT_EQ(forms("non- and violent"), "non and violent");
  EXPECT_EQ(forms("non-\n\nViolent"), "non violent");  // another paragraph
  EXPECT_EQ(forms("law-\nenforcement"), "law enforcement");
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
  const std::string_view brackets = "x [un]constitution[al] U. S. law";
  const auto joined = analyser.analyse(brackets);
  ASSERT_EQ(joined.size(), 4U);
  EXPECT_EQ(brackets.substr(joined[1].range.begin, joined[1].range.size()), "[un]constitution[al]");
  EXPECT_EQ(brackets.substr(joined[2].range.begin, joined[2].range.size()), "U. S");
}

// The quick way for ASCII is nothing but quick: on random texts of what can trip it up, it cuts as ICU does.
TEST(Analyse, AgreesWithIcuOnEveryText) {
  static constexpr std::array<std::string_view, 40> pieces{
      "a",      "B",      "U",      "S",      "1",      "2",      ".",      ",",     "'",      "\u2019",
      "\u2018", "-",      " ",      "_",      ":",      ";",      "(",      ")",     "\u00a7", "\u00e9",
      "\u201c", "\u201d", "\u2014", "\u2026", "\u00a0", "\u00ad", "non",    "re",    "\n",     "/",
      "\"",     "\u4e2d", "\xff",   "s",      "\u00b7", "\u0301", "\u2011", "entry", "[",      "]"};
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

}  // namespace
}  // namespace tenet::text
