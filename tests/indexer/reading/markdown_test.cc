#include "indexer/reading/markdown.h"

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <md4c.h>

#include "support/outline.h"
#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Outline = std::vector<std::string>;

Outline blocks_of(std::string_view text) {
  return outline(text, split_markdown(text, 0));
}

// The hidden ranges of the only block of `text`, spelled out.
Outline hidden_of(std::string_view text) {
  const auto blocks = split_markdown(text, 0);
  Outline result;
  EXPECT_EQ(blocks.size(), 1U) << text;
  for (const Block& block : blocks) {
    for (const TextRange& hidden : block.hidden) result.emplace_back(slice(text, hidden));
  }
  return result;
}

TEST(SplitMarkdown, FindsTheBlocks) {
  EXPECT_EQ(blocks_of("# Title\n\nA paragraph\nin two lines.\n\n## Part\n\n> Quoted\n> words.\n\n- one\n- two\n\n  "
                      "still two\n\n1. first\n"),
            (Outline{"heading 1: Title", "paragraph: A paragraph in two lines.", "heading 2: Part",
                     "quote: Quoted words.", "item: one", "item: two", "item: still two", "item: first"}));
}

TEST(SplitMarkdown, FindsSetextHeadingsNestedListsAndListsInQuotes) {
  EXPECT_EQ(blocks_of("Title\n=====\n\n- one\n  - inner\n- two\n\n> - quoted item\n"),
            (Outline{"heading 1: Title", "item: one", "item: inner", "item: two", "item: quoted item"}));
}

TEST(SplitMarkdown, MakesABlockOfEveryRowOfATable) {
  const std::string_view text = "| Year | Rate |\n|---|---|\n| 2014 | 5 |\n|2015|*6*|\n";
  const auto blocks = split_markdown(text, 0);
  EXPECT_EQ(outline(text, blocks).size(), 3U);
  EXPECT_EQ(slice(text, blocks[0].range), "Year | Rate");
  EXPECT_EQ(slice(text, blocks[2].range), "2015|*6");
  EXPECT_EQ(visible_words(text, blocks[0]), "Year Rate");
  EXPECT_EQ(visible_words(text, blocks[2]), "2015 6");
}

// The words a reader sees of a text, block by block.
Outline seen(std::string_view text) {
  Outline result;
  for (const Block& block : split_markdown(text, 0)) result.push_back(visible_words(text, block));
  return result;
}

TEST(SplitMarkdown, KeepsTheWhiteSpaceBetweenInlineElements) {
  EXPECT_EQ(seen("Then *one* *two* and **a** [b](http://x) c."), (Outline{"Then one two and a b c."}));
  EXPECT_EQ(seen("<b>Sec.</b> <i>1</i> <u>Policy</u>"), (Outline{"Sec. 1 Policy"}));
  EXPECT_EQ(seen("**Section**\n**1**"), (Outline{"Section 1"}));
  EXPECT_EQ(seen("**Section**  \n*1*"), (Outline{"Section 1"}));
  EXPECT_EQ(seen("*a*\\\n*b*"), (Outline{"a b"}));
  EXPECT_EQ(seen("> *a*\n> *b*"), (Outline{"a b"}));
  EXPECT_EQ(seen("- *a*\n  *b*"), (Outline{"a b"}));
  EXPECT_EQ(seen("`a` `b`"), (Outline{"a b"}));
  EXPECT_EQ(seen("[a](x) [b](y)\t![c](z)"), (Outline{"a b c"}));
  EXPECT_EQ(seen("a&nbsp;b"), (Outline{"a b"}));
  EXPECT_EQ(seen("*a*&nbsp;*b*"), (Outline{"a b"}));
  EXPECT_EQ(seen("|*a*|*b*|\n|---|---|\n|[c](x)|`d`|"), (Outline{"a b", "c d"}));
  EXPECT_EQ(seen("## *Part* *one*"), (Outline{"Part one"}));
  EXPECT_EQ(seen("**S**entencing and re*offend*ing"), (Outline{"Sentencing and reoffending"}));
}

TEST(SplitMarkdown, ShowsEntitiesAsTheirCharacters) {
  EXPECT_EQ(seen("AT&amp;T, don&#8217;t, &sect; 924"), (Outline{"AT&T, don\u2019t, \u00a7 924"}));
  EXPECT_EQ(seen("&ldquo;Bail,&rdquo; she said"), (Outline{"\u201cBail,\u201d she said"}));
  EXPECT_EQ(seen("a\n\n&nbsp;\n\nb"), (Outline{"a", "b"}));
}

