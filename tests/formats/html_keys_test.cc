#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/html_page.h"

// What pages say of themselves: title, date, author, source, language.
namespace tenet::indexer {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string key_of(const Extract& extract, std::string_view key) {
  for (const DocumentKey& found : extract.keys) {
    if (found.key == key) return found.value;
  }
  return {};
}

struct Metadata {
  std::string_view head = {};
  std::string_view body = {};
  std::string_view value = {};
};

void expect_key(std::string_view key, std::initializer_list<Metadata> cases) {
  for (const Metadata& test : cases) {
    EXPECT_EQ(key_of(read(page(fmt::format("{}{}", test.body, prose), test.head)), key), test.value)
        << test.head << test.body;
  }
}

TEST(ReadHtml, FindsTheTitleWithoutTheSite) {
  expect_key(
      "title",
      {{"<title>Bail ends | Testshire Post</title><meta property=og:site_name content='Testshire Post'>", "",
        "Bail ends"},
       {"<title>Bail ends - Testshire Post</title>", "<h1>Bail ends</h1>", "Bail ends"},
       {"<title>Testshire Post: Bail ends</title><meta property='og:site_name' content='Testshire Post'>", "",
        "Bail ends"},
       {"<title>8 bail rules | Testshire Post</title>", "<h2>Bail rules</h2>", "8 bail rules | Testshire Post"},
       {"<title>4 ways to end bail</title>", "<h1>4 new ways to end bail now</h1>", "4 new ways to end bail now"},
       {"<title>Bail ends</title>", "<h1>Latest from the county</h1>", "Bail ends"},
       {"<title>Bail - a short history</title>", "<h1>Bail - a short history</h1>", "Bail - a short history"},
       {"<title>Home</title><meta property='og:title' content='Bail &amp; fines'>", "", "Bail & fines"},
       {"<title>x</title><script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Bail "
        "ends\"}</script>",
        "", "Bail ends"},
       {"<title>\n Bail\n ends </title>", "<svg><title>Icon</title></svg>", "Bail ends"},
       {"", "<h1>Bail <em>ends</em></h1>", "Bail ends"},
       {"<title>Bail ends | Testshire Post</title>", "<h1><a href='/'>Testshire Post</a></h1><h2>Bail ends</h2>",
        "Bail ends"},
       {"<title>Bail ends | Testshire Post</title>", "<h3 class='post-title entry-title'>Bail ends</h3>", "Bail ends"},
       {"<title>Testshire Post - News - Bail ends</title>", "<div class=headline>Bail ends</div>", "Bail ends"},
       {"<title>Bail ends at last - Salter Sheriff</title>",
        "<div class=logo><h1>Salter Sheriff</h1></div>"
        "<h2>Bail ends at last</h2>",
        "Bail ends at last"},
       {"<title>The Post \u00BB Bail ends at last</title>",
        "<h1 class=site-title>The Post</h1>"
        "<h2 class=entry-title>Bail ends at last</h2>",
        "Bail ends at last"},
       {"<title>Bail ends at last | Opinion</title>", "<h1>Bail ends at last</h1><h2>Opinion</h2>",
        "Bail ends at last"},
       {"<title>Home</title>", "<h1>Bail ends at last</h1>", "Bail ends at last"},
       {"<title>Untitled Document</title>", "<h2>Bail ends at last</h2>", "Bail ends at last"},
       {"<title>Untitled Page</title>", "<h1>Bail ends at last</h1>", "Bail ends at last"},
       {"<title>index.html</title>", "<h1>Bail ends at last</h1>", "Bail ends at last"},
       {"<title>Bail</title>", "<h2>Four ways out</h2><h2>Four ways in</h2>", "Bail"},
       {"", "", ""}});
}

TEST(ReadHtml, ReadsLinkedDataThatCommentsHide) {
  constexpr auto json = "{\"@type\":\"NewsArticle\",\"headline\":\"Bail ends\",\"keywords\":[\"x\"]}";
  const std::pair<std::string_view, std::string_view> marks[] = {
      {"//<![CDATA[\n", "\n//]]>"},
      {"// <![CDATA[\n", "\n// ]]>\n"},
      {"<![CDATA[", "]]>"},
      {"\n/* <![CDATA[ */\n", "\n/* ]]> */\n"},
      {"/*<![CDATA[*/", "/*]]>*/"},
      {"<!--\n", "\n-->"},
      {"<!--//--><![CDATA[//><!--\n", "\n//--><!]]>"},
      {"<!-- <![CDATA[ ", " ]]> -->"},
      {"<![CDATA[ <![CDATA[", "]]>"},
      {"//<![CDATA[\n[", "]\n//]]>"},
      {"<![CDATA[[", "]]]>"},
      {"<![CDATA[", ""},
      {"", ";"},
  };
  for (const auto& [before, behind] : marks) {
    const std::string head =
        fmt::format("<title>x</title><script type='application/ld+json'>{}{}{}</script>", before, json, behind);
    EXPECT_EQ(key_of(read(page(prose, head)), "title"), "Bail ends") << head;
  }
  for (const auto hidden :
       {"<![CDATA["sv, "<![CDATA[]]>"sv, "]]>"sv, "]]>{"sv, "[CDATA[]]>"sv, "<![CDATA[<![CDATA[]]>]]>"sv}) {
    const std::string head =
        fmt::format("<title>Fines end</title><script type='application/ld+json'>{}</script>", hidden);
    EXPECT_EQ(key_of(read(page(prose, head)), "title"), "Fines end") << head;
  }
}

TEST(ReadHtml, ReadsLinkedDataThatIsLoose) {
  for (const auto json : {
           "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Bail ends&quot;}"sv,
           "{\"@type\":\"Organization\",\"name\":\"Post\"}\n{\"@type\":\"NewsArticle\",\"headline\":\"Bail ends\"}"sv,
           "{\"@type\":\"NewsArticle\",\"headline\":\"Bail ends\"},{\"name\":\"a } { b\"}"sv,
           "{\"@type\":broken}{\"@type\":\"NewsArticle\",\"headline\":\"Bail ends\"}"sv,
           "{\"@type\":\"NewsArticle\",\"headline\":\"Bail\tends\",}"sv,
       }) {
    const std::string head = fmt::format("<title>x</title><script type='application/ld+json'>{}</script>", json);
    EXPECT_EQ(key_of(read(page(prose, head)), "title"), "Bail ends") << head;
  }
  for (const auto json : {"}{"sv, "{\"a\":\"\\"sv, "[[[["sv, "{}}}}"sv, "&quot;{&quot;"sv}) {
    const std::string head =
        fmt::format("<title>Fines end</title><script type='application/ld+json'>{}</script>", json);
    EXPECT_EQ(key_of(read(page(prose, head)), "title"), "Fines end") << head;
  }
}

TEST(ReadHtml, TakesTheArticleOfThePageAmongOtherStories) {
  const std::string data =
      R"([{"@type":"NewsArticle","headline":"Bail","author":"Ivo Vane","datePublished":"2014-01-01"},
          {"@type":"NewsArticle","headline":"Bail ends at last","author":"Odile Harrow","datePublished":"2015-10-21"},
          {"@type":"NewsArticle","headline":"Fines end","author":"Ruth Moss","datePublished":"2014-02-02"}])";
  for (const std::string title :
       {"<title>Bail ends at last | Post</title>", "<title>Post</title><h1>Bail ends at last</h1>"}) {
    const Extract extract = read(page(prose, title + "<script type='application/ld+json'>" + data + "</script>"));
    EXPECT_EQ(key_of(extract, "author"), "Odile Harrow") << title;
    EXPECT_EQ(key_of(extract, "date"), "2015-10-21") << title;
  }
}

