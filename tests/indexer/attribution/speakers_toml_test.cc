#include "indexer/attribution/speakers_toml.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/speakers.h>

namespace tenet::indexer {
namespace {

std::string error_of(std::string_view toml) {
  try {
    (void)parse_authority(toml, "speakers.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

TEST(ParseAuthority, ReadsNamesKindsAndOffices) {
  const Authority authority = parse_authority(
      "format = 1\n[[speaker]]\nname = \"Odile Harrow\"\nkind = \"person\"\naliases = [\"O. Harrow\"]\n"
      "[[speaker.office]]\nname = \"the Keeper\"\nfrom = \"2101\"\nto = \"2102-03-04\"\n"
      "[[speaker]]\nname = \"Lamps\"\nkind = \"organisation\"\n",
      "speakers.toml");
  ASSERT_EQ(authority.entries().size(), 2U);
  const Authority::Entry& entry = authority.entries().front();
  EXPECT_EQ(entry.speaker, (Speaker{.name = "Odile Harrow", .kind = SpeakerKind::person, .aliases = {"O. Harrow"}}));
  ASSERT_EQ(entry.offices.size(), 1U);
  EXPECT_EQ(entry.offices.front().name, "the Keeper");
  EXPECT_EQ(entry.offices.front().from, "2101");
  EXPECT_EQ(entry.offices.front().to, "2102-03-04");
}

TEST(ParseAuthority, ReadsAFileWithoutSpeakers) {
  EXPECT_TRUE(parse_authority("", "speakers.toml").entries().empty());
}

TEST(ParseAuthority, SaysWhatIsWrongAndWhere) {
  const std::string person = "[[speaker]]\nname = \"Odile Harrow\"\nkind = \"person\"\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"speaker = 1", "speakers.toml:1: speaker is not an array of tables"},
      {"format = 2", "speakers.toml:1: a format of speakers that this version does not know"},
      {"[[speakers]]", "speakers.toml:1: 'speakers' is no key of the file"},
      {"[[speaker]]\nkind = \"person\"", "speakers.toml:1: a speaker without name"},
      {"[[speaker]]\nname = \"Ms.\"\nkind = \"person\"", "none"},
      {"[[speaker]]\nname = \",\"\nkind = \"person\"", "speakers.toml:2: name ',' is no name"},
      {"[[speaker]]\nname = \"Vane\"", "speakers.toml:1: a speaker without a kind that is known"},
      {"[[speaker]]\nname = \"Vane\"\nkind = \"lamp\"", "speakers.toml:3: a speaker without a kind that is known"},
      {person + "nick = \"O\"", "speakers.toml:4: 'nick' is no key of a speaker"},
      {person + "aliases = \"O\"", "speakers.toml:4: aliases is not an array of strings"},
      {person + "[[speaker.office]]\nfrom = \"2101\"", "speakers.toml:4: an office without name"},
      {person + "[[speaker.office]]\nname = \"Keeper\"\nfrom = \"May\"", "speakers.toml:6: from is no date"},
      {person + "[[speaker.office]]\nname = \"Keeper\"\nfrom = \"2102\"\nto = \"2101\"",
       "speakers.toml:4: an office from 2102 to 2101"},
      {person + "\n" + "[[speaker]]\nname = \"Vane\"\nkind = \"person\"\naliases = [\"Ivo\",\n\"Ms. ODILE HARROW\"]",
       "speakers.toml:9: 'Ms. ODILE HARROW' names two speakers, 'Odile Harrow' and 'Vane'"},
      {"name = \"\xff\"", "speakers.toml:1: not UTF-8"},
  };
  for (const auto& [toml, error] : cases) EXPECT_EQ(error_of(toml), error) << toml;
  EXPECT_TRUE(error_of("[[speaker").starts_with("speakers.toml:1: not TOML: ")) << error_of("[[speaker");
}

TEST(DefaultSpeakers, NameThoseOfTheField) {
  const Authority authority = parse_authority(default_speakers_toml(), "built-in speakers");
  const std::vector<std::vector<std::string_view>> cases = {
      {"THE PRESIDENT", "2014-05-01", "Barack Obama"},
      {"THE PRESIDENT", "2022", "Joe Biden"},
      {"the President", "2017-01-20", "Donald J. Trump"},
      {"THE PRESIDENT", "", "The President"},
      {"the President of the United States", "1967-01-10", "Lyndon B. Johnson"},
      {"THE VICE PRESIDENT", "2024-10-30", "Kamala Harris"},
      {"White House Press Secretary", "2021-06-01", "Jen Psaki"},
      {"President Biden", "", "Joe Biden"},
      {"Vice President Harris", "", "Kamala Harris"},
      {"President Harris", "", ""},
      {"President Bush", "1990-05-01", "George H. W. Bush"},
      {"President Bush", "", ""},
      {"George W. Bush", "", "George W. Bush"},
      {"JOSEPH R. BIDEN JR.", "", "Joe Biden"},
      {"Attorney General Garland", "", "Merrick Garland"},
      {"Press Secretary Karine Jean-Pierre", "", "Karine Jean-Pierre"},
      {"LEL", "", "Law Enforcement Leaders to Reduce Crime and Incarceration"},
      {"Law Enforcement Leaders", "", "Law Enforcement Leaders to Reduce Crime and Incarceration"},
      {"law enforcement leaders", "", ""},
      {"the Justice Department", "", "Department of Justice"},
      {"U.S. Department of Justice", "", "Department of Justice"},
      {"U.S. Sentencing Commission", "", "US Sentencing Commission"},
      {"The Sentencing Project", "", "Sentencing Project"},
      {"ACLU", "", "American Civil Liberties Union"},
      {"right on crime", "", ""},
  };
  for (const auto& c : cases) {
    const Authority::Entry* entry = authority.find(c[0], c[1]);
    EXPECT_EQ(entry == nullptr ? "" : entry->speaker.name, c[2]) << c[0] << " on " << c[1];
  }
}

TEST(DefaultSpeakers, AreFoundByEachOfTheirNames) {
  const Authority authority = parse_authority(default_speakers_toml(), "built-in speakers");
  EXPECT_GE(authority.entries().size(), 100U);
  for (const Authority::Entry& entry : authority.entries()) {
    EXPECT_EQ(authority.find(entry.speaker.name, ""), &entry) << entry.speaker.name;
    for (const std::string& alias : entry.speaker.aliases) EXPECT_EQ(authority.find(alias, ""), &entry) << alias;
  }
}

}  // namespace
}  // namespace tenet::indexer