TEST(SplitMarkdown, BeginsAndEndsBlocksWithWords) {
  for (const std::string_view text : {"<span><b>Section</b></span>", "**[Section](x)** ", "&nbsp;*Section*&nbsp;"}) {
    const auto blocks = split_markdown(text, 0);
    ASSERT_EQ(blocks.size(), 1U) << text;
    EXPECT_EQ(slice(text, blocks[0].range), "Section") << text;
  }
}

TEST(SplitMarkdown, HidesMarksAddressesEntitiesAndTags) {
  EXPECT_EQ(hidden_of("We **must** act _now_, ~~later~~ and `soon` too."),
            (Outline{"**", "**", "_", "_", "~~", "~~", "`", "`"}));
  EXPECT_EQ(hidden_of("See [the act](https://example.org \"t\") and ![a seal](s.png) here."),
            (Outline{"[", "](https://example.org \"t\")", "![", "](s.png)"}));
  EXPECT_EQ(hidden_of("Law &amp; order, \\*not\\* less."), (Outline{"&amp;", "\\", "\\"}));
  EXPECT_EQ(hidden_of("The <b class=\"x\">first</b> step <!-- note --> act."),
            (Outline{"<b class=\"x\">", "</b>", "<!-- note -->"}));
  EXPECT_EQ(hidden_of("> one\n> two"), (Outline{">"}));
  EXPECT_EQ(hidden_of("one\\\ntwo"), (Outline{"\\"}));
}

TEST(SplitMarkdown, LeavesMarksAtTheEdgesOutsideTheBlock) {
  const std::string_view text = "**Bail** is *unjust*\n";
  const auto blocks = split_markdown(text, 0);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(slice(text, blocks[0].range), "Bail** is *unjust");
}

TEST(SplitMarkdown, HidesTheOpeningFenceOfCode) {
  const std::string_view text = "Before\n\n```json\n{\"a\": \"b\"}\n```\n\n> ~~~\n> c\n~~~\nd\n";
  const auto blocks = split_markdown(text, 0);
  EXPECT_EQ(outline(text, blocks),
            (Outline{"paragraph: Before", "paragraph: {\"a\": \"b\"}", "quote: c", "paragraph: d"}));
  ASSERT_EQ(blocks[1].hidden.size(), 1U);
  EXPECT_EQ(slice(text, blocks[1].hidden[0]), "```json");
}

TEST(SplitMarkdown, TakesAShortParagraphInBoldForAHeading) {
  EXPECT_EQ(
      blocks_of("**What the order does**\n\n**This is a sentence.**\n\n**Section 1.** Policy\n"),
      (Outline{"heading 7: What the order does", "paragraph: This is a sentence.", "paragraph: Section 1. Policy"}));
}

TEST(SplitMarkdown, TakesIndentationForNoCode) {
  EXPECT_EQ(blocks_of("     Today the President signed.\n\n\u00A0\u00A0\u00A0\u00A0\u00A0Then he spoke.\n"),
            (Outline{"paragraph: Today the President signed.", "paragraph: Then he spoke."}));
}

TEST(SplitMarkdown, TakesALineOfAnyWhiteSpaceForABlankOne) {
  for (const auto* gap : {"\n\n", "\n \n", "\n\u00A0\u00A0\n", "\r\n\r\n", "\n\f\n", "\n\u200B\n"}) {
    EXPECT_EQ(blocks_of("one" + std::string(gap) + "two"), (Outline{"paragraph: one", "paragraph: two"}));
  }
}

TEST(SplitMarkdown, PartsHtmlWhereABrowserWould) {
  EXPECT_EQ(
      blocks_of("<table>\n<tr><td>One</td>\n<td>Two</td></tr>\n</table>\n\nA<br>B\n\n<p>C</p><p>D</p>\n"),
      (Outline{"paragraph: One", "paragraph: Two", "paragraph: A", "paragraph: B", "paragraph: C", "paragraph: D"}));
}

TEST(SplitMarkdown, LeavesCommentsAndScriptsOut) {
  EXPECT_EQ(blocks_of("one\n\n<!-- a\n\nb -->\n\n<script>\nlet x;\n\nx();\n</script>\n\ntwo\n"),
            (Outline{"paragraph: one", "paragraph: two"}));
}

