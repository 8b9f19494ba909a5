#include "text/white_space.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

std::string trimmed(std::string_view text) {
  const TextRange range = trim(text, {0, text.size()});
  return std::string(text.substr(range.begin, range.size()));
}

TEST(Trim, LeavesOutWhatNobodySees) {
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("bail"), "bail");
  EXPECT_EQ(trimmed(" \t\r\nbail\v\f "), "bail");
  EXPECT_EQ(trimmed("\uFEFFbail\u00A0"), "bail");
  EXPECT_EQ(trimmed("\u2003\u200Bcash bail\u3000\u2060"), "cash bail");
  EXPECT_EQ(trimmed("\0bail\0"sv), "bail");
}

TEST(Trim, KeepsMarksThatBeginLikeWhiteSpace) {
  for (const auto* text : {"\u201Cbail\u201D", "\u2026", "\u00A7", "\u2014", "\u30A0"}) EXPECT_EQ(trimmed(text), text);
}

TEST(Trim, GivesAnEmptyRangeWhereThereIsNothingElse) {
  const auto text = " \u00A0\n"sv;
  const TextRange range = trim(text, {0, text.size()});
  EXPECT_TRUE(range.empty());
  EXPECT_LE(range.end, text.size());
}

TEST(IsBlank, IsTrueOfWhiteSpaceOnly) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \u00A0\r\n"));
  EXPECT_FALSE(is_blank(" . "));
}

TEST(WhiteSpaceBefore, MirrorsWhiteSpaceAt) {
  const std::string text = "a\u00A0b \u2003\u201Cc";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t length = white_space_at(text, at);
    if (length > 0) {
      EXPECT_EQ(white_space_before(text, at + length), length) << at;
    }
  }
}

}  // namespace
}  // namespace tenet::text
