#include "text/names.h"

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

struct Parts {
  std::string_view mention;
  std::string_view role;
  std::string_view name;
  std::string_view suffix = {};
};

TEST(SplitName, PartsTitlesFromTheName) {
  const std::vector<Parts> cases = {
      {"", "", ""},
      {"Harrow", "", "Harrow"},
      {"Ms. Odile Harrow", "", "Odile Harrow"},
      {"Sen. Odile Harrow", "Sen.", "Odile Harrow"},
      {"Port Salter Police Commissioner William J. Harrow, Jr.", "Port Salter Police Commissioner", "William J. Harrow",
       "Jr."},
      {"the Rev. Dr. Odile Harrow", "Rev.", "Odile Harrow"},
      {"Secretary of State Odile Harrow", "Secretary of State", "Odile Harrow"},
      {"Secretary of Homeland Security Odile Harrow", "Secretary of Homeland Security", "Odile Harrow"},
      {"Salter campaign manager Odile Harrow", "Salter campaign manager", "Odile Harrow"},
      {"Chief Odile Harrow of Port Salter", "Chief", "Odile Harrow"},
      {"Odile Harrow, a professor of law", "a professor of law", "Odile Harrow"},
      {"Odile Harrow, Mayor of Port Salter", "Mayor of Port Salter", "Odile Harrow"},
      {"Rep. Odile Harrow (D-Salter)", "Rep.", "Odile Harrow"},
      {"Coordinator for Strategic Planning Odile Harrow", "Coordinator for Strategic Planning", "Odile Harrow"},
      {"Strategic Planning John Harrow", "Strategic Planning", "John Harrow"},
      {"APNSA Jake Harrow", "APNSA", "Jake Harrow"},
      {"Governor of Virginia Felix Harrow", "Governor of Virginia", "Felix Harrow"},
      {"Assistant to the President for Lamp Oil Affairs Mary Jo Harrow",
       "Assistant to the President for Lamp Oil Affairs", "Mary Jo Harrow"},
      {"First Lady Ulma Harrow", "First Lady", "Ulma Harrow"},
      {"Sens. Harrow", "Sens.", "Harrow"},
      {"Harrow\u2019s", "", "Harrow"},
      {"Williams'", "", "Williams"},
      {"Secretary of Housing Ivo van der Harrow", "Secretary of Housing", "Ivo van der Harrow"},
      {"Mayor de la Harrow", "Mayor", "de la Harrow"},
      {"Minister for Justice and Equality Odile Harrow", "Minister for Justice and Equality", "Odile Harrow"},
      {"Chief Justice Odile Harrow", "Chief Justice", "Odile Harrow"},
      {"Remarks of Justice Harrow", "Remarks of Justice", "Harrow"},
      {"Right Hon. Odile Harrow", "", "Odile Harrow"},
      {"Dear Senator Harrow", "Senator", "Harrow"},
      {"ex-Gov. Odile Harrow", "ex-Gov.", "Odile Harrow"},
      {"Ivo Kern MP, OBE", "", "Ivo Kern", "MP, OBE"},
      {"Mary Harrow, RN, MSN", "", "Mary Harrow", "RN, MSN"},
      {"Dr. Ulma Harrow, J.D., Ph.D.", "", "Ulma Harrow", "J.D., Ph.D."},
      {"Mary Harrow, M.A., LL.M.", "", "Mary Harrow", "M.A., LL.M."},
      {"Mary Harrow CBE FRS", "", "Mary Harrow", "CBE FRS"},
      {"Vice President-elect Odile Harrow", "Vice President-elect", "Odile Harrow"},
  };
  for (const Parts& c : cases) {
    const Name name = split_name(c.mention);
    EXPECT_EQ(name.role, c.role) << c.mention;
    EXPECT_EQ(name.plain(), c.name) << c.mention;
    EXPECT_EQ(name.suffix, c.suffix) << c.mention;
  }
}

TEST(SplitName, LeavesTheNamesOfBodiesAndOfficesWhole) {
  for (const std::string_view name :
       {"Justice Department", "the President", "the Bureau of Alcohol, Tobacco, Firearms and Explosives",
        "Attorney General Alliance", "Judge Harrow Foundation", "police chiefs"}) {
    EXPECT_EQ(split_name(name).plain(), name);
    EXPECT_EQ(split_name(name).role, "") << name;
  }
}

