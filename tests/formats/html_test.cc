#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/html_page.h"
#include "indexer/reading/formats/formats.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using Kind = Block::Kind;

std::string_view words_of(const Extract& extract, const Block& block) {
  return std::string_view(extract.text).substr(block.range.begin, block.range.size());
}

// The kind of the block of these words, nothing where there is none.
std::optional<Kind> kind_of(const Extract& extract, std::string_view words) {
  for (const Block& block : extract.blocks) {
    if (words_of(extract, block) == words) return block.kind;
  }
  return std::nullopt;
}

bool holds(const Extract& extract, std::string_view words) {
  return extract.text.find(words) != std::string::npos;
}

TEST(ReadHtml, GivesEachKindOfBlock) {
  const Extract extract = read(
      article("<h2>What changes</h2><p>One rule in six words, all told.</p>"
              "<ul><li>First, the judges of the county decide.</li></ul>"
              "<blockquote><p>We hold that no one should be held.</p></blockquote>"
              "<table><tr><th>Year</th><th>Cases</th></tr><tr><td>2015</td><td>1,204</td></tr></table>"
              "<figure><img src=a.jpg><figcaption>The old jail of Testshire stands empty at noon.</figcaption></figure>"
              "<div class=footnotes><p>1. See the minutes of the council, page 12.</p></div>"));
  EXPECT_EQ(kind_of(extract, "Bail in Testshire"), Kind::title);
  EXPECT_EQ(kind_of(extract, "What changes"), Kind::heading);
  EXPECT_EQ(kind_of(extract, "One rule in six words, all told."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "First, the judges of the county decide."), Kind::list_item);
  EXPECT_EQ(kind_of(extract, "We hold that no one should be held."), Kind::block_quote);
  EXPECT_EQ(kind_of(extract, "Year | Cases"), Kind::table_row);
  EXPECT_EQ(kind_of(extract, "2015 | 1,204"), Kind::table_row);
  EXPECT_EQ(kind_of(extract, "The old jail of Testshire stands empty at noon."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "1. See the minutes of the council, page 12."), Kind::note);
}

TEST(ReadHtml, JoinsAndPartsWordsAsABrowserDoes) {
  struct Case {
    std::string_view markup = {};
    std::string_view text = {};
  };
  constexpr Case cases[] = {
      {"<p>Then <b>one</b><i>two</i> and  more\n of it came.", "Then onetwo and more of it came."},
      {"<p>Then <b>one </b>\n <i> two</i> went on to the end.", "Then one two went on to the end."},
      {"<p>It takes<!-- no --> a com\u00ADmittee to re&shy;form it all.", "It takes a committee to reform it all."},
      {"<p>AT&ampT, &lt;b&gt; and caf&eacute; &#8212; &#x201C;so&#148; it was.", "AT&T, <b> and café — “so” it was."},
      {"<p>A&nbsp;no-break space is\u2003as good as any other one.", "A no-break space is as good as any other one."},
      {"<p>She said <q>we <q>all</q> agree</q> to the clerk then.", "She said “we ‘all’ agree” to the clerk then."},
      {"<p>Fish &unknown; chips &amp;amp; 3 < 4 > 2 make it right.",
       "Fish &unknown; chips &amp; 3 < 4 > 2 make it right."},
      {"<p>Super<wbr>califragilistic words are words for us, too.",
       "Supercalifragilistic words are words for us, too."},
      {"<p>H<sub>2</sub>O and the 4<sup>th</sup> of July it was then.", "H2O and the 4th of July it was then."},
      {"<p>A cell of 7<sup>2</sup> feet and 10<sup>12</sup> cells went there.",
       "A cell of 7\u00B2 feet and 10\u00B9\u00B2 cells went there."},
      {"<p>The judge<sup>1</sup> agreed.<sup>[2]</sup> So<sup><a href='#n'>*</a></sup> did the clerk then.",
       "The judge agreed. So did the clerk then."},
      {"<p>A cell of 9 m<sup>2</sup> is small, and R<sup>2</sup> was .4 in it.",
       "A cell of 9 m\u00B2 is small, and R\u00B2 was .4 in it."},
      {"<p>They had <del>no</del> <ins>few</ins> beds in the end of it.", "They had few beds in the end of it."},
  };
  for (const Case& test : cases) EXPECT_TRUE(holds(read(article(test.markup)), test.text)) << test.markup;
}

