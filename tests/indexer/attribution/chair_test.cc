#include "indexer/attribution/chair.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

TEST(ChairOf, IsWhomTheHeadingOfAHearingNames) {
  const std::pair<std::string, std::string> cases[] = {
      {"Hon. Odile Harrow, Chairman, presiding.", "Odile Harrow"},
      {"The committee met at 10 a.m. in room 226, Hon. Odile\nHarrow, Chairman of the Committee, presiding.",
       "Odile Harrow"},
      {"the Honorable Ivo Q. Kern [chairwoman of the subcommittee] presiding", "Ivo Q. Kern"},
      {"COMMITTEE ON BAIL\n\nODILE HARROW, New Salter, Chairman\nIVO KERN, Ashford, Ranking Member\n", "Odile Harrow"},
      {"   Odile Harrow, Chair\n\nHon. Odile Harrow, Chair, presiding", "Odile Harrow"},
      {"Hon. Odile Harrow, Chairman, presiding.\nHon. Ivo Kern, Chairman, presiding.", ""},
      {"Present: Senators Harrow and Vane. Hon. Odile Harrow presiding.", ""},
      {"Who is presiding? The chairman, Odile Harrow.", ""},
      {"Harrow, Chairman", ""},
      {"the vote of the committee, chairman", ""},
      {"presiding", ""},
      {"", ""},
  };
  for (const auto& [text, chair] : cases) EXPECT_EQ(chair_of(text), chair) << text;
}

TEST(IsChair, KnowsTheOfficeByItsLabel) {
  for (const char* label : {"The Chairman", "The CHAIR", "Madam Chair", "Mr. Chairman", "CHAIRWOMAN"}) {
    EXPECT_TRUE(is_chair(label)) << label;
  }
  for (const char* label : {"The Acting Chair", "The Vice Chairman", "Chairman Harrow", "The Clerk", ""}) {
    EXPECT_FALSE(is_chair(label)) << label;
  }
}

}  // namespace
}  // namespace tenet::indexer
