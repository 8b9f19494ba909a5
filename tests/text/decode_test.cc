#include "text/decode.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/ucnv.h>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

// `text` (UTF-8, no character beyond U+FFFF) in UTF-16.
std::string utf16(std::string_view text, bool little) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += utf8_sequence(text, at).length) {
    const auto c = code_point_at(text, at);
    const char high = static_cast<char>(c >> 8U);
    const char low = static_cast<char>(c & 0xFFU);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

std::string random_bytes(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() & 0xFFU);
  return bytes;
}

TEST(Decode, GivesValidUtf8ForAnyBytes) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const std::string bytes = random_bytes(std::size_t{seed} * 7, seed);
    EXPECT_TRUE(is_utf8(decode(bytes).text)) << "seed " << seed;
    for (const auto mark : {"\xFF\xFE"sv, "\xFE\xFF"sv, "\xEF\xBB\xBF"sv, "\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv}) {
      EXPECT_TRUE(is_utf8(decode(std::string(mark) + bytes).text)) << "seed " << seed;
    }
  }
}

TEST(Decode, LeavesValidUtf8AsItIs) {
  for (const auto text :
       {""sv, "bail"sv, "\u00A7 924(c) \u201Csafety valve\u201D"sv, "\uFEFFbail"sv, "a\0b"sv, "\U0001F600"sv}) {
    const Decoded decoded = decode(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_EQ(decoded.replaced, 0U);
  }
}

TEST(Decode, ReadsTheUtf16AndUtf32ThatAMarkTells) {
  struct Case {
    std::string_view bytes;
    std::string_view text;
    std::string_view encoding;
  };
  const std::vector<Case> cases = {
      {"\xFF\xFEp\0r\0"sv, "pr", "UTF-16LE"},
      {"\xFE\xFF\0p\0r"sv, "pr", "UTF-16BE"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "\U0001F600", "UTF-16LE"},
      {"\xFF\xFE\0\0p\0\0\0"sv, "p", "UTF-32LE"},
      {"\0\0\xFE\xFF\0\0\0p"sv, "p", "UTF-32BE"},
      {"\0\0\xFE\xFF\0\x01\xF6\0"sv, "\U0001F600", "UTF-32BE"},
      {"\xFF\xFE\0\0p\0"sv, "\0p"sv, "UTF-16LE"},  // no multiple of four, so the NUL is a character
      {"\xFF\xFE"sv, "", "UTF-16LE"},
  };
  for (const Case& c : cases) {
    const Decoded decoded = decode(c.bytes);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.encoding, c.encoding);
    EXPECT_EQ(decoded.replaced, 0U);
  }
}

TEST(Decode, ReadsUtf16WithoutAMark) {
  const std::string text = "Judges should have discretion \u2014 and use it.\n";
  EXPECT_EQ(decode(utf16(text, true)).text, text);
  EXPECT_EQ(decode(utf16(text, true)).encoding, "UTF-16LE");
  EXPECT_EQ(decode(utf16(text, false)).text, text);
  EXPECT_EQ(decode(utf16(text, false)).encoding, "UTF-16BE");
}

TEST(Decode, CountsWhatCannotBeReadOnceForEachPlace) {
  struct Case {
    std::string_view bytes;
    std::string_view text;
    std::size_t replaced;
  };
  const std::vector<Case> cases = {
      {"\xEF\xBB\xBFpri\xFFson"sv, "\uFEFFpri\uFFFDson", 1},
      {"\u201Ca\u201D \xE2\x80 b"sv, "\u201Ca\u201D \uFFFD b", 1},  // a sequence cut in the middle
      {"the caf\xC3"sv, "the caf\uFFFD", 1},                        // and one cut by the end
      {"\xFF\xFE\x00\xD8p\0"sv, "\uFFFDp", 1},                      // half a surrogate pair
      {"\xFF\xFEp\0r"sv, "p\uFFFD", 1},                             // half a unit
  };
  for (const Case& c : cases) {
    const Decoded decoded = decode(c.bytes);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.replaced, c.replaced) << decoded.text;
  }
}

