#include "query/verify/alignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace tenet::query {
namespace {

Reading all_of(const NormalisedText& source) {
  Reading reading(source.words.size());
  std::iota(reading.begin(), reading.end(), std::size_t{0});
  return reading;
}

Alignment nearest(const std::string& asked, const std::string& source) {
  text::Analyser analyser;
  const NormalisedText left = normalise(asked, {}, analyser);
  const NormalisedText right = normalise(source, {}, analyser);
  return find_nearest(left, right, all_of(right));
}

// "=jail -cash +bond ~trial/hearing (left out words)": a step each.
std::string steps(const std::string& asked, const std::string& source) {
  text::Analyser analyser;
  const NormalisedText left = normalise(asked, {}, analyser);
  const NormalisedText right = normalise(source, {}, analyser);
  std::string line;
  for (const Step& step : find_nearest(left, right, all_of(right)).steps) {
    if (!line.empty()) line += ' ';
    const auto asked_word = [&] { return left.words[step.asked].word->form; };
    const auto source_word = [&] { return right.words[step.source].word->form; };
    switch (step.kind) {
      case Step::Kind::same: line += '=' + asked_word(); break;
      case Step::Kind::changed: line += '~' + source_word() + '/' + asked_word(); break;
      case Step::Kind::missing: line += '-' + source_word(); break;
      case Step::Kind::added: line += '+' + asked_word(); break;
      case Step::Kind::left_out: line += '(' + source_word() + ')'; break;
    }
  }
  return line;
}

struct Case {
  std::string asked;
  std::string source;
  std::string steps;
  double cost;
};

TEST(FindNearest, NamesWhatIsMissingAddedAndChanged) {
  const std::string source = "At the forum she said that cash bail keeps poor people in jail before trial.";
  const std::vector<Case> cases{
      {"cash bail keeps poor people", source, "=cash =bail =keeps =poor =people", 0},
      {"cash bail keeps people", source, "=cash =bail =keeps -poor =people", 1},
      {"cash bail often keeps poor people", source, "=cash =bail +often =keeps =poor =people", 1},
      {"cash bail holds poor people", source, "=cash =bail ~keeps/holds =poor =people", 1},
      {"cash bail kept poor persons in jail", source, "=cash =bail ~keeps/kept =poor ~people/persons =in =jail", 2},
      {"cash bails keep poor people", source, "=cash ~bail/bails ~keeps/keep =poor =people", 1},
      {"Clearly cash bail keeps", source, "~that/clearly =cash =bail =keeps", 1},
      {"in jail before hearings", source, "=in =jail =before ~trial/hearings", 1},
      {"bail cash keeps poor people", source, "=bail +cash =keeps =poor =people", 1},
      {"that bail cash keeps", source, "=that +bail =cash -bail =keeps", 2},
      {"cash bail ... in jail", source, "=cash =bail (keeps) (poor) (people) =in =jail", 0},
      {"cash bail [...] held in jail", source, "=cash =bail (keeps) (poor) ~people/held =in =jail", 1},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(steps(one.asked, one.source), one.steps) << one.asked;
    EXPECT_EQ(nearest(one.asked, one.source).cost, one.cost) << one.asked;
  }
}

TEST(FindNearest, HasNoStepsWhereNoWordIsTheSame) {
  EXPECT_TRUE(nearest("parole boards", "Cash bail keeps poor people in jail.").steps.empty());
  EXPECT_TRUE(nearest("parole boards", "").steps.empty());
  EXPECT_TRUE(nearest("", "Cash bail").steps.empty());
}

TEST(FindSame, FindsEveryStretch) {
  text::Analyser analyser;
  const NormalisedText source = normalise("No bail, no jail. No bail and no jail; no bail no jail.", {}, analyser);
  const auto found = [&](const std::string& asked) {
    return find_same(normalise(asked, {}, analyser), source, all_of(source)).size();
  };
  EXPECT_EQ(found("no bail"), 3U);
  EXPECT_EQ(found("no bail no jail"), 2U);
  EXPECT_EQ(found("no bail ... no jail"), 3U);
  EXPECT_EQ(found("bail ... bail ... bail"), 1U);
  EXPECT_EQ(found("jail bail"), 0U);
  const auto tight = find_same(normalise("no ... bail ... and", {}, analyser), source, all_of(source));
  ASSERT_EQ(tight.size(), 1U);
  EXPECT_EQ(tight.front().steps.front().source, 4U) << "a gap takes as few words as it can";
  EXPECT_EQ(found("no bail \u2026 parole"), 0U);
  EXPECT_EQ(found(""), 0U);
}

// Sentences of a small vocabulary, so that chance makes them alike.
std::string random_words(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> vocabulary{"bail", "jail", "judge", "judges", "court", "the", "a", "parole"};
  std::string words;
  for (std::size_t i = 0; i < count; ++i) words += vocabulary[random() % vocabulary.size()] + ' ';
  return words;
}

// Of any alignment: each word asked for once and in order, words of the source without a hole, and steps that are what
// they say and cost what is said.
void expect_sound(const Alignment& alignment, const NormalisedText& asked, const NormalisedText& source) {
  std::size_t next_asked = 0;
  std::size_t next_source = alignment.steps.empty() ? 0 : alignment.steps.front().source;
  double cost = 0;
  for (const Step& step : alignment.steps) {
    ASSERT_EQ(step.asked, next_asked);
    ASSERT_EQ(step.source, next_source);
    const bool uses_asked = step.kind != Step::Kind::missing && step.kind != Step::Kind::left_out;
    const bool uses_source = step.kind != Step::Kind::added;
    if (uses_asked && uses_source) {
      const auto& left = asked.words[step.asked];
      const auto& right = source.words[step.source];
      ASSERT_EQ(same_word(left, right), step.kind == Step::Kind::same);
      cost += step.kind == Step::Kind::same ? 0 : left.word->stem == right.word->stem ? 0.5 : 1;
    } else if (step.kind != Step::Kind::left_out) {
      cost += 1;
    }
    next_asked += uses_asked ? 1 : 0;
    next_source += uses_source ? 1 : 0;
  }
  if (!alignment.steps.empty()) {
    ASSERT_EQ(next_asked, asked.words.size());
    ASSERT_EQ(cost, alignment.cost);
  }
}

TEST(FindNearest, IsSoundAndCostsNothingExactlyWhereTheSameWordsAre) {
  std::mt19937 random(3);
  text::Analyser analyser;
  for (int round = 0; round < 2000; ++round) {
    const NormalisedText source = normalise(random_words(random, random() % 20), {}, analyser);
    std::string words = random_words(random, 1 + random() % 5);
    if (random() % 2 == 0) words += "... " + random_words(random, 1 + random() % 3);
    const NormalisedText asked = normalise(words, {}, analyser);
    const Alignment alignment = find_nearest(asked, source, all_of(source));
    expect_sound(alignment, asked, source);
    const auto same = find_same(asked, source, all_of(source));
    for (const Alignment& one : same) expect_sound(one, asked, source);
    EXPECT_EQ(!same.empty(), alignment.cost == 0 && !alignment.steps.empty()) << words << " in " << source.text;
  }
}

}  // namespace
}  // namespace tenet::query
