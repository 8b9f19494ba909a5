#include "indexer/reading/wildcard.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tenet::indexer {
namespace {

struct Match {
  std::string_view pattern;
  std::string_view name;
  bool expected;
};

TEST(MatchesWildcard, StandsForTheWholeName) {
  constexpr Match cases[] = {
      {"README.md", "README.md", true},
      {"README.md", "README.mdx", false},
      {"README", "README.md", false},
      {"*", "", true},
      {"*.md", "a.md", true},
      {"*.md", ".md", true},
      {"*.md", "a.md.txt", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "acb", false},
      {"**", "ab", true},
      {"?", "\u00e9", true},
      {"?", "ab", false},
      {"a?c", "abc", true},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]x", "dx", true},
      {"[]x]", "]", true},
      {"[a", "[a", true},
      {"[a", "a", false},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"*\\", "a\\", true},
      {"", "", true},
      {"", "a", false},
      {"*[0-9]", "draft7", true},
      {"*a*", "banana", true},
      {"?*", "", false},
  };
  for (const auto& [pattern, name, expected] : cases) {
    EXPECT_EQ(matches_wildcard(pattern, name), expected) << pattern << ' ' << name;
  }
}

// Two of a letter as long as the other two: what fnmatch() takes longer than a life for.
TEST(MatchesWildcard, TakesNoLongerForManyStars) {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  pattern += 'b';
  EXPECT_FALSE(matches_wildcard(pattern, std::string(255, 'a')));
  EXPECT_FALSE(matches_wildcard(pattern, std::string(4000, 'a')));
}

}  // namespace
}  // namespace tenet::indexer
