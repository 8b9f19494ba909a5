#include "analysis/measures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tenet::analysis {
namespace {

WordRow measured(const WordCounts& counts) {
  WordRow row;
  measure(counts, row);
  return row;
}

// The example of docs/words.md.
TEST(Measure, GivesTheFiguresOfTheWorkedExample) {
  const WordRow row = measured({.count = 5, .everywhere = 10, .words_here = 40, .words = 1000, .nodes = 8});
  EXPECT_EQ(row.elsewhere, 5U);
  EXPECT_NEAR(row.expected, 0.4, 1e-12);
  EXPECT_NEAR(row.log_likelihood, 19.31, 0.005);
  EXPECT_NEAR(row.log_ratio, 4.58, 0.005);
  EXPECT_NEAR(row.log_dice, 13.15, 0.005);
  EXPECT_NEAR(row.mutual_information, 3.64, 0.005);
  EXPECT_NEAR(row.cubed_information, 8.29, 0.005);
  EXPECT_NEAR(row.t_score, 2.06, 0.005);
  EXPECT_EQ(row.percent_difference, std::nullopt) << "is of keywords";
  const WordRow key = measured({.count = 5, .everywhere = 10, .words_here = 40, .words = 1000});
  EXPECT_NEAR(key.log_likelihood, row.log_likelihood, 1e-12);
  EXPECT_NEAR(key.percent_difference.value(), 2300, 1e-9);
  EXPECT_NEAR(key.bic, 12.40, 0.005);
  EXPECT_EQ(key.log_dice, 0);
}

// Manning & Schuetze, Foundations of statistical natural language processing (1999), tables 5.6, 5.12 and 5.14: pairs
// of words in 14,307,668 words of a newspaper. A window of one word: "here" is what follows the first word.
TEST(Measure, GivesFiguresThatArePublished) {
  constexpr std::uint64_t words = 14'307'668;
  const WordRow companies =
      measured({.count = 8, .everywhere = 4675, .words_here = 15828, .words = words, .nodes = 15828});
  EXPECT_NEAR(companies.t_score, 0.999932, 1e-6);
  const WordRow powerful =
      measured({.count = 150, .everywhere = 932, .words_here = 12593, .words = words, .nodes = 12593});
  EXPECT_NEAR(powerful.log_likelihood, 1291.42, 0.2);
  const WordRow name = measured({.count = 20, .everywhere = 20, .words_here = 42, .words = words, .nodes = 42});
  EXPECT_NEAR(name.mutual_information, 18.38, 0.005);
}

TEST(Measure, KnowsWordsThatAlwaysStandTogether) {
  const WordRow row = measured({.count = 7, .everywhere = 7, .words_here = 7, .words = 100, .nodes = 7});
  EXPECT_DOUBLE_EQ(row.log_dice, 14) << "the most there is";
}

TEST(Measure, IsNegativeForWhatIsRarerThanExpected) {
  const WordRow row = measured({.count = 1, .everywhere = 100, .words_here = 100, .words = 1000, .nodes = 10});
  EXPECT_LT(row.log_likelihood, 0);
  EXPECT_LT(row.log_ratio, 0);
  EXPECT_LT(row.mutual_information, 0);
  EXPECT_LT(row.t_score, 0);
}

TEST(Measure, GivesNumbersWhateverTheCounts) {
  for (const WordCounts& counts :
       {WordCounts{}, WordCounts{.words = 10}, WordCounts{.everywhere = 3, .words_here = 5, .words = 10, .nodes = 1},
        WordCounts{.count = 3, .everywhere = 3, .words_here = 10, .words = 10, .nodes = 2},
        WordCounts{.count = 3, .everywhere = 3, .words_here = 10, .words = 10}}) {
    const WordRow row = measured(counts);
    for (const double figure : {row.expected, row.log_likelihood, row.log_ratio, row.log_dice, row.mutual_information,
                                row.cubed_information, row.t_score, row.bic}) {
      EXPECT_TRUE(std::isfinite(figure));
    }
  }
}

// Gries 2008, "Dispersions and adjusted frequencies in corpora": a in five parts.
TEST(MeasureSpread, GivesTheFiguresOfGries) {
  const Spread spread = measure_spread({{1, 9}, {2, 10}, {3, 10}, {4, 10}, {5, 11}});
  EXPECT_EQ(spread.nodes, 15U);
  EXPECT_EQ(spread.words, 50U);
  EXPECT_EQ(spread.parts, 5U);
  EXPECT_EQ(spread.range, 5U);
  EXPECT_NEAR(spread.juilland_d, 0.785, 0.0005);
  EXPECT_NEAR(spread.deviation, 0.18, 1e-12);
  EXPECT_NEAR(spread.deviation_norm, 0.2195, 0.00005);
}

// Lijffijt & Gries 2012: three parts of one size, with two thirds, one third and nothing.
TEST(MeasureSpread, GivesTheFiguresOfLijffijtAndGries) {
  const Spread spread = measure_spread({{2, 100}, {1, 100}, {0, 100}});
  EXPECT_EQ(spread.range, 2U);
  EXPECT_NEAR(spread.deviation, 1.0 / 3, 1e-12);
  EXPECT_NEAR(spread.deviation_norm, 0.5, 1e-12);
}

TEST(MeasureSpread, GoesFromEvenToAllInOnePart) {
  const Spread even = measure_spread({{2, 20}, {4, 40}, {1, 10}});
  EXPECT_NEAR(even.juilland_d, 1, 1e-12);
  EXPECT_NEAR(even.deviation, 0, 1e-12);
  const Spread one = measure_spread({{7, 10}, {0, 10}, {0, 10}, {0, 10}});
  EXPECT_NEAR(one.juilland_d, 0, 1e-12);
  EXPECT_NEAR(one.deviation, 0.75, 1e-12);
  EXPECT_NEAR(one.deviation_norm, 1, 1e-12);
}

TEST(MeasureSpread, GivesNumbersWhateverTheParts) {
  for (const std::vector<PartCounts>& parts :
       {std::vector<PartCounts>{}, {{0, 0}}, {{0, 10}, {0, 20}}, {{3, 10}}, {{1, 10}, {0, 0}}}) {
    const Spread spread = measure_spread(parts);
    EXPECT_TRUE(std::isfinite(spread.juilland_d) && std::isfinite(spread.deviation) &&
                std::isfinite(spread.deviation_norm));
  }
}

TEST(WordMeasure, HasANameThatReadsBack) {
  for (const auto& measures : {collocate_measures(), keyword_measures()}) {
    for (const WordMeasure measure : measures) EXPECT_EQ(word_measure(to_string(measure)), measure);
  }
  EXPECT_EQ(word_measure("chi-square"), std::nullopt);
}

}  // namespace
}  // namespace tenet::analysis
