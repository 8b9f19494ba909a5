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

}  // namespace
}  // namespace tenet::text