TEST(ReadHtml, FindsTheDateThatIsMarkedAsOne) {
  expect_key(
      "date",
      {{"<meta property='article:published_time' content='2015-10-21T23:15:00-04:00'>", "", "2015-10-21"},
       {"<meta name='DC.date.issued' content='2015-10-21'>", "", "2015-10-21"},
       {"<meta name=date content='October 21, 2015'>", "", "2015-10-21"},
       {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"datePublished\":"
        "\"2015-10-21T08:00:00Z\"}]}</script>",
        "", "2015-10-21"},
       {"", "<time datetime=2015-10-21>yesterday</time>", "2015-10-21"},
       {"", "<p class=dateline>Posted on Wednesday, October 21, 2015 at 8:00</p>", "2015-10-21"},
       {"", "<h1>Bail ends</h1><div><span>Last updated: October 21, 2015</span></div>", "2015-10-21"},
       {"<link rel=canonical href='https://post.example/2015/10/21/bail-ends'>", "", "2015-10-21"},
       {"<link rel=canonical href='https://post.example/a/2015-10-21-bail'>", "", "2015-10-21"},
       {"", "<div class=related><time datetime=2014-01-01>then</time></div>", ""},
       {"", "<p>On October 21, 2015, the council met for the last time in the old hall.</p>", ""},
       {"<meta name=date content='soon'>", "", ""},
       {"<meta name=published_on content='2015-10-21T21:00:00Z'>", "", "2015-10-21"},
       {"<meta name=publisher content='2015-10-21'><meta name=published_updated content='2015-10-21'>", "", ""},
       {"", "<h1>Bail ends</h1><p>UPDATED: October 22, 2015 | PUBLISHED: October 21, 2015</p>", "2015-10-21"},
       {"", "<h1>Bail ends</h1><p>Updated October 22, 2015</p><p>October 21, 2015</p>", "2015-10-21"},
       {"", "<div class=entry-date>OCT<br>21<br>2015</div>", "2015-10-21"},
       {"", "<h1>El condado</h1><p class=fecha>21 de octubre de 2015</p>", "2015-10-21"},
       {"", "<h1>Le comt\u00E9</h1><p>Publi\u00E9 le 1er ao\u00FBt 2015 \u00E0 10h00</p>", "2015-08-01"},
       {"", "<h1>Der Kreis</h1><time>5. M\u00E4rz 2015</time>", "2015-03-05"},
       {"", "<h1>Bail ends</h1><span>Wed, 11/02/2015 - 10:32</span>", "2015-02-11"},
       {"", "<center>No. 22-107</center><center>Decided October 21, 2015</center>", "2015-10-21"},
       {"", "<p>Posted: October 21, 2015</p><p>Posted: October 22, 2015</p>", ""},
       {"", "<p>Argued March 2, 2015\u2014Decided October 21, 2015</p>", "2015-10-21"},
       {"", "<h1>Bail</h1><p>Volume 620: debated on Wednesday 21 October 2015</p>", "2015-10-21"},
       {"", "<time class=updated datetime=2019-01-02>then</time><time class=published datetime=2015-10-21>x</time>",
        "2015-10-21"},
       {"", "<span property='dcterms:date' content='2015-10-21'>in October</span>", "2015-10-21"},
       {"<title>Bail ends</title>", "<font size=5><b>Bail ends</b></font><br>by Odile Harrow<br>May 4, 2015",
        "2015-05-04"},
       {"", "<div id=tocSource><h1>Bail ends</h1><time datetime=2015-10-21>then</time></div>", "2015-10-21"}});
}

