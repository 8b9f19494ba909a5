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
           {"Quill Sample, Ada", "Quill Sample|Ada|"},
           {"O'Muster-St. Vale, Ben", "O'Muster-St. Vale|Ben|"},
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

TEST(PersonOrBody, TellsBodiesByTheirLastWord) {
  for (const std::string_view name :
       {"Amnesty International", "Prison Fellowship",       "Just Detention International",
        "Critical Resistance",   "Brooklyn Defenders",      "Chicago Police",
        "Atlus Co., Ltd.",       "Harbor Prosecutors",      "Northford Corrections",
        "Sample & Muster LLP",   "Quill Media GmbH",        "Vale Brothers Inc.",
        "Second Abolition",      "Restorative Citizenship", "Radical Forgiveness",
        "Faith Independence",    "Prison Abolitionism",     "Modern Criminology",
        "Northford Trustees",    "Muster Energy",           "Quill Transportation",
        "Common Decarceration",  "Rational Admission",      "Muster Pty Ltd"}) {
    EXPECT_FALSE(person_or_body(name).is_person()) << name;
  }
}

TEST(PersonOrBody, TellsBodiesByWordsThatBeginNoPersonsName) {
  for (const std::string_view name :
       {"Human Rights Watch", "Black Lives Matter",   "Worth Rises",        "Arnold Ventures",
        "Common Justice",     "Deutscher Bundestag",  "Public Citizen",     "Legal Aid",
        "Civil Rights Corps", "Equal Justice",        "Harbor Justice",     "Quill Futures",
        "Second Measures",    "Muster Solutions",     "Northford Promises", "Restorative Circles",
        "Regional Voices",    "Social Defense Watch", "Norges Storting",    "Sveriges Riksdag",
        "Empty Cages Harbor", "Free Hearts Ashford",  "Penal Alternatives", "Harbor Improvements"}) {
    EXPECT_FALSE(person_or_body(name).is_person()) << name;
  }
}

TEST(PersonOrBody, KeepsPeopleWhoseGivenNamesAreRare) {
  for (const std::string_view name :
       {"Ngozi Adichie", "Odile Harrow", "Wangari Maathai", "Ketanji Brown Jackson", "Tadeusz Kowalski", "Zadie Reeves",
        "Ines Hastings", "Thandiwe Banks", "J. Human Rights", "Jane Rights Doe", "Mr. Human Sample", "Marcus Justice",
        "Olu Williams", "Hastings Banda"}) {
    EXPECT_TRUE(person_or_body(name).is_person()) << name;
  }
}

TEST(PersonOrBody, KeepsPeopleWhoseNamesAreWords) {
  for (const std::string_view name :
       {"Ada Lawrence", "Ben Florence",  "Clara Blankenship", "Dan Harkness", "Eva Vance",    "Finn Constance",
        "Gail Sanders", "Hugo Rogers",   "Ina Chambers",      "Jon Justice",  "Kai Clement",  "Lea Winship",
        "Max Torrance", "Nia Young",     "Ola Price",         "Pia Fleming",  "Quin Judge",   "Ron Bishop",
        "Sia Major",    "Tom Hastings",  "Una Myers",         "Vic Powers",   "Wes Terrence", "Ada Pope",
        "Ben Cummings", "Clara Laurence"}) {
    EXPECT_TRUE(person_or_body(name).is_person()) << name;
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
  EXPECT_EQ(outlines("Ada Sample, Ben Muster and Clara Vale"), "Sample|Ada| / Muster|Ben| / Vale|Clara|");
  EXPECT_EQ(outlines("Ada Sample, Ben Muster, and Clara Vale"), "Sample|Ada| / Muster|Ben| / Vale|Clara|");
  EXPECT_EQ(outlines("Ada Sample, Ben Muster"), "Sample|Ada| / Muster|Ben|");
  EXPECT_EQ(outlines("Sample, Ada and Muster, Ben"), "Sample|Ada| / Muster|Ben|");
  EXPECT_EQ(outlines("Sample, Ada Q."), "Sample|Ada Q.|");
  EXPECT_EQ(outlines("Ada Sample, Jr. and Ben Muster"), "Sample|Ada|Jr. / Muster|Ben|");
  EXPECT_EQ(outlines("By Ada Sample"), "Sample|Ada|");
  EXPECT_EQ(outlines("Ada Sample; Example Forum"), "Sample|Ada| / {Example Forum}");
  EXPECT_EQ(outlines("US Department of Example, Civil Rights Division"),
            "{US Department of Example, Civil Rights Division}");
  EXPECT_EQ(outlines("Judges and Clerks"), "{Judges and Clerks}");
  EXPECT_EQ(outlines("Ada Sample & Ben Muster"), "Sample|Ada| / Muster|Ben|");
  EXPECT_EQ(outlines("Ada Sample with Ben Muster"), "Sample|Ada| / Muster|Ben|");
  EXPECT_EQ(outlines("Sample & Muster LLP"), "{Sample & Muster LLP}");
  for (const std::string_view field : {"Ada Sample / Ben Muster", "Ada Sample | Ben Muster", "Ada Sample\nBen Muster"})
    EXPECT_EQ(outlines(field), "Sample|Ada| / Muster|Ben|") << field;
  EXPECT_EQ(outlines("Ada Sample; Ada Sample"), "Sample|Ada|");
}

TEST(ReadAuthors, ReadsFamilyNamesWithInitialsBehind) {
  const auto families = [](std::string_view field) {
    std::string all;
    for (const Creator& creator : read_authors(field)) all += creator.family + '|' + creator.given + ' ';
    return all;
  };
  EXPECT_EQ(families("Sample, A., Muster, B. Q. and Vale, C."), "Sample|A. Muster|B. Q. Vale|C. ");
  EXPECT_EQ(families("Sample A, van der Muster BQ, Vale C"), "Sample|A van der Muster|BQ Vale|C ");
  EXPECT_EQ(families("Sample, A."), "Sample|A. ");
  EXPECT_EQ(families("Malcolm X"), "X|Malcolm ");
}

TEST(ReadAuthors, LeavesOutWhatIsNoName) {
  for (const std::string_view field : {"Ada Sample @asample", "Ada Sample <ada@example.org>", "Ada Sample et al.",
                                       "The Honorable Ada Sample", "By Ada Sample"}) {
    const std::vector<Creator> authors = read_authors(field);
    ASSERT_EQ(authors.size(), 1U) << field;
    EXPECT_EQ(outline(authors.front()), "Sample|Ada|") << field;
  }
  EXPECT_EQ(outline(read_authors("ada@example.org").front()), "{ada@example.org}");
}

TEST(SameCreator, ComparesAsNamesAreCompared) {
  EXPECT_TRUE(same_creator(body("The Example Forum"), body("Example Forum")));
  EXPECT_TRUE(same_creator(person_or_body("Ada M. Sample"), person_or_body("Ada Sample")));
  EXPECT_FALSE(same_creator(body("Example Forum"), body("Example Council")));
}

}  // namespace
}  // namespace tenet::citation
