#include "query/verify/normalised_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tenet::query {
namespace {

// The words as they stand in the text, a | where one follows a gap.
std::string words(const std::string& text, std::vector<TextRange> hidden = {}) {
  text::Analyser analyser;
  std::string line;
  for (const NormalisedWord& word : normalise(text, std::move(hidden), analyser).words) {
    if (!line.empty()) line += word.after_gap ? " | " : " ";
    line += text.substr(word.range.begin, word.range.size());
  }
  return line;
}

struct Case {
  std::string text;
  std::string words;
};

TEST(Normalise, UnderstandsWhatEditorsDo) {
  const std::vector<Case> cases{
      {"", ""},
      {"\u201cCash bail,\u201d she said.", "Cash bail she said"},
      {"[t]he judge[s] agreed", "[t]he judge[s] agreed"},
      {"[The judges] agreed", "The judges agreed"},
      {"they was [sic] poor", "they was poor"},
      {"held in jail.[12] Then", "held in jail Then"},
      {"cash ... jail", "cash | jail"},
      {"cash\u2026jail", "cash | jail"},
      {"cash . . . jail", "cash | jail"},
      {"cash [...] jail", "cash | jail"},
      {"cash [\u2026] jail", "cash | jail"},
      {"cash. \u2026 Jail", "cash | Jail"},
      {"... cash jail ...", "cash jail"},
      {"a ] lone [ bracket", "a lone bracket"},
  };
  for (const Case& one : cases) EXPECT_EQ(words(one.text), one.words) << one.text;
}

TEST(Normalise, PartsWordsAtMarkup) {
  EXPECT_EQ(words("a **poor** man", {{2, 4}, {8, 10}}), "a poor man");
  EXPECT_EQ(words("see [this](u) now", {{4, 5}, {9, 13}}), "see this now");
}

bool same(const std::string& left, const std::string& right) {
  text::Analyser analyser;
  const NormalisedText one = normalise(left, {}, analyser);
  const NormalisedText other = normalise(right, {}, analyser);
  return one.words.size() == 1 && other.words.size() == 1 && same_word(one.words.front(), other.words.front());
}

TEST(SameWord, FoldsCaseAndPunctuationButNotInflections) {
  EXPECT_TRUE(same("Judge", "judge"));
  EXPECT_TRUE(same("[j]udge", "Judge"));
  EXPECT_TRUE(same("U.S.", "US"));
  EXPECT_TRUE(same("non-violent", "nonviolent"));
  EXPECT_TRUE(same("don't", "don\u2019t"));
  EXPECT_TRUE(same("judge's", "Judge\u2019s"));
  EXPECT_FALSE(same("judge's", "judge"));
  EXPECT_FALSE(same("judges", "judge"));
  EXPECT_FALSE(same("offence", "offense"));
}

std::string plain(const std::string& text) {
  text::Analyser analyser;
  const NormalisedText normalised = normalise(text, {}, analyser);
  return plain_characters(normalised, {0, text.size()});
}

TEST(PlainCharacters, FoldWhatTypesettersChoose) {
  EXPECT_EQ(plain("\u201cbail\u201d"), plain("''bail''"));
  EXPECT_EQ(plain("bail \u2014 or jail"), plain("bail--or\n  jail"));
  EXPECT_EQ(plain("bail\u00a0or\r\njail"), plain("bail or jail"));
  EXPECT_EQ(plain("be\u00adtween"), plain("between"));
  EXPECT_EQ(plain("[b]ail\u2026"), plain("bail..."));
  EXPECT_NE(plain("bail, or jail"), plain("bail or jail"));
  EXPECT_NE(plain("Bail"), plain("bail"));
}

}  // namespace
}  // namespace tenet::query