TEST(Decode, ReadsTheCurlyQuotesOfWindows1252) {
  const Decoded decoded = decode("The sheriff\x92s office wants \x93second chances\x94 \x97 and funds.");
  EXPECT_EQ(decoded.text, "The sheriff\u2019s office wants \u201Csecond chances\u201D \u2014 and funds.");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_EQ(decoded.replaced, 0U);
}

TEST(Decode, TakesLatin1ForWindows1252) {
  const Decoded decoded = decode("Jos\xE9 Mu\xF1oz asked for \xA7 3553(f) relief.");
  EXPECT_EQ(decoded.text, "Jos\u00E9 Mu\u00F1oz asked for \u00A7 3553(f) relief.");
  EXPECT_EQ(decoded.encoding, "windows-1252");
}

TEST(Decode, TellsCyrillicFromLatin) {
  // A sentence on judges and the law, in windows-1251.
  const std::string bytes =
      "\xD1\xF3\xE4\xFC\xE8 \xE4\xEE\xEB\xE6\xED\xFB \xE8\xEC\xE5\xF2\xFC \xEF\xF0\xE0\xE2\xEE "
      "\xED\xE0\xE7\xED\xE0\xF7\xE0\xF2\xFC \xF1\xEF\xF0\xE0\xE2\xE5\xE4\xEB\xE8\xE2\xEE\xE5 "
      "\xED\xE0\xEA\xE0\xE7\xE0\xED\xE8\xE5.";
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.encoding, "windows-1251");
  EXPECT_EQ(decoded.text.substr(0, 10), "\u0421\u0443\u0434\u044C\u0438");
}

// `text` (UTF-8) in an encoding that ICU knows.
std::string encoded(std::string_view text, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(4 * text.size() + 16, '\0');
  const auto size = ucnv_convert(converter, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), text.data(),
                                 static_cast<std::int32_t>(text.size()), &status);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

constexpr auto japanese =
    "\u88C1\u5224\u5B98\u306F\u3001\u902E\u6355\u304B\u3089\u4E00\u65E5\u4EE5\u5185\u306B\u3059\u3079\u3066\u306E\u4EBA"
    "\u306E\u8A71\u3092\u805E\u304D\u307E\u3059\u3002\u8AB0\u3082\u304A\u91D1\u304C\u306A\u3044\u3068\u3044\u3046\u7406"
    "\u7531\u3067\u5F85\u3061\u307E\u305B\u3093\u3002\n"sv;
constexpr auto simplified =
    "\u6CD5\u5B98\u73B0\u5728\u5728\u902E\u6355\u540E\u4E00\u5929\u5185\u542C\u53D6\u6BCF\u4E2A\u4EBA\u7684\u9648\u8FF0"
    "\u3002"
    "\u6CA1\u6709\u4EBA\u518D\u56E0\u4E3A\u6CA1\u6709\u94B1\u800C\u5728\u76D1\u72F1\u91CC\u7B49\u5F85\u3002\n"sv;
constexpr auto traditional =
    "\u6CD5\u5B98\u73FE\u5728\u5728\u902E\u6355\u5F8C\u4E00\u5929\u5167\u807D\u53D6\u6BCF\u500B\u4EBA\u7684\u9673\u8FF0"
    "\u3002"
    "\u6C92\u6709\u4EBA\u518D\u56E0\u70BA\u6C92\u6709\u9322\u800C\u5728\u76E3\u7344\u88E1\u7B49\u5F85\u3002\n"sv;
