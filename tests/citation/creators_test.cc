#include "citation/creators.h"

#include <gtest/gtest.h>

namespace tenet::citation {
namespace {

// "family|given|suffix" of a person, "{name}" of a body.
std::string outline(const Creator& creator) {
  if (!creator.is_person()) return '{' + creator.name + '}';
  return creator.family + '|' + creator.given + '|' + creator.suffix;
}

TEST(PersonOrBody, PartsPeopleAndLeavesBodiesWhole) {
  struct Case {
    std::string_view name;
    std::string_view expected;
  };
  for (const auto& [name, expected] : std::vector<Case>{
           {"Ada M. Sample", "Sample|Ada M.|"},
           {"Ada Sample Jr.", "Sample|Ada|Jr."},
           {"Commissioner Ada Sample", "Sample|Ada|"},
           {"ADA SAMPLE", "Sample|Ada|"},
           {"Anna van der Muster", "van der Muster|Anna|"},
           {"Muster, Anna van der", "van der Muster|Anna|"},
           {"Sample, Martin Quill, Jr.", "Sample|Martin Quill|Jr."},
           {"Zo\u00EB Sampl\u00E9", "Sampl\u00E9|Zo\u00EB|"},
           {"Law Enforcement Leaders to Reduce Crime and Incarceration",
            "{Law Enforcement Leaders to Reduce Crime and Incarceration}"},
           {"US Department of Example, Civil Rights Division", "{US Department of Example, Civil Rights Division}"},
           {"Sampleton Conference of Trial Judges", "{Sampleton Conference of Trial Judges}"},
           {"Judges and Clerks", "{Judges and Clerks}"},
           {"the President", "{the President}"},
           {"Reuters", "{Reuters}"},
           {"", "{}"},
       }) {
    EXPECT_EQ(outline(person_or_body(name)), expected) << name;
  }
}

TEST(Body, IsNeverTakenApart) {
  EXPECT_EQ(outline(body("Ada Sample")), "{Ada Sample}");
}

TEST(ReadAuthors, PartsAtSemicolonsAndBetweenPeople) {
  const auto outlines = [](std::string_view field) {
    std::string all;
    for (const Creator& creator : read_authors(field)) all += (all.empty() ? "" : " / ") + outline(creator);
    return all;
  };
  EXPECT_EQ(outlines("Ada Sample and Ben Muster"), "Sample|Ada| / Muster|Ben|");
  EXPECT_EQ(outlines("Sample, Ada; Muster, Ben; Example Forum"), "Sample|Ada| / Muster|Ben| / {Example Forum}");
  EXPECT_EQ(outlines("Coalition for Law and Order"), "{Coalition for Law and Order}");
  EXPECT_EQ(outlines(" ; "), "");
}

TEST(SameCreator, ComparesAsNamesAreCompared) {
  EXPECT_TRUE(same_creator(body("The Example Forum"), body("Example Forum")));
  EXPECT_TRUE(same_creator(person_or_body("Ada M. Sample"), person_or_body("Ada Sample")));
  EXPECT_FALSE(same_creator(body("Example Forum"), body("Example Council")));
}

}  // namespace
}  // namespace tenet::citation
