#include "text/code_points.h"

#include <string_view>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

TEST(CountCodePoints, CountsCharactersAndNotBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("bail"), 4U);
  EXPECT_EQ(count_code_points("\u00A7\u00A0924"), 5U);
  EXPECT_EQ(count_code_points("\u201Csaid\u201D"), 6U);
  EXPECT_EQ(count_code_points("\U0001F600"), 1U);
  EXPECT_EQ(count_code_points("a\0b"sv), 3U);
}

TEST(CountCodePoints, CountsOneForEachByteThatContinuesNothing) {
  EXPECT_EQ(count_code_points("\xFF\xFE"), 2U);
  EXPECT_EQ(count_code_points("a\xC3"), 2U);
  EXPECT_EQ(count_code_points("\x80\x80"), 0U);
}

TEST(BeginsWithUpper, IsTrueOfCapitalLettersOfAnyScript) {
  for (const auto* word : {"Harrow", "\u0141ukasz", "\u0130brahim", "\u0416anna", "\uFF21nna"}) {
    EXPECT_TRUE(begins_with_upper(word)) << word;
  }
  for (const auto* word : {"", "harrow", "\u0142ukasz", "7", "\u201CHarrow", "\u6CD5"}) {
    EXPECT_FALSE(begins_with_upper(word)) << word;
  }
}

}  // namespace
}  // namespace tenet::text
