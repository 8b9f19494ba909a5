#include "indexer/attribution/speakers.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/attributed_quotes.h"

namespace tenet::indexer {
namespace {

using Names = std::vector<std::string>;

// The speaker of each quotation that somebody said.
Names speakers_in(const AttributedQuotes& attributed) {
  Names names;
  for (const Quote& quote : attributed.quotes) {
    if (is_speech(quote.kind)) names.push_back(quote.attribution.speaker);
  }
  return names;
}

Names speakers_in(std::string text, Markup markup = Markup::plain) {
  return speakers_in(attributed_quotes(std::move(text), markup));
}

struct Case {
  std::string text;
  Names speakers;
};

TEST(FindSpeakers, GivesEveryMentionItsName) {
  const std::vector<Case> cases = {
      {"", {}},
      {R"(Odile Harrow spoke. "We agree," Harrow said. "We do.")", {"Odile Harrow", "Odile Harrow"}},
      {"Odile Harrow spoke on Monday.\n\n\"We agree,\" she said.", {"Odile Harrow"}},
      {"Mr. Piet Moss met Ms. Odile Harrow.\n\n\"We agree,\" she said.", {"Odile Harrow"}},
      {R"("We agree," said the mayor of Salter.)", {"the mayor of Salter"}},
      {R"("We agree," critics said.)", {"critics"}},
      {R"("We agree," she said.)", {""}},
      {R"("We agree," I said.)", {""}},
      {"The group, which calls itself Lantern Keepers of Salter, met.\n\nThe group's leaders vow to \"keep them lit.\" "
       "\"All night,\" the organization said.",
       {"Lantern Keepers of Salter", "Lantern Keepers of Salter"}},
      {"The Lantern Keepers Association (LKA) met. \"All night,\" the LKA said.", {"Lantern Keepers Association"}},
  };
  for (const Case& c : cases) EXPECT_EQ(speakers_in(c.text), c.speakers) << c.text;
}

TEST(FindSpeakers, TakesNoWordThatBeginsASentenceForAName) {
  const AttributedQuotes attributed = attributed_quotes(
      "The grants are small. Grants called \"lamp money by those who get it\" came late.\n\n"
      "Members say the lamps are \"lit by whoever lives nearest to them.\"");
  for (const Speaker& speaker : attributed.speakers) EXPECT_NE(speaker.name, "Grants");
  ASSERT_FALSE(attributed.speakers.empty());
  EXPECT_EQ(attributed.speakers.back().name, "Members");
  EXPECT_EQ(attributed.speakers.back().kind, SpeakerKind::group);
}

TEST(FindSpeakers, JoinsTheDocumentsSpeakerWithLabelsAndTitles) {
  const std::string debate =
      "Mr. HARROW of New Salter. I rise for the lamps.\n\nMs. VANE. I do not.\n\nMr. HARROW of New "
      "Salter. Then sit.";
  EXPECT_EQ(speakers_in(attributed_quotes(Document{.id = "d", .text = debate, .speaker = "Rep. Piet Harrow (D-NS)"})),
            (Names{"Piet Harrow", "Vane", "Piet Harrow"}));
  const std::string digest = "Lamps are dear. \"We agree,\" the Congressman said.";
  EXPECT_EQ(speakers_in(attributed_quotes(
                Document{.id = "d", .text = digest, .speaker = "Rep. Piet Harrow (D-NS)", .type = "digest"})),
            (Names{"Piet Harrow"}));
  const AttributedQuotes office = attributed_quotes("\"We agree,\" the Attorney General said.");
  EXPECT_EQ(office.speakers.front().name, "Attorney General");
  EXPECT_EQ(office.speakers.front().kind, SpeakerKind::office);
}

TEST(FindSpeakers, TakesTheBodyThatSpokeForTheGroup) {
  EXPECT_EQ(
      speakers_in("The Lantern Keepers Association met. \"All night,\" the group said. The keepers were due at the "
                  "Salter City Council.\n\n\"All day,\" the group said."),
      (Names{"Lantern Keepers Association", "Lantern Keepers Association"}));
}

TEST(FindSpeakers, ListsEverySpeakerOnce) {
  const AttributedQuotes attributed = attributed_quotes(
      "\"A is here,\" said Sen. Odile Harrow. \"B is here,\" Harrow said.\n\n\"C is here,\" critics said.");
  ASSERT_EQ(attributed.speakers.size(), 2);
  EXPECT_EQ(attributed.speakers[0].name, "Odile Harrow");
  EXPECT_EQ(attributed.speakers[0].kind, SpeakerKind::person);
  EXPECT_EQ(attributed.speakers[0].role, "Sen.");
  EXPECT_EQ(attributed.speakers[1].name, "critics");
  EXPECT_EQ(attributed.speakers[1].kind, SpeakerKind::group);
}

TEST(FindSpeakers, LinksTheFragmentsOfAnUtterance) {
  const AttributedQuotes attributed = attributed_quotes(R"("We agree," Harrow said. "We always did.")");
  ASSERT_EQ(attributed.quotes.size(), 2);
  EXPECT_FALSE(attributed.quotes[0].continues);
  EXPECT_TRUE(attributed.quotes[1].continues);
  EXPECT_EQ(attributed.quotes[1].attribution.mention, attributed.quotes[0].attribution.mention);
}

TEST(FindSpeakers, GoesOnOverParagraphs) {
  const AttributedQuotes attributed = attributed_quotes("\"We agree.\n\n\"We always did,\" said Odile Harrow.");
  ASSERT_EQ(attributed.quotes.size(), 2);
  EXPECT_TRUE(attributed.quotes[1].continues);
  EXPECT_EQ(speakers_in(attributed), (Names{"Odile Harrow", "Odile Harrow"}));
}

TEST(FindSpeakers, AttributesQuotationsInsideQuotations) {
  const AttributedQuotes attributed =
      attributed_quotes("\u201CTomas Ekdal told me, \u2018go home now,\u2019 and I did,\u201D said Odile Harrow.");
  ASSERT_EQ(attributed.quotes.size(), 2);
  EXPECT_EQ(attributed.quotes[0].attribution.speaker, "Odile Harrow");
  EXPECT_EQ(attributed.quotes[1].level, 1);
  EXPECT_EQ(attributed.quotes[1].attribution.speaker, "Tomas Ekdal");
}

TEST(FindSpeakers, TakesBlockQuotationsFromTheirLeadInOrSignature) {
  const AttributedQuotes attributed = attributed_quotes(
      "Odile Harrow wrote to the council:\n\n> We keep the lamps lit.\n\nThen nothing.\n\n"
      "> Night is long.\n> \u2014 Tomas Ekdal\n",
      Markup::markdown);
  ASSERT_EQ(attributed.quotes.size(), 2);
  EXPECT_EQ(attributed.quotes[0].kind, QuoteKind::block);
  EXPECT_EQ(speakers_in(attributed), (Names{"Odile Harrow", "Tomas Ekdal"}));
}

TEST(FindSpeakers, TakesBlockQuotationsOfHtmlAndThoseSetInByWhiteSpace) {
  const AttributedQuotes html =
      attributed_quotes("Odile Harrow wrote:\n\n<blockquote>\nWe keep the lamps lit.\n</blockquote>\n\nThen nothing.\n",
                        Markup::markdown);
  ASSERT_EQ(html.quotes.size(), 1U);
  EXPECT_EQ(html.quotes[0].kind, QuoteKind::block);
  EXPECT_EQ(speakers_in(html), (Names{"Odile Harrow"}));
  const AttributedQuotes set_in = attributed_quotes(
      "The council met in the old hall.\n\nOdile Harrow wrote to the council:\n\n"
      "    We keep the lamps lit through the night because nobody else will do it for us,\n"
      "    and we ask for nothing but oil and a little patience.\n\n"
      "Nothing else was decided.\n\nThe members went home before it rained.\n");
  ASSERT_EQ(set_in.quotes.size(), 1U);
  EXPECT_EQ(set_in.quotes[0].kind, QuoteKind::block);
  EXPECT_EQ(speakers_in(set_in), (Names{"Odile Harrow"}));
}

TEST(FindSpeakers, SignsAQuotationByTheDashBelowIt) {
  EXPECT_EQ(speakers_in("\"Night is long, and we are few.\"\n\n- Odile Harrow, keeper"), (Names{"Odile Harrow"}));
}

TEST(FindSpeakers, TakesSignaturesOfBlockQuotationsForNoWordsOfTheirs) {
  struct Signed {
    std::string text;
    std::string words;
    std::string speaker;
  };
  const std::vector<Signed> cases = {
      {"> Oil is dear.\n\n-- Ivo Kern, judge\n", "Oil is dear.", "Ivo Kern"},
      {"The clerk wrote:\n\n> Oil is dear.\n>\n> --- Ann Vale, judge\n", "Oil is dear.", "Ann Vale"},
      {"> Oil is dear.\n> -- Jane Roe\n", "Oil is dear.", "Jane Roe"},
      {"> Oil is dear. \u2014 Jane Roe\n", "Oil is dear.", "Jane Roe"},
      {"> Oil is dear.\n\n\u2014 Jane Roe (keeper)\n", "Oil is dear.", "Jane Roe"},
      {"> Oil is dear.\n\n-- Jane Roe.\n", "Oil is dear.", "Jane Roe"},
      {"> Oil is dear - ask Jane Roe\n", "Oil is dear - ask Jane Roe", ""},
  };
  for (const Signed& c : cases) {
    const AttributedQuotes attributed = attributed_quotes(c.text, Markup::markdown);
    ASSERT_EQ(attributed.quotes.size(), 1U) << c.text;
    const TextRange range = attributed.quotes[0].range;
    EXPECT_EQ(c.text.substr(range.begin, range.size()), c.words);
    EXPECT_EQ(attributed.quotes[0].attribution.speaker, c.speaker) << c.text;
  }
}

TEST(FindSpeakers, LetsTheVoiceOfTheDocumentSayI) {
  const Document letter{.id = "d", .text = R"("We agree," I said.)", .speaker = "Odile Harrow"};
  EXPECT_EQ(speakers_in(attributed_quotes(letter)), (Names{"Odile Harrow", "Odile Harrow"}))
      << "the paragraph and what is in it";
}

TEST(FindSpeakers, NamesTheLabelsOfATranscriptByItsTitle) {
  const std::string title = "Press Briefing by Press Secretary Odile\u00a0Harrow";
  const Document briefing{
      .id = "d", .text = "MS. HARROW:  Good morning.\n\nQ  Will it rain?\n\nMS. HARROW:  It will.", .title = title};
  EXPECT_EQ(speakers_in(attributed_quotes(briefing)), (Names{"Odile Harrow", "", "Odile Harrow"}));
}

TEST(FindSpeakers, GivesEachOfTwoInATitleTheirOwnRole) {
  const Document briefing{.id = "d",
                          .text = "MS. VANE:  Hello.\n\nMR. HARROW:  Good morning.\n\nMS. VANE:  Your turn.",
                          .title = "Press Briefing by Press Secretary Ann Vane and National Lamp Director Odo Harrow"};
  const AttributedQuotes attributed = attributed_quotes(briefing);
  ASSERT_EQ(attributed.speakers.size(), 2U);
  EXPECT_EQ(attributed.speakers[0].name, "Ann Vane");
  EXPECT_EQ(attributed.speakers[1].name, "Odo Harrow");
  EXPECT_EQ(attributed.speakers[1].role, "National Lamp Director");
}

TEST(FindSpeakers, SaysHowSureItIs) {
  for (const Quote& quote : attributed_quotes(R"("We agree," Harrow said. "Do they?" Nobody knew.)").quotes) {
    EXPECT_EQ(quote.attribution.rule.empty(), quote.attribution.confidence == 0);
    EXPECT_LE(quote.attribution.confidence, 1);
  }
}

TEST(FindSpeakers, BearsBadInput) {
  for (const std::string text : {"\"", "\" said", "said \"", "\"\" said.", "'s 's \"a\" 's", "(((\"a\" said",
                                 "\"a\" - ", ", , , \"b\" , said , ,", "who said \"a\"",
                                 "\u05D4\u05D5\u05D0 \u05D0\u05DE\u05E8 \"\u05DC\u05D0\" said \u05D0\u05D6",
                                 "He is 6'3\" and said \"no\" to 12\" boards.", "print(\"bail\") said",
                                 "\"a\xE2\x80\x99\" said", "According to"}) {
    EXPECT_NO_THROW((void)attributed_quotes(text)) << text;
  }
}

// User time would be better; a generous bound on a ratio bears a busy machine.
TEST(FindSpeakers, IsLinear) {
  const auto seconds = [](const std::string& unit, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    (void)attributed_quotes(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string unit :
       {"\"a\" ", "\"Yes,\" he said. ", "Mr. Harrow, a b, ", "said \"a ", "(- , who said ", "\"We.\"\n\n",
        "They saw Ruth Vane. \"I wait,\" she said.\n\n", "Odile Harrow said \"no way\" to \"it.\" ",
        "His father, Roy, wept. ", "Ivo Harrow left. His father, Roy, wept. \"No,\" Mr. Harrow said.\n\n"}) {
    (void)seconds(unit, 100000);
    EXPECT_LT(seconds(unit, 400000), 0.5 + 8 * seconds(unit, 100000)) << unit;
  }
}

}  // namespace
}  // namespace tenet::indexer
