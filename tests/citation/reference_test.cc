#include <gtest/gtest.h>
#include <tenet/citation.h>

#include "citation/kinds.h"
#include "citation/plain.h"

namespace tenet {
namespace {

TEST(KindOf, GoesByTheTypeAndAnOrderByItsTitleToo) {
  struct Case {
    std::string_view type;
    std::string_view title;
    ReferenceKind kind;
    std::string_view genre;
  };
  for (const auto& [type, title, kind, genre] : std::vector<Case>{
           {"executive order", "", ReferenceKind::order, "Executive order"},
           {"presidential-actions", "A Proclamation on Example Day", ReferenceKind::order, "Proclamation"},
           {"presidential-actions", "Nominations sent", ReferenceKind::order, "Presidential action"},
           {"fact-sheets", "", ReferenceKind::press_release, "Fact sheet"},
           {"statements-releases", "", ReferenceKind::press_release, "Press release"},
           {"speeches-remarks", "", ReferenceKind::speech, "Speech"},
           {"press-briefings", "", ReferenceKind::transcript, "Press briefing"},
           {"Report", "", ReferenceKind::report, "Report"},
           {"news", "", ReferenceKind::article, ""},
           {"book", "", ReferenceKind::book, ""},
           {"book review", "", ReferenceKind::web_page, ""},
           {"digest", "", ReferenceKind::web_page, "Digest"},
           {"fixture", "", ReferenceKind::web_page, ""},
           {"", "Proclamation", ReferenceKind::web_page, ""},
       }) {
    EXPECT_EQ(citation::kind_of(type, title).kind, kind) << type;
    EXPECT_EQ(citation::kind_of(type, title).genre, genre) << type;
  }
}

TEST(Verbatim, LeavesOutMarkupAndChangesNothingElse) {
  EXPECT_EQ(citation::verbatim("**Judges**  need\n> \u201Croom\u201D.", 100, {{100, 102}, {108, 110}, {117, 119}}),
            "Judges need \u201Croom\u201D.");
  EXPECT_EQ(citation::verbatim("a\u00A0b\tc\x01"
                               "d",
                               0, {}),
            "a b cd");
}

TEST(MakeReference, TakesTheAuthorThenTheSpeakerThenTheOrganisation) {
  Document document{.id = "a.md", .speaker = "Ada Sample"};
  document.organisation = "Example Forum";
  EXPECT_EQ(make_reference(document).authors.at(0).family, "Sample");
  EXPECT_EQ(make_reference(document).container, "Example Forum");
  document.author = "Ben Muster; Cy Probe";
  EXPECT_EQ(make_reference(document).authors.size(), 2U);
  document.author = document.speaker = "";
  EXPECT_EQ(make_reference(document).authors.at(0).name, "Example Forum");
  EXPECT_EQ(make_reference(document).container, "") << "the author is not named twice";
}

TEST(MakeReference, NamesTheSiteWherePublishersAreUnknown) {
  EXPECT_EQ(make_reference(Document{.id = "a", .url = "https://www.example.org/x?y"}).container, "example.org");
  EXPECT_EQ(make_reference(Document{.id = "a"}).container, "");
}

TEST(MakeReference, CitesNoHeadingInFrontOfTheWords) {
  struct Case {
    std::string text;
    std::string heading;
    std::vector<TextRange> hidden;
    std::string words;
    std::size_t begin;
  };
  for (const Case& each :
       {Case{"Ruth\n\nRuth was there.", "Ruth", {}, "Ruth was there.", 106},
        Case{"Lives\n\nRuth\n\nRuth was there.", "Ruth", {}, "Ruth was there.", 113},
        Case{"## Ruth\nRuth\nwas there.", "Ruth", {{200, 203}}, "Ruth was there.", 108},
        Case{"Ruth\n====\n\nRuth was there.", "Ruth", {{205, 209}}, "Ruth was there.", 111},
        Case{"\u00C9t\u00E9\n\nIt was warm.", "\u00C9t\u00E9", {}, "It was warm.", 105},
        Case{"Ruth", "Ruth", {}, "Ruth", 100}, Case{"Ruth was there.", "Ruth", {}, "Ruth was there.", 100},
        Case{"She was there.", "", {}, "She was there.", 100}}) {
    Hit hit{.id = "a#1", .text = each.text, .heading = each.heading};
    hit.passage.range = {200, 200 + each.text.size()};
    hit.passage.hidden = each.hidden;
    hit.code_points = {100, 100 + each.text.size()};
    const CitedWords words = make_reference(hit).words.at(0);
    EXPECT_EQ(words.text, each.words);
    EXPECT_EQ(words.code_points.begin, each.begin) << each.text;
    EXPECT_EQ(words.heading, each.heading);
  }
}

TEST(MakeReference, SaysWhatADigestIsOf) {
  const Document document{.id = "a", .type = "digest", .metadata = {{"source_title", "An Order"}}};
  EXPECT_EQ(make_reference(document).note, "Digest of: An Order");
}

TEST(MergeReferences, GivesOneADocumentWithAllWordsOnce) {
  const auto reference = [](std::string document, std::string words) {
    Reference each{.document = std::move(document)};
    each.words.push_back({.text = std::move(words)});
    return each;
  };
  const auto merged =
      merge_references({reference("a", "1"), reference("b", "2"), reference("a", "3"), reference("a", "1")});
  ASSERT_EQ(merged.size(), 2U);
  ASSERT_EQ(merged[0].words.size(), 2U);
  EXPECT_EQ(merged[0].words[1].text, "3");
}

}  // namespace
}  // namespace tenet
