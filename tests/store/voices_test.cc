#include "store/voices.h"

#include <gtest/gtest.h>

namespace tenet::store {
namespace {

Quote said_by(const std::string& speaker, const std::string& rule) {
  return {.range = {10, 20},
          .attribution = {.speaker = speaker,
                          .kind = SpeakerKind::person,
                          .mention = {1, 3},
                          .rule = rule,
                          .confidence = rule.empty() ? 0 : 0.9}};
}

PassageRecord passage_of(std::vector<Quote> quotes) {
  return {.passage = {.quotes = std::move(quotes)}};
}

TEST(Voices, AreKeptOnceWithTheDocumentAndComeBack) {
  DocumentRecord document{.speakers = {{.name = "Ann", .kind = SpeakerKind::person, .aliases = {"A."}}}};
  const PassageRecord before = passage_of({said_by("Ann", "after"), said_by("Bob", "after"), said_by("Ann", "turn")});
  PassageRecord record = before;
  VoiceTable(document).intern(record);
  EXPECT_EQ(record.passage.quotes[0].attribution, (Attribution{.mention = {1, 3}}));
  EXPECT_EQ(document.speakers.size(), 2U);
  EXPECT_EQ(document.rules, (std::vector<Rule>{{"after", 0.9}, {"turn", 0.9}}));
  EXPECT_EQ(record.voices, (std::vector<Voice>{{1, 1}, {2, 1}, {1, 2}}));
  fill_voices(record, document);
  EXPECT_EQ(record.passage, before.passage);
}

TEST(Voices, OfNobodyStayNobodys) {
  DocumentRecord document;
  PassageRecord record = passage_of({{.range = {1, 2}}});
  VoiceTable(document).intern(record);
  EXPECT_TRUE(document.speakers.empty());
  fill_voices(record, document);
  EXPECT_EQ(record.passage.quotes.front().attribution, Attribution{});
}

TEST(SpeakersOf, GivesEachWhoSaysSomethingOnce) {
  DocumentRecord document;
  PassageRecord record = passage_of({said_by("Bob", "after"), said_by("Ann", "after"), said_by("Bob", "after")});
  Quote title = said_by("Nobody", "");
  title.kind = QuoteKind::title;
  record.passage.quotes.push_back(title);
  VoiceTable(document).intern(record);
  std::vector<std::string> names;
  for (const Speaker& speaker : speakers_of(record, document)) names.push_back(speaker.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Bob", "Ann"}));
}

TEST(Voices, OfADamagedRecordAreNobodys) {
  const DocumentRecord document;
  PassageRecord record = passage_of({{.range = {1, 2}}});
  record.voices = {{.speaker = 7, .rule = 9}};
  fill_voices(record, document);
  EXPECT_EQ(record.passage.quotes.front().attribution, Attribution{});
  EXPECT_TRUE(speakers_of(record, document).empty());
}

}  // namespace
}  // namespace tenet::store
