#include <tenet/version.h>

#include <regex>
#include <string>

#include <gtest/gtest.h>

namespace {

TEST(Version, IsThreeNumbers) {
  EXPECT_TRUE(std::regex_match(tenet::version(), std::regex(R"(\d+\.\d+\.\d+)")));
}

TEST(Version, IsThatOfTheHeaders) {
  EXPECT_EQ(tenet::version(), TENET_VERSION);
  EXPECT_EQ(tenet::version(), std::to_string(TENET_VERSION_MAJOR) + '.' + std::to_string(TENET_VERSION_MINOR) + '.' +
                                  std::to_string(TENET_VERSION_PATCH));
  EXPECT_EQ(TENET_VERSION_NUMBER % 1000, TENET_VERSION_PATCH);
}

TEST(BuildDescription, NamesTheLibrariesThatDecideWhatIsInAnIndex) {
  const std::regex form(R"(tenet \d+\.\d+\.\d+ \(Xapian \d+\.\d+\.\d+, ICU \d+(\.\d+)*\)( built without TENET_.*)?)");
  EXPECT_TRUE(std::regex_match(tenet::build_description(), form)) << tenet::build_description();
}

}  // namespace