TEST(ReadHtml, PartsParagraphsAtTwoBreaksAndLinesAtOne) {
  const Extract extract = read(article(
      "<div>The first of two paragraphs ends here.<br> <br/>The second has\n<br>two lines in it, as verse has.</div>"
      "<pre>  keep\n  these lines of code as\n they are</pre>"));
  EXPECT_EQ(kind_of(extract, "The first of two paragraphs ends here."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "The second has\ntwo lines in it, as verse has."), Kind::paragraph);
  EXPECT_TRUE(holds(extract, "keep\nthese lines of code as\nthey are"));
}

TEST(ReadHtml, PartsParagraphsOfPreAtEmptyLines) {
  const Extract extract =
      read(article("<pre>\nThe first paragraph of the <a href='/o'>order\nends</a> here.\n \t\r\n\n   The second "
                   "has\n<b>two lines</b> "
                   "in it.\n\n\n</pre><p>Behind them\n\nis one more.</p>"));
  EXPECT_EQ(kind_of(extract, "The first paragraph of the order\nends here."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "The second has\ntwo lines in it."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "Behind them is one more."), Kind::paragraph);
}

TEST(ReadHtml, ClosesWhatNobodyClosed) {
  const Extract extract = read(article(
      "<ul><li>One item of the list ends here.<li>Another item ends here as well.</ul><p>A first paragraph is open "
      "still.<p>A second follows it right away.<div>A box closes that one again.</div></span></b>"));
  EXPECT_EQ(kind_of(extract, "One item of the list ends here."), Kind::list_item);
  EXPECT_EQ(kind_of(extract, "Another item ends here as well."), Kind::list_item);
  EXPECT_EQ(kind_of(extract, "A first paragraph is open still."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "A second follows it right away."), Kind::paragraph);
  EXPECT_EQ(kind_of(extract, "A box closes that one again."), Kind::paragraph);
}

TEST(ReadHtml, LeavesOutWhatNobodySees) {
  for (const std::string_view markup :
       {"<p hidden>Marker words that stay unseen.</p>", "<div style='color:red; display: none'>Marker words.</div>",
        "<span aria-hidden=true>Marker words here.</span>", "<script>var s = 'Marker words';</script>",
        "<style>.x { content: 'Marker words' }</style>", "<template><p>Marker words stand here.</p></template>",
        "<svg><title>Marker words</title></svg>", "<span class='sr-only'>Marker words for readers.</span>",
        "<select><option>Marker words</select>", "<textarea>Marker words</textarea>", "<!-- Marker words -->",
        "<noscript><img alt=x> Marker words </noscript>", "<iframe>Marker words</iframe>",
        "<button>Marker words</button>"}) {
    EXPECT_FALSE(holds(read(article(markup)), "Marker")) << markup;
  }
}

TEST(ReadHtml, KeepsWhatScriptsShow) {
  const std::string body = fmt::format("<div style='display:none'>{}</div><p>Loading the page</p>", prose);
  EXPECT_TRUE(holds(read(page(body)), "voted on Monday"));
  EXPECT_TRUE(holds(read(page(fmt::format("<noscript>{}</noscript>", prose))), "voted on Monday"));
  EXPECT_TRUE(holds(read(page(fmt::format("<div class='field label-hidden'>{}</div>", prose))), "voted on Monday"));
}