TEST(ReadHtml, ReadsADateInNumbersByTheLanguageOfThePage) {
  for (const auto& [language, date] : {std::pair("de", "2015-06-04"), std::pair("en-GB", "2015-06-04"),
                                       std::pair("en-US", "2015-04-06"), std::pair("en", ""), std::pair("en-CA", "")}) {
    const std::string html = fmt::format("<html lang={}><h1>Bail</h1><p class=date>04/06/2015</p>{}", language, prose);
    EXPECT_EQ(key_of(read(html), "date"), date) << language;
  }
}

TEST(ReadHtml, ReadsADateInNumbersByOthersOfThePage) {
  const auto dated = [](std::string_view others) {
    return key_of(read(page(fmt::format("<h1>Bail</h1><p class=date>04/06/2015</p>{}{}", prose, others))), "date");
  };
  EXPECT_EQ(dated("<p>The council met on 03/28/2015 and went home with nothing done</p>"), "2015-04-06");
  EXPECT_EQ(dated("<p>The council met on 28/03/2015 and went home with nothing done</p>"), "2015-06-04");
  EXPECT_EQ(dated("<p>Nobody paid the fines that were due on 28/03/2015 there</p><p>The council met on 03/28/2015 and "
                  "went home with nothing done</p>"),
            "");
}

TEST(ReadHtml, TakesNoDateOfSomethingElse) {
  expect_key("date", {{"", "<h1>Bail</h1><p>Due March 4, 2019</p>", ""},
                      {"", "<h1>Bail</h1><p>Deadline: March 4, 2019</p>", ""},
                      {"", "<h1>Bail</h1><p>Event: May 5, 2020 at 10am</p>", ""},
                      {"", "<h1>Bail</h1><p>Effective 4 March 2019</p>", ""},
                      {"", "<h1>Bail</h1><p>Due March 4, 2019</p><p>May 5, 2018</p>", "2018-05-05"},
                      {"", "<h1>Bail</h1><p>Wednesday 21 October 2015</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>Wed October 21, 2015</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>On October 21, 2015</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>mercredi 21 octobre 2015</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>HC Deb 21 October 2015 vol 655</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>Testshire, October 21, 2015</p>", "2015-10-21"},
                      {"", "<h1>Bail</h1><p>Seen on March 4, 2019</p>", ""},
                      {"", "<h1>Bail</h1><p>Answers wanted: March 4, 2019</p>", ""},
                      {"", "<h1>Bail</h1><p>Date: March 4, 2019</p>", "2019-03-04"},
                      {"", "<h1>Bail</h1><p>Closing date: March 4, 2019</p>", ""}});
}

