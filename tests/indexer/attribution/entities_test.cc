#include "indexer/attribution/entities.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "indexer/reading/structure.h"

namespace tenet::indexer {
namespace {

Entities cast_of(std::string_view text) {
  Entities entities;
  for (const Block& block : find_structure(text, 0, Markup::plain))
    entities.read(tag_text(text, block.range, {}, {}, {}));
  entities.join(text);
  return entities;
}

// Whom `name` means behind `text`.
std::string meant(std::string_view text, std::string_view name) {
  Entities entities = cast_of(text);
  const std::size_t member = entities.named(name, text.size());
  return entities.members()[member].speaker.name;
}

TEST(Entities, JoinsTheNamesOfOnePerson) {
  constexpr std::string_view text =
      "Port Salter police commissioner Odile J. Harrow spoke. Ms. Harrow left. Tomas Ekdal stayed.";
  for (const std::string_view name : {"Harrow", "Ms. Harrow", "Odile Harrow", "Commissioner Harrow", "HARROW"}) {
    EXPECT_EQ(meant(text, name), "Odile J. Harrow") << name;
  }
  EXPECT_EQ(meant(text, "Ekdal"), "Tomas Ekdal");
  EXPECT_EQ(meant(text, "Nobody Else"), "Nobody Else");
}

TEST(Entities, KnowsWhoIsNamedInFullOnlyLater) {
  EXPECT_EQ(meant("Harrow spoke first. Later Odile Harrow left.", "Harrow"), "Odile Harrow");
}

TEST(Entities, MeansWhoOfAFamilyIsNamedNearInALongText) {
  std::string text = "Piet Harrow came. Piet Harrow sat. Piet Harrow left.";
  for (int i = 0; i < 20; ++i) text += " The lamp was lit. Harrow saw it. Nobody came.";
  text += " Odile Harrow came late.";
  EXPECT_EQ(meant(text, "Harrow"), "Odile Harrow");
}

TEST(Entities, KnowsGivenNamesThatAreParticles) {
  EXPECT_EQ(meant("Harrow spoke. Later Ben Harrow left.", "Harrow"), "Ben Harrow");
  EXPECT_EQ(meant("Van Harrow spoke. Later Odile Van Harrow left.", "Van Harrow"), "Odile Van Harrow");
}

TEST(Entities, TellsAFamilyApartByHonorifics) {
  constexpr std::string_view text = "Mr. Piet Harrow came. Mr. Piet Harrow sat. Mrs. Odile Harrow left.";
  EXPECT_EQ(meant(text, "Mrs. Harrow"), "Odile Harrow");
  EXPECT_EQ(meant(text, "Mr. Harrow"), "Piet Harrow");
}

TEST(Entities, TellsAFamilyApartByTitles) {
  constexpr std::string_view text =
      "Piet Harrow, the sheriff, came. Odile Harrow, the judge, sat. District Judge Ulma Vane met Magistrate Judge Ann "
      "Vane. Senator Ivo Moss met Rep. Tom Moss.";
  EXPECT_EQ(meant(text, "Judge Harrow"), "Odile Harrow");
  EXPECT_EQ(meant(text, "Sheriff Harrow"), "Piet Harrow");
  EXPECT_EQ(meant(text, "District Judge Vane"), "Ulma Vane");
  EXPECT_EQ(meant(text, "Magistrate Judge Vane"), "Ann Vane");
  EXPECT_EQ(meant(text, "Congressman Moss"), "Tom Moss");
  EXPECT_EQ(meant(text, "Sen. Moss"), "Ivo Moss");
  EXPECT_EQ(meant(text, "Judge Vane"), "Vane") << "either may be meant";
}

TEST(Entities, TakesAcronymsInBracketsForNames) {
  constexpr std::string_view text = "The Lantern Keepers Association (LKA) met. The LKA rose.";
  EXPECT_EQ(meant(text, "LKA"), "Lantern Keepers Association");
  const Entities entities = cast_of(text);
  EXPECT_EQ(entities.members().front().speaker.aliases, (std::vector<std::string>{"LKA"}));
  EXPECT_EQ(entities.members().front().speaker.kind, SpeakerKind::organisation);
}

TEST(Entities, TakesRolesBeforeAndBehindTheName) {
  const auto role = [](std::string_view text) {
    Entities entities = cast_of(text);
    return entities.members()[entities.named("Odile Harrow", text.size())].speaker.role;
  };
  EXPECT_EQ(role("The Port Salter police chief Odile Harrow left."), "Port Salter police chief");
  EXPECT_EQ(role("Odile Harrow, a professor of law, left."), "a professor of law");
  EXPECT_EQ(role("Sen. Odile Harrow left."), "Sen.");
  EXPECT_EQ(role("Odile Harrow, your colleague, left."), "");
  EXPECT_EQ(role("They met First Lady Odile Harrow."), "First Lady");
}

}  // namespace
}  // namespace tenet::indexer
