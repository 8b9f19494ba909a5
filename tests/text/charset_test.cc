#include "text/charset.h"

#include <string>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

struct Label {
  std::string_view label = {};
  std::string_view encoding = {};
};

TEST(EncodingLabelled, KnowsTheLabelsOfTheStandard) {
  constexpr Label labels[] = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {"iso-8859-1", "windows-1252"},
      {" ISO_8859-1:1987 ", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"\"cp1252\"", "windows-1252"},
      {"latin5", "windows-1254"},
      {"ISO-8859-15", "ISO-8859-15"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"x-sjis", "Shift_JIS"},
      {"koi8-r", "KOI8-R"},
      {"x-mac-roman", "macintosh"},
      {"utf-7", ""},
      {"../../etc/passwd", ""},
      {"1", ""},
      {"", ""},
      {"-", ""},
  };
  for (const auto& [label, encoding] : labels) EXPECT_EQ(encoding_labelled(label).value_or(""), encoding) << label;
}

TEST(DecodeMail, ReadsUtf7WhereItIsDeclared) {
  const std::pair<std::pair<std::string_view, std::string_view>, std::string_view> cases[] = {
      {{"utf-7", "Odile +AKM-5 +- 2"}, "Odile \u00A35 + 2"},
      {{"UNICODE-1-1-UTF-7", "caf+AOk-"}, "caf\u00E9"},
      {{"utf-7", "Port Salter"}, "Port Salter"},
      {{"utf-7", "caf\xC3\xA9, caf\xC3\xA9, caf\xC3\xA9"}, "caf\u00E9, caf\u00E9, caf\u00E9"},  // it is not
      {{"utf-8", "+AKM-5"}, "+AKM-5"},
      {{"", "+AKM-5"}, "+AKM-5"},
      {{"latin1", "caf\xE9"}, "caf\u00E9"},
  };
  for (const auto& [given, text] : cases) EXPECT_EQ(decode_mail(given.second, given.first).text, text) << given.second;
  EXPECT_EQ(decode_declared("+AKM-5", "utf-7").text, "+AKM-5");
}

TEST(DecodeDeclared, ReadsEveryEncodingThatHasALabel) {
  struct Case {
    std::string_view label = {};
    std::string_view bytes = {};
    std::string_view text = {};
  };
  constexpr Case cases[] = {
      {"iso-8859-1", "\x93So\x94 caf\xE9 \x80", "\u201CSo\u201D caf\u00E9 \u20AC"},
      {"ascii", "it\x92s", "it\u2019s"},
      {"iso-8859-2", "\xB1\xE6", "\u0105\u0107"},
      {"windows-1251", "\xCF\xF0\xE0\xE2\xEE", "\u041F\u0440\u0430\u0432\u043E"},
      {"koi8-r", "\xF0\xD2\xC1\xD7\xCF", "\u041F\u0440\u0430\u0432\u043E"},
      {"iso-8859-15", "\xA4", "\u20AC"},
      {"macintosh", "\xD2x\xD3", "\u201Cx\u201D"},
      {"iso-8859-10", "\xBF", "\u014B"},
      {"iso-8859-14", "\xA1", "\u1E02"},
      {"shift_jis", "\x93\xFA\x96\x7B", "\u65E5\u672C"},
      {"euc-jp", "\xC6\xFC\xCB\xDC", "\u65E5\u672C"},
      {"gb2312", "\xD6\xD0", "\u4E2D"},
      {"big5", "\xA4\xA4", "\u4E2D"},
      {"euc-kr", "\xC7\xD1", "\uD55C"},
      {"utf-16le", "a\0\x3D\xD8\x00\xDE"sv, "a\U0001F600"},
      {"utf-16be", "\0a\xD8\x3D\xDE\x00"sv, "a\U0001F600"},
  };
  for (const Case& test : cases) EXPECT_EQ(decode_declared(test.bytes, test.label).text, test.text) << test.label;
}

TEST(DecodeDeclared, BelievesTheBytesMoreThanTheLabel) {
  EXPECT_EQ(decode_declared("\xEF\xBB\xBF\xC3\xA9", "windows-1252").text, "\uFEFF\u00E9");
  EXPECT_EQ(decode_declared("\xFF\xFEh\0i\0"sv, "utf-8").text, "hi");
  EXPECT_EQ(decode_declared("caf\xC3\xA9", "iso-8859-1").text, "caf\u00E9");
  EXPECT_EQ(decode_declared("caf\xE9 and more words", "utf-8").text, "caf\u00E9 and more words");
  EXPECT_EQ(decode_declared("caf\xC3\xA9", "no such label").encoding, "UTF-8");
  EXPECT_EQ(decode_declared("h\0i\0!\0?\0"sv, "utf-8").text, "hi!?");
}

TEST(DecodeDeclared, ForgivesABadSequenceAndNoMore) {
  std::string japanese;
  for (int i = 0; i < 100; ++i) japanese += "\x93\xFA\x96\x7B";
  const Decoded cut = decode_declared(japanese + "\x93", "shift_jis");
  EXPECT_EQ(cut.encoding, "Shift_JIS");
  EXPECT_EQ(cut.replaced, 1U);
  std::string latin;
  for (int i = 0; i < 100; ++i) latin += "caf\xE9\xE9 cr\xE8me \x85 ";
  EXPECT_NE(decode_declared(latin, "euc-jp").encoding, "EUC-JP");
}

TEST(DecodeDeclared, JoinsCharactersBeyondItsBuffers) {
  std::string bytes(8191, 'x');
  bytes += "\x95\x32\x82\x36";  // U+20000 in GB 18030, two units of UTF-16
  EXPECT_EQ(decode_declared(bytes, "gb18030").text, std::string(8191, 'x') + "\U00020000");
}

}  // namespace
}  // namespace tenet::text
