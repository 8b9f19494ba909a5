#include <tenet/version.h>

#include <regex>

#include <gtest/gtest.h>

namespace {

TEST(Version, IsThreeNumbers) {
  EXPECT_TRUE(std::regex_match(tenet::version(), std::regex(R"(\d+\.\d+\.\d+)")));
}

TEST(BuildDescription, NamesTheLibrariesThatDecideWhatIsInAnIndex) {
  const std::regex form(R"(tenet \d+\.\d+\.\d+ \(Xapian \d+\.\d+\.\d+, ICU \d+(\.\d+)*\)( built without TENET_.*)?)");
  EXPECT_TRUE(std::regex_match(tenet::build_description(), form)) << tenet::build_description();
}

}  // namespace
