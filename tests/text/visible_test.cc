#include "text/visible.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

// The ranges of `text` between "{" and "}", which are taken out of it.
struct Marked {
  std::string text = {};
  std::vector<TextRange> hidden = {};
};

Marked marked(std::string_view source) {
  Marked result;
  for (const char c : source) {
    if (c == '{') {
      result.hidden.push_back({result.text.size(), 0});
    } else if (c == '}') {
      result.hidden.back().end = result.text.size();
    } else {
      result.text += c;
    }
  }
  return result;
}

std::string shown(std::string_view source) {
  const Marked read = marked(source);
  return visible_text(read.text, {0, read.text.size()}, read.hidden);
}

TEST(ShownFor, IsTheCharacterOfAnEntity) {
  EXPECT_EQ(shown_for("&amp;"), "&");
  EXPECT_EQ(shown_for("&rsquo;"), "\u2019");
  EXPECT_EQ(shown_for("&#8217;"), "\u2019");
  EXPECT_EQ(shown_for("&#x2019;"), "\u2019");
  EXPECT_EQ(shown_for("&#X2019;"), "\u2019");
  EXPECT_EQ(shown_for("&nbsp;"), "\u00a0");
  EXPECT_EQ(shown_for("&Ntilde;"), "Ñ");
  EXPECT_EQ(shown_for("&yuml;"), "ÿ");
  EXPECT_EQ(shown_for("&sect;"), "§");
}

TEST(ShownFor, IsNothingForNamesAndNumbersOfNoCharacter) {
  EXPECT_EQ(shown_for("&nosuch;"), "");
  EXPECT_EQ(shown_for("&;"), "");
  EXPECT_EQ(shown_for("&#;"), "");
  EXPECT_EQ(shown_for("&#x;"), "");
  EXPECT_EQ(shown_for("&#12a;"), "");
  EXPECT_EQ(shown_for("&#99999999999;"), "");
  EXPECT_EQ(shown_for("&#27;"), "");   // a control
  EXPECT_EQ(shown_for("&#x9b;"), "");  // another
}

TEST(ShownFor, IsASpaceForWhatEndsALine) {
  for (const std::string_view markup :
       {"<br>", "<br/>", "</p>", "</td><td>", "<H2 class=\"x\">", "</span></div>", "|"}) {
    EXPECT_EQ(shown_for(markup), " ") << markup;
  }
}

TEST(ShownFor, IsNothingForMarkupInsideALine) {
  for (const std::string_view markup :
       {"**", "](https://example.org \"t\")", "<b>", "</span>", "<sup>", "<!-- a | b -->", "\\", "<", "</"}) {
    EXPECT_EQ(shown_for(markup), "") << markup;
  }
}

TEST(EndsLine, ReadsTheNameOfTheTagAlone) {
  EXPECT_TRUE(ends_line("<td>"));
  EXPECT_TRUE(ends_line("</TD>"));
  EXPECT_TRUE(ends_line("<h1>"));
  EXPECT_FALSE(ends_line("<table-of-things>") && ends_line("<b>"));
  EXPECT_FALSE(ends_line("<"));
  EXPECT_FALSE(ends_line(""));
  EXPECT_FALSE(ends_line("<tdx>"));
}

TEST(VisibleText, LeavesMarkupOutAndKeepsWhiteSpace) {
  EXPECT_EQ(shown("Then {*}one{*} {*}two{*} and {**}a{**} {[}b{](http://x)} c."), "Then one two and a b c.");
  EXPECT_EQ(shown("AT{&amp;}T is {&lt;}b{&gt;}, don{&#8217;}t"), "AT&T is <b>, don\u2019t");
  EXPECT_EQ(shown("a{|}b"), "a b");
  EXPECT_EQ(shown("{**}"), "");
  EXPECT_EQ(shown(""), "");
}

TEST(VisibleText, CutsWhatReachesOutOfTheRange) {
  const Marked read = marked("ab{**}cd{**}ef");
  EXPECT_EQ(visible_text(read.text, {1, 7}, read.hidden), "bcd");
  EXPECT_EQ(visible_text(read.text, {3, 5}, read.hidden), "c");
  EXPECT_EQ(visible_text(read.text, {2, 4}, read.hidden), "");
}

TEST(VisibleTokens, JoinAWordOverItsMarkup) {
  const Marked read = marked("The {<b>}S{</b>}ection, don{&#8217;}t {**}re{**}offend");
  Analyser analyser;
  std::vector<std::string> words;
  for (const Token& token : visible_tokens(read.text, {0, read.text.size()}, read.hidden, analyser)) {
    words.push_back(token.form() + "=" + read.text.substr(token.range.begin, token.range.size()));
  }
  EXPECT_EQ(words,
            (std::vector<std::string>{"the=The", "section=S</b>ection", "don't=don&#8217;t", "reoffend=re**offend"}));
}

TEST(VisibleTokens, CountFromTheBeginningOfTheRange) {
  const Marked read = marked("x {*}bail{*} y");
  Analyser analyser;
  const auto tokens = visible_tokens(read.text, {2, read.text.size()}, read.hidden, analyser);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].range, (TextRange{1, 5}));
  EXPECT_EQ(tokens[1].range, (TextRange{7, 8}));
}

TEST(TrimVisible, LeavesMarkupAndWhiteSpaceOutAtBothEnds) {
  const auto trimmed = [](std::string_view source) {
    const Marked read = marked(source);
    const TextRange range = trim_visible(read.text, {0, read.text.size()}, read.hidden);
    return read.text.substr(range.begin, range.size());
  };
  EXPECT_EQ(trimmed("{<b>} {<i>}Section{</i>} {</b>} "), "Section");
  EXPECT_EQ(trimmed("Section"), "Section");
  EXPECT_EQ(trimmed("{&nbsp;}a{*}b{&nbsp;}"), "a*b");
  EXPECT_EQ(trimmed("{&ldquo;}a{&rdquo;}"), "&ldquo;a&rdquo;");  // marks of a quotation are words' own
  EXPECT_EQ(trimmed(" {**} {*} "), "");
}

}  // namespace
}  // namespace tenet::text