TEST(ReadHtml, TakesNoDateOutOfTheText) {
  const std::string words(300, 'x');
  expect_key("date",
             {{"", "<p>Ivo Kern died in his cell on <time datetime=1971-03-04>March 4, 1971</time>.</p>", ""},
              {"", "<p>Published in the morning of <time>March 4, 2019</time></p>", "2019-03-04"},
              {"", "<p>By Ivo Kern, <time>March 4, 2019</time></p>", "2019-03-04"},
              {"", "<h1>Bail</h1><blockquote><p>We won.</p>Ivo Kern <a href=q>March 4, 2019</a></blockquote>", ""},
              {"", "<h1>Bail</h1><blockquote><time>March 4, 2019</time></blockquote><p>May 5, 2020</p>", "2020-05-05"},
              {"", "<blockquote><h1>Bail</h1><p>March 4, 2019</p></blockquote>", "2019-03-04"},
              {"", fmt::format("<h1>Bail</h1><p>{}</p><p>Minutes of <a href=q>March 4, 2019</a></p>", words), ""},
              {"", fmt::format("<h1>Bail</h1><p>March 4, 2019</p><p>{}</p>", words), "2019-03-04"}});
}

TEST(ReadHtml, TakesNoDateOfAnotherPage) {
  constexpr std::string_view card = "<h3><a href=q>Prison opens</a></h3><time datetime=2021-01-01>then</time>";
  expect_key("date",
             {{"", fmt::format("<section><h2>Other news</h2>{}</section>", card), ""},
              {"", "<article><time datetime=2021-01-01>then</time><h3><a href=q>Prison opens</a></h3></article>", ""},
              {"", "<ul><li><a href=q><h4>Prison opens</h4></a><time>Jan 1, 2021</time></li></ul>", ""},
              {"", fmt::format("<h1>Bail</h1><p>March 4, 2019</p><section>{}</section>", card), "2019-03-04"},
              {"<title>Bail ends</title>", "<h2><a href=b>Bail ends</a></h2><time datetime=2019-03-04>then</time>",
               "2019-03-04"}});
}

TEST(ReadHtml, TakesTheDateBelowTheHeadlineBeforeOthers) {
  expect_key("date",
             {{"", "<div>Monday, November 30, 2026</div><h1>Bail</h1><p>March 4, 2019</p>", "2019-03-04"},
              {"", "<div id=clock>November 30, 2026</div><h1>Bail</h1><p class=date>March 4, 2019</p>", "2019-03-04"},
              {"", "<time datetime=2026-11-30>today</time><h1>Bail</h1><span class=posted>Posted March 4, 2019</span>",
               "2019-03-04"},
              {"",
               "<ul><li><time datetime=2026-11-30>now</time> <a href=q>A prison opens</a></li></ul><h1>Bail</h1>"
               "<p>March 4, 2019</p>",
               "2019-03-04"},
              {"<title>Bail ends</title>",
               "<h1>The Salter Post</h1><p>November 30, 2026</p><h2>Bail ends</h2>"
               "<p>March 4, 2019</p>",
               "2019-03-04"},
              {"",
               "<h1>Bail</h1><p>By Odile Harrow</p><time datetime=2019-03-04>then</time>"
               "<div class=date>November 30, 2026</div>",
               "2019-03-04"},
              {"", "<p>March 4, 2019</p><h1>Bail</h1><p>By Odile Harrow</p>", "2019-03-04"},
              {"", "<time datetime=2019-03-04>then</time><h1>Bail</h1><p>Updated May 5, 2020</p>", "2019-03-04"}});
  const std::string beside = "<time datetime=2021-01-01>then</time> <a href=q>A prison opens in Port Salter</a>";
  for (const std::string_view box : {"<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>", "<div>{}</div>"}) {
    const std::string html = fmt::format("<h1>Bail</h1>{}{}", prose, fmt::format(fmt::runtime(box), beside));
    EXPECT_EQ(key_of(read(page(html)), "date"), "") << box;
  }
}