TEST(ReadHtml, LeavesOutTheSite) {
  for (const std::string_view markup :
       {"<nav><a href=/>Marker words of a menu</a></nav>",
        "<footer><p>Marker words of the publisher of it.</p></footer>",
        "<aside><p>Marker words of a story on the side of this.</p></aside>",
        "<div class='related-stories'><h3>Marker</h3><a href=/b>Another story altogether</a></div>",
        "<div id=comments><p>Marker words, I never heard such a thing in all my life.</p></div>",
        "<div class=share-tools><a href=/f>Marker</a></div>", "<form><label>Marker words</label><input></form>",
        "<div role=navigation><p>Marker words to go elsewhere from here.</p></div>",
        "<div class=cookieNotice><p>Marker words are about cookies that we set.</p></div>",
        "<ul class=breadcrumbs><li><a href=/>Marker words</a></li></ul>",
        "<div class='newsletter-signup'><p>Marker words come to your inbox every week.</p></div>",
        "<p class=byline>By Marker Words</p>", "<p>Read more: <a href=/c>Marker words of another story</a></p>"}) {
    const Extract extract = read(article(markup));
    EXPECT_FALSE(holds(extract, "Marker")) << markup;
    EXPECT_TRUE(holds(extract, "voted on Monday")) << markup;
    EXPECT_TRUE(holds(extract, "looks at the figures")) << markup;
  }
}

TEST(ReadHtml, LeavesOutWhatStandsBehindTheArticle) {
  constexpr std::string_view head = "<meta name=author content='Odile Harrow'>";
  for (const std::string_view markup :
       {"<p>Odile Harrow is the court reporter of the Marker Post and has written on bail since 2004.</p>",
        "<p>Reporting by Marker Kern; editing by Jane Roe</p>", "<p>Write to the Marker desk at desk@post.example.</p>",
        "<p>Get stories like this of the Marker Post <a href=/n>in your inbox</a> every morning.</p>",
        "<h3>Marker</h3>", "<div><p>Marker</p></div>"}) {
    const Extract extract = read(page(fmt::format("<h1>Bail ends</h1>{}{}", prose, markup), head));
    EXPECT_FALSE(holds(extract, "Marker")) << markup;
    EXPECT_TRUE(holds(extract, "looks at the figures")) << markup;
  }
  const Extract extract =
      read(page(fmt::format("{}<p>\"The Marker reform is fair,\" Odile Harrow told the court.</p>", prose), head));
  EXPECT_TRUE(holds(extract, "The Marker reform is fair"));
}

TEST(ReadHtml, KeepsTheSignatureOfALetter) {
  const Extract extract = read(page(fmt::format(
      "<p>Dear Chair:</p>{}<p>Sincerely,</p><p>Bo Marker<br>Director</p><p>Subscribe to our newsletter today.</p>",
      prose)));
  EXPECT_TRUE(holds(extract, "Sincerely,"));
  EXPECT_TRUE(holds(extract, "Bo Marker"));
  EXPECT_FALSE(holds(extract, "Subscribe to our"));
}

TEST(ReadHtml, ReadsWhatAPageOfFramesHasForOthers) {
  const Extract extract = read(
      "<html><frameset cols=20%,80%><frame src=a><noframes><body><p>Bail is not a "
      "fine.</p></body></noframes></frameset>");
  EXPECT_TRUE(holds(extract, "Bail is not a fine."));
}

TEST(ReadHtml, TakesTheWholePageWhereThereIsNoArticle) {
  const Extract extract = read(page(
      "<nav><a href=/>Home of the county</a></nav><main><h1>Offices</h1><ul><li><a href=/1>Clerk of the court</a></li>"
      "<li><a href=/2>Office of the sheriff</a></li></ul><p>Open daily.</p></main><footer>Testshire County</footer>"));
  EXPECT_TRUE(holds(extract, "Clerk of the court"));
  EXPECT_TRUE(holds(extract, "Open daily."));
  EXPECT_FALSE(holds(extract, "Home of the county"));
}

TEST(ReadHtml, TakesTheWordsOfAForumThoughTheyAreComments) {
  std::string body = "<h1>Bail</h1>";
  for (int i = 0; i < 5; ++i) body += fmt::format("<div class=comment id=c{0}><p>Answer {0}.</p>{1}</div>", i, prose);
  EXPECT_TRUE(holds(read(page(body)), "voted on Monday"));
}