constexpr auto korean =
    "\uD310\uC0AC\uB294 \uCCB4\uD3EC\uB41C \uC9C0 \uD558\uB8E8 \uC548\uC5D0 \uBAA8\uB4E0 \uC0AC\uB78C\uC758 "
    "\uB9D0\uC744 "
    "\uB4E3\uB294\uB2E4. \uB3C8\uC774 \uC5C6\uB2E4\uB294 \uC774\uC720\uB85C \uAE30\uB2E4\uB9AC\uB294 "
    "\uC0AC\uB78C\uC740 "
    "\uC5C6\uB2E4.\n"sv;

TEST(Decode, TellsTheEncodingsOfChineseJapaneseAndKorean) {
  struct Case {
    std::string_view text;
    const char* encoding;
  };
  const Case cases[] = {{japanese, "Shift_JIS"}, {japanese, "EUC-JP"},  {japanese, "ISO-2022-JP"},
                        {simplified, "gb18030"}, {traditional, "Big5"}, {korean, "EUC-KR"}};
  for (const Case& c : cases) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += c.text;
    for (const std::string& whole : {text, "Bail is not a fine: " + text + "It never was.\n", "<p>" + text + "</p>"}) {
      const Decoded decoded = decode(encoded(whole, c.encoding));
      EXPECT_EQ(decoded.encoding, c.encoding);
      EXPECT_EQ(decoded.text, whole);
      EXPECT_EQ(decoded.replaced, 0U);
    }
  }
}

TEST(Decode, GuessesNoneOfThemFromAFewLetters) {
  for (const auto bytes : {"Jos\xE9 Mu\xF1oz\xA0\xA7\xA7 3553(f)"sv, "\x93\xC9t\xE9\x94 \x85 \xABna\xEFvet\xE9\xBB"sv,
                           "\xA1\xA1\xA2\xA3 x"sv, "caf\xE9s \xE9l\xE8ve \xC0\xE9 \xE7on"sv, "\xC1\xC2 \xB0\xA1"sv}) {
    const Decoded decoded = decode(bytes);
    EXPECT_EQ(decoded.encoding, "windows-1252") << decoded.text;
  }
  EXPECT_EQ(decode("\x1B$ costs 5 dollars").encoding, "UTF-8");
  EXPECT_EQ(decode("\x1B$B!! and no end").encoding, "UTF-8");
}

TEST(IsUtf8, AgreesWithTheTableOfWellFormedSequences) {
  for (const auto text : {""sv, "a"sv, "\u00E9"sv, "\u20AC"sv, "\U0001F600"sv, "\uFFFF"sv, "a\0"sv})
    EXPECT_TRUE(is_utf8(text));
  for (const auto text : {"\x80"sv, "\xC0\x80"sv, "\xC3"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
                          "\xFF"sv, "12345678\xC3"sv, "1234567\xE2\x80"sv}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

TEST(IsBinary, IsTrueOfImagesArchivesAndPrograms) {
  EXPECT_TRUE(is_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x8A\x08\x06\0\0\0"sv));
  EXPECT_TRUE(
      is_binary("\x7F"
                "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0"sv));
  EXPECT_TRUE(is_binary("%PDF-1.7\n1 0 obj\n"));
  EXPECT_TRUE(is_binary(random_bytes(10000, 1)));
  EXPECT_TRUE(is_binary(std::string(5000, '\0')));
}

TEST(IsBinary, IsFalseOfText) {
  EXPECT_FALSE(is_binary(""));
  EXPECT_FALSE(is_binary("plain\ttext\r\n\f"));
  EXPECT_FALSE(is_binary("one NUL\0 is a slip"sv));
  EXPECT_FALSE(is_binary("\x93windows-1252\x94"));
  EXPECT_FALSE(is_binary(utf16("The group said so.", true)));
  EXPECT_FALSE(is_binary("\xFE\xFF\0a"sv));
  // The sample ends inside a character.
  EXPECT_FALSE(is_binary(std::string(8191, 'a') + "\u201D and so on"));
}

}  // namespace
}  // namespace tenet::text
