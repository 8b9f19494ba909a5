#include "query/ranking/claims.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/small_index.h"

namespace tenet::query {
namespace {

bool asks_for_claim(std::string_view text, Joining joining) {
  text::Analyser analyser;
  return states_claim(parse_query(text, joining), analyser);
}

TEST(StatesClaim, WhereAWordSaysWhatOughtToBeOrIsHeld) {
  struct Case {
    std::string_view query;
    bool is_claim;
  };
  const std::vector<Case> cases{
      {"judges should decide each case", true},
      {"Judges SHOULD decide", true},
      {"This house believes that courts are slow", true},
      {"should drug users get treatment instead of jail?", true},
      {"judges should (decide cases)", true},
      {"prisons are overcrowded", true},
      {"Solitary confinement is torture", true},
      {"punishment cannot deter the desperate", true},
      {"are prisons overcrowded", false},       // that is asked
      {"what is solitary confinement", false},  // so is that
      {"is it true that prisons should be full", true},
      {"sentencing reform", false},
      {"child support enforcement", false},           // a thing
      {"tort claims act", false},                     // another
      {"should", false},                              // a word
      {"bail should", false},                         // about what?
      {"\"judges should decide each case\"", false},  // somebody's very words
      {"judges decide cases -should", false},
      {"judges decide cases title:should", false},
      {"", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(asks_for_claim(one.query, Joining::all), one.is_claim) << one.query;
    EXPECT_EQ(asks_for_claim(one.query, Joining::any), one.is_claim) << one.query;
  }
}

TEST(ClaimBonuses, ArePartsOfTheScoreForWhatArguesAndNeverMuch) {
  const test::SmallIndex index(std::vector<Document>{
      {.id = "a", .text = "The judges of the county met in the spring and wrote it all down in a red book."},
      {.id = "b", .text = "They met because of rain, and wrote it all down in a book, and then went home."},
      {.id = "c", .text = "They met because they believed in it, and wrote it all down in a book, and went home."},
      {.id = "d",
       .text = "They met because of rain, and wrote it down, and went home. The rain went on for a week, and "
               "the river rose to the bridge, and the mill stood still."}});
  const store::Snapshot snapshot(index.path());
  const auto bonuses = [&](double score) {
    // In no order: lists are read forward all the same.
    const auto given = claim_bonuses({{3, score}, {1, score}, {4, score}, {2, score}}, snapshot);
    return std::vector<double>{given.at(1), given.at(3), given.at(0), given.at(2)};
  };
  double before = 0;
  for (const double score : {0.1, 1.0, 5.0, 20.0, 1000.0}) {
    const std::vector<double> given = bonuses(score);
    EXPECT_EQ(given[0], 0) << "it tells";
    EXPECT_GT(given[1], 0) << score;
    EXPECT_GT(given[2], given[1]) << "argues twice";
    EXPECT_LT(given[3], given[1]) << "argues once in more words";
    EXPECT_LT(given[2], score / 2) << score;
    EXPECT_GE(given[1], before) << score;
    before = given[1];
  }
  EXPECT_EQ(bonuses(1000), bonuses(2000)) << "never much";
  EXPECT_EQ(bonuses(0), std::vector<double>(4, 0.0));
  EXPECT_TRUE(claim_bonuses({}, snapshot).empty());
}

}  // namespace
}  // namespace tenet::query