TEST(ReadHtml, ReadsTheStatedTextWhereAPageShowsNone) {
  const Extract extract = read(page("<p>Loading</p>",
                                    R"(<script type="application/ld+json">{"@type": "NewsArticle", "articleBody":
    "The council voted on Monday to end cash bail. Nobody should wait in jail because he is poor, its chair said."}
    </script>)"));
  EXPECT_TRUE(holds(extract, "The council voted on Monday to end cash bail."));
}

TEST(ReadHtml, ReadsEveryEncoding) {
  const auto with_charset = [](std::string_view charset, std::string_view word) {
    return page(fmt::format("<article><p>{}</p>{}</article>", word, prose), fmt::format("<meta charset={}>", charset));
  };
  EXPECT_TRUE(holds(read(with_charset("iso-8859-1", "The caf\xE9 \x93so\x94 it was called then.")), "café “so” it"));
  EXPECT_TRUE(holds(read(with_charset("windows-1250", "The word was \xB3\xF3\xBF at that time.")), "łóż at"));
  EXPECT_TRUE(holds(read(with_charset("latin1", "The café was already saved anew.")), "The café was"));
  EXPECT_TRUE(holds(read(with_charset("no-such", "The café was of no charset then.")), "The café was"));
  EXPECT_TRUE(holds(read_html(with_charset("utf-8", "The \xE4ther was sent by a server."), {.charset = "iso-8859-1"}),
                    "The äther"));
  std::string utf16;
  for (const char c : article("<p>Sixteen bits make a character here.</p>")) utf16 += std::string{c, '\0'};
  EXPECT_TRUE(holds(read(utf16), "Sixteen bits make"));
  EXPECT_TRUE(holds(read("\xFF\xFE" + utf16), "Sixteen bits make"));
}

TEST(ReadHtml, ReadsXhtml) {
  const std::string source = fmt::format(
      "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><script src='a.js'/>"
      "<title>Bail</title></head><body><a id='top'/><p>Some <![CDATA[5 < 6 & more]]> words stand "
      "here.</p>{}</body></html>",
      prose);
  const Extract extract = read(source);
  EXPECT_TRUE(holds(extract, "Some 5 < 6 & more words stand here."));
  EXPECT_TRUE(extract.links.empty());
}

TEST(ReadHtml, KeepsLinks) {
  const Extract extract =
      read(article("<p>The rules are in <a href='/r?a=1&amp;b=2'>chapter 9</a>, and <a href='#n'>a "
                   "note</a> tells more.</p>"));
  ASSERT_EQ(extract.links.size(), 1U);
  EXPECT_EQ(extract.links[0].address, "/r?a=1&b=2");
  EXPECT_EQ(extract.text.substr(extract.links[0].words.begin, extract.links[0].words.size()), "chapter 9");
}

TEST(ReadHtml, LosesNoWordOfAPlainPage) {
  std::mt19937 random(7);
  const auto draw = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  constexpr std::string_view wraps[][2] = {{"<p>", "</p>"},
                                           {"<p>", ""},
                                           {"<div><p>", "</div>"},
                                           {"<section><p>", "</p></section>"},
                                           {"<blockquote>", "</blockquote>"},
                                           {"<ol><li>", "</ol>"},
                                           {"<center>", "</center>"},
                                           {"<table><tr><td>", "</table>"}};
  constexpr std::string_view inlines[][2] = {
      {"", ""}, {"<b>", "</b>"}, {"<i>", ""}, {"<font color=red>", "</font>"}, {"", "<!-- x -->"}};
  for (int round = 0; round < 50; ++round) {
    std::string body;
    std::string expected;
    int number = 0;
    for (int paragraph = 0; paragraph < 12; ++paragraph) {
      const auto& wrap = wraps[draw(std::size(wraps))];
      body += wrap[0];
      for (int word = 0; word < 25; ++word) {
        const auto& around = inlines[draw(std::size(inlines))];
        const std::string name = fmt::format("word{}{}", ++number, word == 24 ? "." : "");
        body += fmt::format("{}{}{} ", around[0], name, around[1]);
        expected += name + ' ';
      }
      body += wrap[1];
    }
    std::string found;
    for (const char c : read(page(body)).text) found += c == '\n' ? ' ' : c;
    for (std::size_t at = found.find("  "); at != std::string::npos; at = found.find("  ")) found.erase(at, 1);
    EXPECT_EQ(found + ' ', expected) << body;
  }
}