TEST(SplitMarkdown, KeepsAnUnclosedCommentAsText) {
  EXPECT_EQ(blocks_of("<!-- a\n\nb"), (Outline{"paragraph: <!-- a", "paragraph: b"}));
}

TEST(SplitMarkdown, TakesALongParagraphAboveARuleForNoHeading) {
  const std::string sentence(400, 'x');
  EXPECT_EQ(blocks_of(sentence + "\n---\n"), (Outline{"paragraph: " + sentence}));
}

TEST(SplitMarkdown, BeginsAtTheBody) {
  const std::string_view text = "---\ntitle: A\n---\n\n*Text*.\n";
  const auto blocks = split_markdown(text, text.find("\n\n"));
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(slice(text, blocks[0].range), "Text*.");
}

TEST(SplitMarkdown, BearsATableOfTooManyColumns) {
  std::string text;
  for (const auto* cell : {"|a", "|-"}) {
    for (int i = 0; i < 20000; ++i) text += cell;
    text += "|\n";
  }
  for (int i = 0; i < 20000; ++i) text += "|b|\n";
  EXPECT_FALSE(split_markdown(text, 0).empty());
}

TEST(SplitMarkdown, TakesLinksOutOfLongListsAndNotOfLongParagraphs) {
  std::string list;
  std::string paragraph;
  for (int i = 0; i < 2000; ++i) {
    list += "- [word](http://a.org)\n";
    paragraph += "[a, b]\n";
  }
  const auto items = split_markdown(list, 0);
  EXPECT_EQ(items.size(), 2000U);
  EXPECT_EQ(slice(list, items.back().range), "word");
  const auto blocks = split_markdown(paragraph, 0);
  EXPECT_EQ(blocks.size(), 1U);
  EXPECT_TRUE(blocks.front().hidden.empty());
}

// What the Markdown parser itself makes of a text, piece after piece: an independent reading of the words.
class Words {
 public:
  static std::string of(const std::string& text) {
    Words words;
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void* user) { return add(user, " "); };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void* user) { return add(user, " "); };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size, void* user) {
      const std::string_view piece(data, size);
      if (type == MD_TEXT_HTML) return add(user, text::ends_line(piece) ? " " : "");
      return add(user, type == MD_TEXT_ENTITY ? text::shown_for(piece) : piece);
    };
    EXPECT_EQ(md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &words), 0);
    return words.words_;
  }

 private:
  static int add(void* user, std::string_view piece) {
    static_cast<Words*>(user)->words_ += piece;
    return 0;
  }
  std::string words_;
};

std::string folded(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = text::white_space_at(text, at);
    if (space == 0) {
      words += text[at++];
      continue;
    }
    if (!words.empty() && words.back() != ' ') words += ' ';
    at += space;
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

TEST(SplitMarkdown, ShowsTheWordsAndTheWhiteSpaceOfItsSourceAndNoMarkup) {
  constexpr std::string_view pieces[] = {
      "a",
      "bail",
      " ",
      " ",
      "\n",
      "\n\n",
      "*",
      "**",
      "_",
      "`",
      "<b>",
      "</b>",
      "<br>",
      "</p><p>",
      "&amp;",
      "&nbsp;",
      "&#8217;",
      "\n> ",
      "\n- ",
      "\n1. ",
      "[b](http://x)",
      "![i](s \"t|u\")",
      "\n## ",
      "\\",
      "~~",
      "|",
      "\n\n|a|*b*|\n|---|---|\n|",
      "<td>c</td>",
      "<https://x.org>",
      "\t",
      "Section",
      "</span>",
      "é",
      "\u2019",
      ".",
  };
  std::mt19937 random(16);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t size = 1 + random() % 12;
    for (std::size_t i = 0; i < size; ++i) text += pieces[random() % std::size(pieces)];
    std::string shown;
    for (const Block& block : split_markdown(text, 0)) {
      shown += ' ' + text::visible_text(text, block.range, block.hidden);
      const bool is_code = text[block.range.begin] == '`' || text[block.range.begin] == '~';  // begins with its fence
      const TextRange trimmed = text::trim_visible(text, block.range, block.hidden);
      ASSERT_TRUE(is_code || trimmed == block.range) << text;
    }
    ASSERT_EQ(folded(shown), folded(Words::of(text))) << text;
  }
}

}  // namespace
}  // namespace tenet::indexer