TEST(ReadHtml, TakesTheMonthOrYearThatIsStatedWhereThereIsNoDay) {
  expect_key("date", {{"<meta name=DC.date.issued content=2019-03>", "", "2019-03"},
                      {"<meta name=citation_date content=2019>", "", "2019"},
                      {"<meta name=citation_date content=2019/03>", "", "2019-03"},
                      {"<meta name=citation_date content=2019>", "<h1>Bail</h1><p>March 4, 2019</p>", "2019-03-04"},
                      {"<meta name=citation_date content=2019>", "<h1>Bail</h1><p>March 4, 2021</p>", "2019"},
                      {"<meta name=date content='03/04/2019'>", "", ""}});
}

TEST(ReadHtml, TakesTheDateOfAnUpdateWhereThereIsNoOther) {
  const std::string updated = fmt::format("{}<p>Last updated: October 21, 2015</p>", prose);
  EXPECT_EQ(key_of(read(page(updated)), "date"), "2015-10-21");
  EXPECT_EQ(key_of(read(page("<time>May 4, 2015</time>" + updated)), "date"), "2015-05-04");
}

TEST(ReadHtml, OtherStoriesThatThePageNamesAreNotThePage) {
  const std::string other = "{\"@type\":\"NewsArticle\",\"author\":\"Ivo Kern\",\"datePublished\":\"2001-01-01\"}";
  const auto script = [](const std::string& json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  };
  const std::vector<std::string> naming = {
      R"({"@type":"ItemList","itemListElement":[)" + other + "]}",
      R"({"@type":"WebPage","hasPart":)" + other + "}",
      R"([{"@type":"CollectionPage","mentions":[)" + other + "]}]",
      R"({"@graph":[{"@type":"WebSite","relatedLink":)" + other + "}]}",
  };
  const std::string own = script(R"({"@type":"NewsArticle","author":"Odile Harrow","datePublished":"2015-10-21"})");
  for (const std::string& json : naming) {
    EXPECT_EQ(key_of(read(page("<p>Bail ends.</p>", script(json) + own)), "author"), "Odile Harrow") << json;
    EXPECT_EQ(key_of(read(page("<p>Bail ends.</p>", script(json) + own)), "date"), "2015-10-21") << json;
    EXPECT_EQ(key_of(read(page("<p>Bail ends.</p>", script(json))), "author"), "") << json;
    EXPECT_EQ(key_of(read(page("<p>Bail ends.</p>", script(json))), "date"), "") << json;
  }
  const std::string held = R"({"@type":"WebPage","mainEntity":)" + other + "}";
  EXPECT_EQ(key_of(read(page("<p>Bail ends.</p>", script(held))), "author"), "Ivo Kern");
}

