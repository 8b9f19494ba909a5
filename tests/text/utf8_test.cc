#include "text/utf8.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

TEST(AppendUtf8, IsReadBackByCodePointAt) {
  for (const char32_t c : {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string text = "x";
    append_utf8(text, c);
    EXPECT_EQ(code_point_at(text, 1), c);
    EXPECT_EQ(code_point_before(text, text.size()), 1U);
    EXPECT_EQ(utf8_sequence(text, 1).length, text.size() - 1);
    EXPECT_TRUE(utf8_sequence(text, 1).valid);
  }
}

TEST(AppendUtf8, ReplacesWhatIsNoCharacter) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_EQ(text, "\uFFFD");
  }
}

// Unicode 15, section 3.9, tables 3-8 to 3-10.
TEST(Utf8Sequence, TakesMaximalSubparts) {
  struct Case {
    std::string_view bytes;
    std::size_t length;
  };
  constexpr std::array cases = {
      Case{"\xC0\xAF", 1}, Case{"\xE0\x80\x80", 1}, Case{"\xED\xA0\x80", 1},     Case{"\xF4\x91\x92\x93", 1},
      Case{"\xFF", 1},     Case{"\xE1\x80\xE2", 2}, Case{"\xF0\x91\x92\x41", 3}, Case{"\x80", 1},
  };
  for (const Case& c : cases) {
    const Utf8Sequence sequence = utf8_sequence(c.bytes, 0);
    EXPECT_FALSE(sequence.valid);
    EXPECT_FALSE(sequence.cut_short);
    EXPECT_EQ(sequence.length, c.length);
  }
}

TEST(Utf8Sequence, KnowsWhenOnlyTheEndIsMissing) {
  for (const std::string_view bytes : {"\xC3", "\xE2\x80", "\xF0\x9F\x98"}) {
    EXPECT_TRUE(utf8_sequence(bytes, 0).cut_short);
    EXPECT_EQ(utf8_sequence(bytes, 0).length, bytes.size());
  }
}

}  // namespace
}  // namespace tenet::text