TEST(SplitName, GivesShoutedNamesCapitals) {
  const std::vector<Parts> cases = {
      {"MS. HARROW", "", "Harrow"},
      {"SENATOR MCADDLE", "Senator", "McAddle"},
      {"THE PRESIDENT", "", "The President"},
      {"MR. O'HARROW-BELL", "", "O'Harrow-Bell"},
      {"ODILE J. HARROW III", "", "Odile J. Harrow", "III"},
      {"NAACP", "", "NAACP"},
      {"MR. MU\u00D1OZ", "", "Mu\u00F1oz"},
      {"MR. \u00C9TIENNE", "", "\u00C9tienne"},
      {"MR. \u0141UKASZ", "", "\u0141ukasz"},
      {"MS. FERN\u00C1NDEZ-\u00D6ZT\u00DCRK", "", "Fern\u00E1ndez-\u00D6zt\u00FCrk"},
      {"MS. TR\u1ECCNG", "", "Tr\u1ECDng"},
  };
  for (const Parts& c : cases) {
    const Name name = split_name(c.mention);
    EXPECT_EQ(name.role, c.role) << c.mention;
    EXPECT_EQ(name.plain(), c.name) << c.mention;
    EXPECT_EQ(name.suffix, c.suffix) << c.mention;
  }
}

TEST(Name, KnowsTheParticlesOfTheFamilyName) {
  struct Case {
    std::string_view name;
    std::string_view family;
    bool may_be_family = false;
  };
  const std::vector<Case> cases = {
      {"Odile Harrow", "Harrow"},
      {"Harrow", "Harrow", true},
      {"Ivo van der Harrow", "van der Harrow"},
      {"de la Harrow", "de la Harrow", true},
      {"Carla Del Harrow", "Del Harrow"},
      {"Van Harrow", "Harrow", true},
      {"Ben Harrow", "Harrow", true},
      {"Mary Ben Harrow", "Harrow"},
      {"", "", true},
  };
  for (const Case& c : cases) {
    const Name name = split_name(c.name);
    EXPECT_EQ(name.family(), c.family) << c.name;
    EXPECT_EQ(name.may_be_family(), c.may_be_family) << c.name;
  }
}

TEST(BeginsWithGivenName, LooksPastAccents) {
  for (const auto* name : {"Peter Harrow", "Jos\u00E9 Harrow", "PETER HARROW", "Peter"}) {
    EXPECT_TRUE(begins_with_given_name(name)) << name;
  }
  for (const auto* name : {"", "Salter County", "Harrow Peter"}) EXPECT_FALSE(begins_with_given_name(name)) << name;
}

TEST(NameKey, IsWhatWaysToWriteANameShare) {
  const std::vector<std::vector<std::string_view>> same = {
      {"odile harrow", "Odile Harrow", "Ms. Odile Harrow", "ODILE HARROW", "Odile J. Harrow, Ph.D.",
       "Dr. Odile Harrow, J.D., LL.M.", "Odile H\u00E1rrow", "Senator Odile Harrow Jr.", "Odile Harrow's"},
      {"jd harrow", "J. D. Harrow", "J.D. Harrow", "JD Harrow", "Sen. J.D. Harrow"},
      {"lamps and ladders", "The Lamps & Ladders", "lamps and ladders", "the Lamps and Ladders"},
      {"president", "the President", "THE PRESIDENT", "President"},
      {"us lantern service", "U.S. Lantern Service", "the US Lantern Service"},
      {"justice department", "the Justice Department"},
      {"", "", " ", "..."},
  };
  for (const auto& names : same) {
    for (const std::string_view name : names) EXPECT_EQ(name_key(name), names.front()) << name;
  }
}

TEST(NameKey, KeepsApartWhoIsNotTheSame) {
  EXPECT_NE(name_key("J. Harrow"), name_key("K. Harrow"));
  EXPECT_NE(name_key("Odile Harrow"), name_key("Harrow"));
}

TEST(NameKey, BearsAnyBytes) {
  for (const std::string_view name :
       {"\xff\xfe", ",,,", "((((", "))) x", "\u200B", "Mr.", "of of of", "\u2019", "'s"}) {
    EXPECT_NO_THROW((void)name_key(name)) << name;
  }
}

}  // namespace
}  // namespace tenet::text