TEST(ReadHtml, ReadsTagSoup) {
  std::mt19937 random(11);
  constexpr std::string_view pieces[] = {"<p>",       "</p>",       "<div class='article'>",
                                         "</div>",    "<table>",    "<tr>",
                                         "<td>",      "</table>",   "<b>",
                                         "</b>",      "<a href=x>", "</a>",
                                         "<script>",  "</script>",  "<!--",
                                         "-->",       "<",          ">",
                                         "&",         "&amp",       "&#0;",
                                         "\"",        "'",          "=",
                                         " word ",    "<ul><li>",   "</ul>",
                                         "<q>",       "</q>",       "<title>",
                                         "</title>",  "<head>",     "<body>",
                                         "<br>",      "<form>",     "</form>",
                                         "<svg/>",    "\xFF",       "\0"sv,
                                         "<![CDATA[", "]]>",        "<pre>",
                                         "\n",        "<h1>",       "</h2>",
                                         "<p",        "<a b='"};
  for (int round = 0; round < 300; ++round) {
    std::string soup;
    for (int i = 0; i < 200; ++i)
      soup += pieces[std::uniform_int_distribution<std::size_t>(0, std::size(pieces) - 1)(random)];
    const Extract extract = read(soup);
    EXPECT_TRUE(text::is_utf8(extract.text));
    for (const Block& block : extract.blocks) EXPECT_LT(block.range.begin, block.range.end);
  }
}

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// Pages that are made to take long: where anything is quadratic, they do.
TEST(ReadHtml, TakesNoLongerForPagesThatMeanHarm) {
  const std::string pages[] = {
      times(20'000, "<div>") + "deep" + times(20'000, "</b>"),
      times(20'000, "<p><b>") + std::string(prose),
      times(20'000, "<a href=x>"),
      times(12'000, "<table><tr><td>"),
      times(20'000, "<table>"),
      times(20'000, "<b><div>") + times(10'000, "</b>"),
      "<p a='" + std::string(200'000, 'x') + "'>word",
      "<p " + times(40'000, "a=b ") + ">word",
      times(40'000, "<!--"),
      times(20'000, "<title>"),
      times(20'000, "<textarea>"),
      times(40'000, "<!x"),
      std::string(200'000, '&'),
      std::string(200'000, '<'),
      times(20'000, "<ul><li>") + "item",
      times(20'000, "<q>x"),
      times(10'000, "<blockquote class='content body article related'>"),
      "<script type='application/ld+json'>" + std::string(200'000, '[') + "</script>",
      times(6'000, "<h1>Bail ends</h1>"),
      times(10'000, "<time>x</time><p class=byline>By A"),
      times(10'000, "<div class=author>") + "By Odile Harrow",
      times(20'000, "<time>"),
      times(20'000, "<div class=headline>") + "Bail ends",
      times(20'000, "<h1><a href=/>"),
      "<h1>x</h1>" + times(20'000, "<p>June 4, 2012 | Jane Harrow, "),
      times(20'000, "<strong>"),
      times(20'000, "<h1><div>"),
      times(20'000, "<p>Posted: soon</p>"),
      std::string(prose) + times(20'000, "<p>Sincerely,</p>"),
      std::string(prose) + times(10'000, "<p>Related</p><p>A sentence of some length stands here as well.</p>"),
      times(10'000, "<h6>Related</h6><p>A sentence of some length stands here as well.</p>") + std::string(prose),
      "<title>" + times(20'000, " - x") + "</title>",
  };
  for (const std::string& hostile : pages) {
    const std::clock_t begin = std::clock();  // of the processor: other tests run beside
    (void)read(hostile);
    EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 3) << hostile.substr(0, 60);
  }
  EXPECT_TRUE(holds(read(times(20'000, "<div>") + std::string(prose)), "voted on Monday"));
}

}  // namespace
}  // namespace tenet::indexer