TEST(ReadHtml, FindsWhoWroteIt) {
  expect_key(
      "author",
      {{"<meta name=author content='Odile Harrow'>", "", "Odile Harrow"},
       {"<meta name=author content='By Odile Harrow'>", "", "Odile Harrow"},
       {"<meta name=citation_author content='Harrow, Odile'><meta name=citation_author content='Kern, Ivo'>", "",
        "Harrow, Odile; Kern, Ivo"},
       {"<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Odile Harrow\"},"
        "{\"name\":\"Ivo Kern\"}]}</script>",
        "", "Odile Harrow; Ivo Kern"},
       {"<script type='application/ld+json'>[{\"@type\":\"BlogPosting\",\"author\":\"Odile Harrow\",}]</script>", "",
        "Odile Harrow"},
       {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"}},"
        "{\"@id\":\"#p\",\"@type\":\"Person\",\"name\":\"Ivo Kern\"}]}</script>",
        "", "Ivo Kern"},
       {"", "<a rel=author href=/o>Odile Harrow</a>", "Odile Harrow"},
       {"", "<p class=byline>By Odile Harrow and Ivo Kern, staff writers</p>", "Odile Harrow; Ivo Kern"},
       {"", "<div class=byline>By <span>Odile Harrow</span> <time>1 May 2019</time></div>", "Odile Harrow"},
       {"", "<div class=meta>By <a href='/people/odile-harrow'>Odile Harrow</a><span>Staff Writer</span></div>",
        "Odile Harrow"},
       {"", "<p>By Odile van der Harrow</p>", "Odile van der Harrow"},
       {"<meta name=author content=oharrow>", "<p class=author>Odile Harrow</p>", "Odile Harrow"},
       {"<meta name=author content=oharrow>", "", "oharrow"},
       {"<meta name='twitter:data1' content='12 minutes'>", "<p class=author-meta>5 minutes read</p>", ""},
       {"<meta property='article:author' content='https://facebook.example/odile'>", "", ""},
       {"<meta name=author content='By Odile Harrow, The Lantern'>", "", "Odile Harrow"},
       {"<meta name=byl content='By Odile Harrow and Ivo Kern'>", "", "Odile Harrow; Ivo Kern"},
       {"<meta name=author content='Department of Justice and Public Safety'>", "",
        "Department of Justice and Public Safety"},
       {"<meta name=author content='Testshire Bar Association'>", "", "Testshire Bar Association"},
       {"<meta property='og:site_name' content='Odile Harrow'><meta name=author content='Odile Harrow'>", "",
        "Odile Harrow"},
       {"<meta property='og:site_name' content='The Post'><meta name=author content='The Post'>",
        "<p class=byline>By Odile Harrow</p>", "Odile Harrow"},
       {"", "<p class=byline>By Odile Harrow, Associated Press</p>", "Odile Harrow"},
       {"", "<p class=byline>Dec. 19, 2025 \u00B7 Odile Harrow on behalf of the team</p>", "Odile Harrow"},
       {"", "<p>March 5, 2024 by Odile Harrow</p>", "Odile Harrow"},
       {"", "<p>Posted by Odile Harrow on Tuesday, March 5, 2024</p>", "Odile Harrow"},
       {"", "<p>Reporting by Odile Harrow; Editing by Ivo Kern</p>", "Odile Harrow"},
       {"", "<p class=autor>Por Odile Harrow</p>", "Odile Harrow"},
       {"", "<p class=autore>di Odile Harrow</p>", "Odile Harrow"},
       {"", "<p>Publicado em 4 de junho de 2012 por Odile Harrow</p>", "Odile Harrow"},
       {"", "<p class=byline>By Jane Harrow, Staff Attorney, Law Reform Project</p>", "Jane Harrow"},
       {"", "<p class=byline>By Jane Harrow, Mary Kern</p>", "Jane Harrow; Mary Kern"},
       {"", "<p>Author: Odile Harrow &nbsp; Date: 2012/06/04</p>", "Odile Harrow"},
       {"", "<h1>Bail ends</h1><p>June 4, 2012 \u00B7 Jane Harrow</p>", "Jane Harrow"},
       {"", "<h1>Bail ends</h1><ul><li>June 4, 2012</li><li>Jane Harrow</li><li>0 Comments</li></ul>", "Jane Harrow"},
       {"", "<h1>Bail ends</h1><p>Jane Harrow, Staff Writer</p>", "Jane Harrow"},
       {"", "<h1>Bail ends</h1><p>June 4, 2012 | Grand Rapids</p>", ""},
       {"", "<h1>Bail ends</h1><p>Jane Harrow</p>", ""},
       {"", "<div class=post-footer><span class=post-author>Posted by Odile Harrow</span></div>", "Odile Harrow"},
       {"", "<span property='dcterms:creator'>Odile Harrow</span>", "Odile Harrow"},
       {"", "<span>Submitted by <a href=/user/3 class=username>Odile Harrow</a></span>", "Odile Harrow"}});
}

TEST(ReadHtml, FindsSourceAddressAndLanguage) {
  const Extract extract = read_html(page(prose,
                                         "<meta property='og:site_name' content='Testshire Post'>"
                                         "<link rel=canonical href='https://post.example/bail'>"),
                                    {.url = "https://post.example/bail?utm=1"});
  EXPECT_EQ(key_of(extract, "source"), "Testshire Post");
  EXPECT_EQ(key_of(extract, "url"), "https://post.example/bail");
  EXPECT_EQ(key_of(extract, "language"), "en");
  EXPECT_EQ(key_of(read_html(page(prose), {.url = "https://post.example/x"}), "url"), "https://post.example/x");
  // As browsers write it into a page that they save.
  for (const auto& [comment, url] :
       {std::pair("<!-- saved from url=(0022)https://post.example/b -->", "https://post.example/b"),
        std::pair("<!-- saved from url=(0014)about:internet -->", ""), std::pair("<!-- saved from url=(0022", ""),
        std::pair("<!-- saved from url=(00 22)https://post.example/b -->", "")}) {
    EXPECT_EQ(key_of(read_html(comment + page(prose), {}), "url"), url) << comment;
  }
}

// Each word of a page of paragraphs comes out once, in order.

}  // namespace
}  // namespace tenet::indexer
