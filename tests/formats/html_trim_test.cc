#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/html_page.h"

// What of an article stays and what goes, by structure: a word alone decides nothing.
namespace tenet::indexer {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::string_view more =
    "<p>A judge who sets bail now has to write down why, and the clerk keeps what was written for ten years. Lawyers "
    "of both sides may read it on the day of the hearing.</p>";

bool holds(const Extract& extract, std::string_view words) {
  return extract.text.find(words) != std::string::npos;
}

// An article with `markup` amid its paragraphs, or behind them.
Extract amid(std::string_view markup) {
  return read(page(fmt::format("<main><article><h1>Bail ends</h1>{}{}{}</article></main>", prose, markup, more)));
}
Extract behind(std::string_view markup) {
  return read(page(fmt::format("<main><article><h1>Bail ends</h1>{}{}{}</article></main>", prose, more, markup)));
}

void expect_kept(const Extract& extract, std::string_view markup, std::initializer_list<std::string_view> words) {
  for (const std::string_view each : words) EXPECT_TRUE(holds(extract, each)) << each << " of " << markup;
  EXPECT_TRUE(holds(extract, "looks at the figures") && holds(extract, "of both sides may read it")) << markup;
}

TEST(TrimHtml, KeepsASectionWhateverItsHeadingSays) {
  for (const std::string_view heading : {"Recommended reforms",
                                         "Recommendations",
                                         "Related offences",
                                         "Related proceedings",
                                         "About the coalition",
                                         "Similar laws elsewhere",
                                         "Comments of the minister",
                                         "Comments received",
                                         "Disclaimer of liability",
                                         "Popular support",
                                         "Share of women in prison",
                                         "Most read bills of the session",
                                         "Follow-up",
                                         "More judges",
                                         "Further reading of the bill",
                                         "Subscribed capital",
                                         "Latest figures",
                                         "Tags for the electronic monitor",
                                         "Tags",
                                         "Advertisement of posts",
                                         "Sponsored by the senator",
                                         "Published opinions",
                                         "Kommentare",
                                         "Join the debate"}) {
    for (const std::string_view level : {"h2", "h3", "h4"}) {
      const std::string markup = fmt::format(
          "<{0}>{1}</{0}><p>The old act knew none of this, and the courts of Testshire had to fill the gap alone.</p>",
          level, heading);
      expect_kept(amid(markup + "<h2>Conclusion</h2>"), markup, {heading, "had to fill the gap"});
      expect_kept(behind(markup), markup, {heading, "had to fill the gap"});
    }
    const std::string list =
        fmt::format("<h2>{}</h2><ul><li>End cash bail.</li><li>More judges.</li></ul><h2>Costs</h2>", heading);
    expect_kept(amid(list), list, {heading, "End cash bail.", "More judges."});
  }
}

TEST(TrimHtml, KeepsShortSentencesWhateverTheirFirstWord) {
  for (const std::string_view sentence : {"By 2010, the number <a href=x>had doubled</a>.",
                                          "By midnight he was dead.",
                                          "More prisons will not help us.",
                                          "More than half were <a href=x>released last year</a>, the report said.",
                                          "Read them their rights.",
                                          "Published in 2009, <a href=x>the study</a> found that bail is unfair.",
                                          "Share the data!",
                                          "Support our police.",
                                          "Related charges were dropped.",
                                          "Source code was never shown to the defence.",
                                          "Follow the money.",
                                          "Watch what they do.",
                                          "Send help.",
                                          "Photographs were taken.",
                                          "Posted guards left.",
                                          "Credit is due.",
                                          "View it as he did.",
                                          "Listen to the victims.",
                                          "Topics were not agreed.",
                                          "Contact us, they said.",
                                          "Par d\u00E9cret, il fut lib\u00E9r\u00E9.",
                                          "Mehr Richter!",
                                          "Por eso votamos no."}) {
    std::string words;
    bool is_tag = false;
    for (const char c : sentence) {
      is_tag = is_tag || c == '<';
      if (!is_tag) words += c;
      if (c == '>') is_tag = false;
    }
    for (const std::string_view element : {"p", "li", "dd", "blockquote"}) {
      const std::string markup = fmt::format("<{0}>{1}</{0}>", element, sentence);
      expect_kept(amid(markup), markup, {words});
    }
  }
}

TEST(TrimHtml, KeepsListItemsWithoutAFullStop) {
  const std::string markup =
      "<ul><li>By 2030, cut prisons by half</li><li>More judges</li><li>Share the data</li><li>Support our police</li>"
      "<li>Read them their rights</li><li>Publish every sentence</li></ul>";
  expect_kept(amid(markup), markup,
              {"By 2030, cut prisons by half", "More judges", "Share the data", "Support our police",
               "Read them their rights", "Publish every sentence"});
}

TEST(TrimHtml, KeepsSectionsThatAreNamedAfterTheirHeading) {
  for (const auto& [id, heading] :
       {std::pair("search-and-seizure", "Search and seizure"), std::pair("consent-decrees", "2. Consent decrees"),
        std::pair("legal-framework", "Legal framework"), std::pair("social-services", "Social services"),
        std::pair("related-work", "Related work"), std::pair("print-media", "Print media"),
        std::pair("form-of-the-petition", "Form of the petition"),
        std::pair("the-ad-hoc-committee", "The ad hoc committee"), std::pair("discussion", "Discussion"),
        std::pair("footer-notes-1", "Footer notes")}) {
    constexpr std::string_view text =
        "<p>The old act knew none of this, and the courts of Testshire had to fill the gap alone for twenty years. "
        "They did so in a line of judgments that began with a theft.</p>";
    for (const std::string& markup :
         {fmt::format("<section id={0} class=level2><h2>{1}</h2>{2}</section>", id, heading, text),
          fmt::format("<div class=section id={0}><h2>{1}</h2>{2}</div>", id, heading, text),
          fmt::format("<h2 id={0}>{1}</h2>{2}", id, heading, text)}) {
      expect_kept(amid(markup), markup, {heading, "had to fill the gap"});
    }
  }
}

TEST(TrimHtml, KeepsProseAmidTheTextWhateverItsClass) {
  for (const std::string_view name :
       {"call-to-action", "social-justice", "related-cases", "footer-notes", "teaser", "caption-text", "comment",
        "share-of-votes", "promoted", "sidebar-note", "tools", "print", "search-warrants", "widget", "meta"}) {
    const std::string markup = fmt::format(
        "<div class='{}'><p>The old act knew none of this, and the courts of Testshire had to fill the gap alone for "
        "twenty years. They did so in a line of judgments that began with a theft.</p></div>",
        name);
    expect_kept(amid(markup), markup, {"had to fill the gap"});
  }
}

TEST(TrimHtml, KeepsHowJudgmentsSpeechesAndPrayersEnd) {
  for (const std::string_view end :
       {"AFFIRMED.", "It is so ordered.", "Reversed and remanded.", "Amen.", "That is not justice.", "Order. Order.",
        "Question put.", "More.", "Why?", "Appeal dismissed.", "Die Revision wird verworfen.", "Rejette le pourvoi.",
        "I have never subscribed to the idea that prison works.", "/s/ Jane Harrow", "So say we all!",
        "He will follow the letter of the law.", "\u201CNo.\u201D",
        "Write to the board of parole at board@parole.example before June, and say that you want the rule repealed."}) {
    const std::string markup = fmt::format("<p>{}</p>", end);
    expect_kept(behind(markup), markup, {end});
  }
}

TEST(TrimHtml, KeepsTheNamesBelowAJudgment) {
  const std::string markup = "<p>Jane Harrow<br>Registrar</p><p>Max Kern</p>";
  expect_kept(behind(markup), markup, {"Jane Harrow", "Registrar", "Max Kern"});
  EXPECT_FALSE(holds(behind("<div class=tools><p>Marker</p></div><p><a href=x>Marker</a></p>"), "Marker"));
}

TEST(TrimHtml, KeepsHeadingsThatLeadToThemselves) {
  const std::string markup = "<h3><a href='#art-6'>Article 6</a></h3><p>Nobody is held without a judge.</p>";
  expect_kept(amid(markup), markup, {"Article 6", "Nobody is held"});
}

TEST(TrimHtml, KeepsSectionsOfAPaperWithoutAFrame) {
  std::string body = "<h1>Bail ends</h1>";
  for (const std::string_view heading : {"Data", "Related", "Discussion", "Feedback", "Legal", "Search", "Consent"}) {
    std::string id(heading);
    id[0] = static_cast<char>(id[0] + ('a' - 'A'));
    body +=
        fmt::format("<section id={0}><h2>{1}</h2><p>What {0} says of it is told in a sentence here.</p>{2}</section>",
                    id, heading, more);
  }
  const Extract extract = read(page(body));
  for (const std::string_view id : {"data", "related", "discussion", "feedback", "legal", "search", "consent"})
    EXPECT_TRUE(holds(extract, fmt::format("What {} says", id))) << id;
}

TEST(TrimHtml, KeepsAStandfirst) {
  const std::string body = fmt::format(
      "<article><h1>Bail ends</h1><div class=teaser><p>The county was the last one of the state that had held people "
      "for want of cash, and nobody had said why.</p></div><div class=article-page>{}{}</div></article>",
      prose, more);
  const Extract extract = read(page(body, "<title>Bail ends</title>"));
  EXPECT_TRUE(holds(extract, "nobody had said why"));
}

TEST(TrimHtml, KeepsTheEndOfATextWhateverItsFirstWord) {
  for (const std::string_view words : {"Subscribe to our theory or not, the result is the same, counsel said.",
                                       "Follow us through the record, the brief asks.",
                                       "Share the burden with the families of Port Salter, the chair said.",
                                       "Sign up to this reading of the act and no bail is left."})
    expect_kept(behind(fmt::format("<p>{}</p>", words)), words, {words});
  for (const std::string_view heading : {"Recommended reading", "Further reading", "Related cases", "See also"}) {
    const std::string list =
        fmt::format("<h2>{}</h2><ul><li>Vane, The Law of Bail, in two volumes.</li></ul>", heading);
    expect_kept(behind(list), list, {heading, "in two volumes."});
  }
  for (const std::string_view line :
       {"<p>Subscribe to our Marker newsletter today.</p>", "<p>Follow the <a href=/m>Marker</a> of the county.</p>",
        "<h2>Related stories</h2><ul><li><a href=/m>Marker opens a prison</a></li></ul>"})
    EXPECT_FALSE(holds(behind(line), "Marker")) << line;
}

TEST(TrimHtml, DropsTeasersBesideTheArticle) {
  for (const std::string_view card : {"<article><h2><a href=/1>Marker store burns</a></h2><p>Crews of three towns "
                                      "fought the Marker fire.</p></article>",
                                      "<article class=card><a href=/1><h3>Marker store</h3></a><p>Crews fought the "
                                      "Marker fire all night.</p></article>",
                                      "<article><img src=a><h4><a href=/1>Marker store</a> "
                                      "<small>new</small></h4><p>Crews fought the Marker fire.</p>"
                                      "</article>"}) {
    const Extract extract =
        read(page(fmt::format("<main><article><h1>Bail ends</h1>{}{}</article>{}{}</main>", prose, more, card, card)));
    EXPECT_FALSE(holds(extract, "Marker")) << card;
    EXPECT_TRUE(holds(extract, "of both sides may read it")) << card;
  }
  constexpr std::string_view own =
      "<article><h2><a href=#top>Bail ends</a></h2><p>It ends in Port Salter.</p></article>";
  EXPECT_TRUE(holds(behind(own), "It ends in Port Salter."));
  std::string list;
  for (const std::string_view town : {"Port Salter", "Vane", "Harrow", "Kern"})
    list += fmt::format(
        "<article><h2><a href=/{0}>Bail in {0}</a></h2><p>Nobody in {0} pays bail any more.</p></article>", town);
  const Extract extract = read(page("<main><h1>Bail by town</h1>" + list + "</main>"));
  EXPECT_TRUE(holds(extract, "Nobody in Harrow pays")) << extract.text;
}

TEST(TrimHtml, DropsCommentsThatNoNameTells) {
  constexpr std::string_view said = "<p>The Marker should have ended it twenty years ago.</p>";
  for (const std::string& comments :
       {fmt::format("<h3>2 thoughts on \u201CBail ends at last\u201D</h3><div><cite>Marker</cite>{}</div>", said),
        fmt::format("<h2>One response to Bail ends at last</h2><ol><li>Marker{0}</li><li>{0}</li></ol>", said),
        fmt::format("<h3>Readers write</h3><div><b>Marker</b>{} <a href=#>Reply</a></div>", said),
        fmt::format("<h3>What you say</h3><h4>Marker</h4>{} <a href='/r?c=1#respond'>Reply</a>", said)}) {
    const Extract extract =
        read(page(fmt::format("<main><h1>Bail ends at last</h1>{}{}{}</main>", prose, more, comments),
                  "<title>Bail ends at last</title>"));
    EXPECT_FALSE(holds(extract, "Marker")) << comments << extract.text;
    EXPECT_TRUE(holds(extract, "of both sides may read it")) << comments;
  }
  for (const std::string_view heading : {"Why bail ends at last", "2 thoughts on fines", "Reply of the clerk"}) {
    const std::string section = fmt::format("<h2>{}</h2><p>The clerk of Port Salter had asked for it.</p>", heading);
    expect_kept(behind(section), section, {heading, "had asked for it"});
  }
  expect_kept(behind("<h2>Question 4</h2><p>Who pays in Port Salter? <a href=/a/4>Reply</a></p>"), "Reply",
              {"Who pays"});
}

TEST(TrimHtml, DropsRemarksOfEditors) {
  const Extract extract = amid(
      "<h2>History <span class=edit>[<a href=/e>edit</a>]</span></h2><p>The jail stood on the hill.<sup>[<i>citation "
      "needed</i>]</sup> It burnt [twice] then.</p><p>He wrote <sup>a</sup> and so on in it.</p>");
  EXPECT_TRUE(holds(extract, "stood on the hill. It burnt [twice] then."));
  EXPECT_FALSE(holds(extract, "edit")) << extract.text;
  EXPECT_TRUE(holds(extract, "He wrote a and so on"));
  EXPECT_TRUE(holds(amid("<h2>The [old] jail</h2><p>It stood on the hill then.</p>"), "The [old] jail"));
}

TEST(TrimHtml, KeepsADeck) {
  constexpr std::string_view deck = "The vote ends ninety years in Port Salter and begins an argument";
  for (const std::string_view markup : {
           "<main><h1>Bail ends</h1><h2 class=subtitle>{}.</h2><div class=article-content>{}</div></main>",
           "<main><h1>Bail ends</h1><h3>{}</h3><div class=article-content>{}</div></main>",
           "<main><h1>Bail ends</h1><p class=dek>{}</p><p class=byline>By Odile Harrow</p><div "
           "class=article-content>{}</div></main>",
           "<header><h1>Bail ends</h1><p class=deck>{}.</p></header>{}",
           "<div class=page-header><h1>Bail ends</h1><p>{}.</p></div><div class=story-body>{}</div>",
       }) {
    const Extract extract = read(page(fmt::format(fmt::runtime(markup), deck, prose), "<title>Bail ends</title>"));
    EXPECT_TRUE(holds(extract, deck)) << markup;
  }
  for (const std::string_view line : {"By Marker Harrow, Staff Writer of the Port Salter Lantern",
                                      "Marker Kern of the Salter Post, March 4, 2019 at 5",
                                      "<a href=/m>Marker opens an eighth prison in Port Salter</a> today",
                                      "Marker and more", "Marker 1/30/19 at 5:50 PM"}) {
    const Extract extract = read(
        page(fmt::format("<main><h1>Bail ends</h1><h4>{}</h4><div class=article-content>{}</div></main>", line, prose),
             "<title>Bail ends</title>"));
    EXPECT_FALSE(holds(extract, "Marker")) << line;
  }
}

TEST(TrimHtml, KeepsWhoSaidAQuotation) {
  expect_kept(amid("<figure><blockquote><p>Nobody is above the law, and nobody is below it.</p></blockquote>"
                   "<figcaption>Jane Harrow, judge</figcaption></figure>"),
              "figcaption", {"Jane Harrow, judge"});
  expect_kept(amid("<blockquote><p>Nobody is above the law, and nobody is below it.</p><footer>\u2014 Max Kern, "
                   "<cite>sheriff</cite></footer></blockquote>"),
              "footer", {"Max Kern, sheriff"});
}

TEST(TrimHtml, KeepsCaptionsAndDropsTheirCredits) {
  const Extract extract = amid(
      "<figure><img src=a><figcaption>The old court of Testshire.</figcaption></figure>"
      "<figure><img src=b><figcaption>Marker Kern / AP</figcaption></figure>"
      "<figure><img src=c><figcaption>Photo: Marker Kern for the Testshire Post</figcaption></figure>"
      "<div class=wp-caption><img src=d><p class=wp-caption-text>The Marker of the town at noon in May.</p></div>");
  EXPECT_TRUE(holds(extract, "The old court of Testshire."));
  EXPECT_FALSE(holds(extract, "Marker"));
}

TEST(TrimHtml, KeepsLinksThatCite) {
  for (const std::string_view markup :
       {"<p><a href=x>42 U.S.C. \u00A7 1983</a></p>", "<p><a href=x>410 U.S. 113 (1973)</a></p>",
        "<p><a href=x>[2004] UKHL 56</a></p>", "<p><a href=x>BVerfGE 120, 274</a></p>",
        "<p><a href=x>Art. 6 EMRK</a></p>",
        "<p>See <a href=x>Roe v. Wade</a>, <a href=y>410 U.S. 113</a> (1973); <a href=z>Doe v. Bolton</a>.</p>"}) {
    std::string words;
    bool is_tag = false;
    for (const char c : markup) {
      is_tag = is_tag || c == '<';
      if (!is_tag) words += c;
      if (c == '>') is_tag = false;
    }
    expect_kept(amid(markup), markup, {words});
  }
  EXPECT_FALSE(holds(amid("<p><a href=x>Marker opens 2 new prisons in TX</a></p>"), "Marker"));
  EXPECT_FALSE(holds(amid("<p><a href=x>3/4/2019 4:15 PM</a></p>"), "4:15"));
}

TEST(TrimHtml, KeepsFootnotesWithoutLinks) {
  const std::string markup = "<div class=footnotes><p>* Minutes, page 12.</p><p>** Ibid.</p></div>";
  expect_kept(behind(markup), markup, {"Minutes, page 12.", "Ibid."});
}

TEST(TrimHtml, KeepsWhatSomebodySaysAgainButNoCopies) {
  constexpr std::string_view oath =
      "I do swear that I will well and truly serve the people of Testshire in the office of a judge.";
  const auto count = [&](const Extract& extract) {
    std::size_t found = 0;
    for (std::size_t at = extract.text.find(oath); at != std::string::npos; at = extract.text.find(oath, at + 1))
      ++found;
    return found;
  };
  const std::string said = fmt::format("<p>{0}</p>{1}<p>{0}</p>", oath, more);
  EXPECT_EQ(count(amid(said)), 2U);
  EXPECT_EQ(count(amid(fmt::format("<p>{0}</p>{1}<div class=pull><p>{0}</p></div>", oath, more))), 1U);
}

TEST(TrimHtml, DropsOtherPages) {
  constexpr std::string_view cards =
      "<a href=/a>Marker opens a prison</a><p>Marker guards took their posts.</p>"
      "<a href=/b>Marker closes a court</a><p>Marker clerks go home.</p>";
  for (const std::string& markup :
       {fmt::format("<h3>Related stories</h3><div>{}</div>", cards), fmt::format("<div class=related>{}</div>", cards),
        fmt::format("<h2>More from Marker</h2>{}", cards), fmt::format("<nav>{}</nav>", cards),
        fmt::format("<aside><p>Marker.</p>{}</aside>", cards),
        "<p>Related:</p><ul><li><a href=/a>Marker opens a prison</a></li></ul>"s,
        "<p>Read more: <a href=/a>Marker opens a prison</a></p>"s,
        "<div class=newsletter><p>Get the Marker every week, with all that the courts of the county have decided and "
        "what it means for those who live here.</p><form><input></form></div>"s,
        "<div class=promo><a href=/m><img src=m></a><p>The Marker is a book on all that the courts of the county have "
        "decided, and on what it means for those who live here.</p></div>"s,
        "<div class=comments><div class=comment><p>Marker words, I never heard such a thing in all my life, and I have "
        "lived in this county for more than sixty years.</p></div></div>"s}) {
    for (const Extract& extract : {amid(markup), behind(markup)}) {
      EXPECT_FALSE(holds(extract, "Marker")) << markup << extract.text;
      EXPECT_TRUE(holds(extract, "looks at the figures") && holds(extract, "of both sides may read it")) << markup;
    }
  }
}

TEST(TrimHtml, DropsBoxesBehindTheArticle) {
  for (const std::string_view markup :
       {"<div class=box><h3>About the author</h3><div class=text><p>Ms Marker reads law in Testshire.</p></div></div>",
        "<div class=author-bio><p>Marker Harrow has written of courts for the Post since 2004 and lives "
        "here.</p></div>",
        "<div id=comments><h3>2 comments</h3><p>Marker words, I never heard such a thing in all my life.</p></div>",
        "<div class=legal><h4>Disclaimer</h4><p>The Marker gives no advice on the law to anybody.</p></div>"}) {
    const Extract extract = behind(markup);
    EXPECT_FALSE(holds(extract, "Marker")) << markup;
    EXPECT_TRUE(holds(extract, "of both sides may read it")) << markup;
  }
}

}  // namespace
}  // namespace tenet::indexer
