#include <string>

#include <gtest/gtest.h>

#include "formats/show.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

std::string read(const std::string& rtf) {
  return test::show(read_rtf(rtf, {}));
}

TEST(ReadRtf, ReadsWhatAReaderOfThePaperSees) {
  const std::pair<std::string, std::string> cases[] = {
      {"Bail\\par Fines", "paragraph: Bail\nparagraph: Fines\n"},
      {"{\\b Bail} is\r\n not a fine.", "paragraph: Bail is not a fine.\n"},
      {"\\'93Bail\\'94 \\ldblquote x\\rdblquote\\emdash", "paragraph: \u201CBail\u201D \u201Cx\u201D\u2014\n"},
      {"a\\u8212-b\\u-3913?c", "paragraph: a\u2014bc\n"},
      {"\\uc2\\u8212\\'81\\'5cb {\\uc0\\u8212}c", "paragraph: \u2014b \u2014c\n"},
      {"\\u-10179 ?\\u-8704 ?", "paragraph: \U0001F600\n"},
      {"non\\_violent\\~crime opt\\-ional", "paragraph: non-violent crime optional\n"},
      {"one\\line two\\tab three", "paragraph: one/two three\n"},
      {"{\\deleted old}{\\v hidden}new", "paragraph: new\n"},
      {"see{\\*\\annotation remark}n {\\*\\unknown {x} y}too", "paragraph: seen too\n"},
      {"{\\pict\\bin6 }}{{\\\\}text", "paragraph: text\n"},
      {"{\\upr{ascii}{\\*\\ud{\\u233?t\\u233?}}}", "paragraph: \u00E9t\u00E9\n"},
      {"One{\\footnote\\pard See the act.} goes on.\\par Two",
       "paragraph: One goes on.\nnote: See the act.\nparagraph: Two\n"},
      {"{\\header Office of Records\\par}{\\footer Page 1}Text",
       "furniture: Office of Records\nparagraph: Text\nfurniture: Page 1\n"},
      {"\\trowd\\intbl Year\\cell Court\\cell\\row\\pard after", "row: Year Court\nparagraph: after\n"},
      {"{\\field{\\*\\fldinst HYPERLINK \"https://example.org/\"}{\\fldrslt the report}} says",
       "paragraph: the report says\nthe report -> https://example.org/\n"},
      {"{\\header\\xe H}\\pard All the text\\par", "furniture: H\nparagraph: All the text\n"},
      {"a{\\footnote\\bkmkstart N}b", "paragraph: ab\nnote: N\n"},
      {"{\\listtext 1.\\tab}one\\par two", "item: one\nparagraph: two\n"},
      {"\\pard\\outlinelevel1 Bail\\par\\pard text", "heading 2: Bail\nparagraph: text\n"},
      {"{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt in a box}}}beside it",
       "paragraph: beside it\nparagraph: in a box\n"},
  };
  for (const auto& [rtf, shown] : cases) EXPECT_EQ(read("{\\rtf1\\ansi " + rtf + "}"), shown) << rtf;
}

TEST(ReadRtf, TakesTheCodePageOfTheFont) {
  EXPECT_EQ(read("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset2 Symbol;}}"
                 "\\f0\\'e9 \\f1\\'ec\\'e8\\'f0 \\f2\\'b7}"),
            "paragraph: \u00E9 \u043C\u0438\u0440\n");
  EXPECT_EQ(read("{\\rtf1\\ansi\\ansicpg1250 \\'f8}"), "paragraph: \u0159\n");
  EXPECT_EQ(read("{\\rtf1\\pc \\'82}"), "paragraph: \u00E9\n");
  EXPECT_EQ(read("{\\rtf1\\mac \\'8e}"), "paragraph: \u00E9\n");
  EXPECT_EQ(read("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'93\\'fa\\'96\\'7b}"),
            "paragraph: \u65E5\u672C\n");
}

TEST(ReadRtf, TakesStylesAndProperties) {
  EXPECT_EQ(
      read("{\\rtf1{\\stylesheet{\\s1 heading 1;}{\\s2 Quote;}{\\*\\cs3 Strong;}}{\\info{\\title On Bail}{\\author "
           "Ada Smith}{\\creatim\\yr2020\\mo1\\dy1}}{\\*\\userprops{\\propname date}\\proptype30{\\staticval "
           "2019-05-03}}\\pard\\s1 Bail\\par\\pard\\s2 Judges\\par}"),
      "heading 1: Bail\nquote: Judges\ntitle = On Bail\nauthor = Ada Smith\ndate = 2019-05-03\n");
}

TEST(ReadRtf, FindsATitleByItsSizeAndTheLinesUnderIt) {
  EXPECT_EQ(
      read("{\\rtf1{\\pard\\qc\\fs36 On Bail\\par}{\\pard\\qc Ada Smith\\par}{\\pard\\qc May 3, 2019\\par}"
           "{\\pard Bail is set by judges, who should set it low.\\par}}"),
      "title: On Bail\nfurniture: Ada Smith\nfurniture: May 3, 2019\nparagraph: Bail is set by judges, who should "
      "set it low.\nauthor = Ada Smith\ndate = May 3, 2019\n");
}

TEST(ReadRtf, TakesALineUnderTheTitleThatIsADate) {
  EXPECT_EQ(read("{\\rtf1{\\pard\\b Minutes\\par}{\\pard 3 February 2020\\par}{\\pard The council met.\\par}}"),
            "paragraph: Minutes\nfurniture: 3 February 2020\nparagraph: The council met.\ndate = 3 February 2020\n");
}

TEST(ReadRtf, ReadsWhatIsNeverClosed) {
  EXPECT_EQ(read("{\\rtf1 {\\b Bail {\\i is"), "paragraph: Bail is\nwarning: cut off: its last group does not end\n");
  EXPECT_EQ(read("{\\rtf1 Bail\\bin999999999 x"), "paragraph: Bail\nwarning: cut off: its last group does not end\n");
  EXPECT_EQ(read("{\\rtf1 Bail}}} junk"), "paragraph: Bail\n");
  EXPECT_EQ(read("{\\rtf1 \\"), "warning: cut off: its last group does not end\n");
  const std::string deep(200000, '{');
  EXPECT_EQ(read(deep + "\\rtf1 Bail" + std::string(200000, '}')), "paragraph: Bail\n");
}

}  // namespace
}  // namespace tenet::indexer
