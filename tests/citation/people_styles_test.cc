#include <gtest/gtest.h>
#include <tenet/citation.h>

#include "citation/creators.h"
#include "citation/styles.h"

namespace tenet::citation {
namespace {

Reference forum() {
  return {.document = "forum.md",
          .kind = ReferenceKind::press_release,
          .genre = "Press release",
          .authors = {body("Example Forum on Bail, Crime and Courts")},
          .title = "Bail after reform",
          .date = "2015-10-21",
          .url = "https://example.org/bail"};
}

Reference article() {
  return {.document = "article.txt",
          .kind = ReferenceKind::article,
          .authors = {person_or_body("Ada M. Sample Jr."), person_or_body("Anna van der Muster")},
          .title = "Who waits in jail?",
          .date = "2015-10",
          .container = "The Example Report",
          .url = "https://example.org/jail"};
}

Reference bare() {
  return {.document = "bare.txt", .title = "Judges: what they need"};
}

CitedWords words(std::string speaker = {}) {
  return {.passage = "article.txt#13",
          .paragraph = 13,
          .code_points = {20, 40},
          .text = "Judges need room.",
          .speaker = body(speaker)};
}

Reference many(int authors) {
  Reference reference = bare();
  for (int i = 0; i < authors; ++i) reference.authors.push_back(person_or_body("Ada Sample"));
  return reference;
}

struct Case {
  Reference reference;
  std::string_view expected;
};

TEST(Apa, WritesTheEntryOfAReferenceList) {
  for (const auto& [reference, expected] : std::vector<Case>{
           {forum(),
            "Example Forum on Bail, Crime and Courts. (2015, October 21). Bail after reform [Press release]. "
            "https://example.org/bail"},
           {article(),
            "Sample, A. M., Jr., & van der Muster, A. (2015, October). Who waits in jail? The Example Report. "
            "https://example.org/jail"},
           {bare(), "Judges: what they need. (n.d.)."},
           {Reference{.document = "x.txt", .date = "2015"}, "[x.txt]. (2015)."},
       }) {
    EXPECT_EQ(apa().entry(reference), expected);
  }
  Reference accessed = forum();
  accessed.accessed = "2026-01-31";
  EXPECT_TRUE(apa().entry(accessed).ends_with("Retrieved January 31, 2026, from https://example.org/bail"));
}

TEST(Apa, LeavesOutTheMiddleOfMoreThanTwentyAuthors) {
  EXPECT_EQ(apa().entry(many(20)).find(". . ."), std::string::npos);
  EXPECT_NE(apa().entry(many(21)).find("Sample, A., . . . Sample, A. (n.d.)"), std::string::npos);
}

TEST(Apa, CitesInTheText) {
  EXPECT_EQ(apa().in_text(forum(), words()), "(Example Forum on Bail, Crime and Courts, 2015, para. 13)");
  EXPECT_EQ(apa().in_text(article(), words()), "(Sample & van der Muster, 2015, para. 13)");
  EXPECT_EQ(apa().in_text(many(3), words()), "(Sample et al., n.d., para. 13)");
  EXPECT_EQ(apa().in_text(bare(), words()), "(\u201CJudges,\u201D n.d., para. 13)");
  EXPECT_EQ(apa().in_text(article(), words("Law Leaders")),
            "(Law Leaders, as cited in Sample & van der Muster, 2015, para. 13)");
  EXPECT_EQ(apa().in_text(forum(), words("the Example Forum on Bail, Crime and Courts")),
            "(Example Forum on Bail, Crime and Courts, 2015, para. 13)")
      << "its own words are not cited in it";
}

TEST(Chicago, WritesTheEntryOfABibliography) {
  for (const auto& [reference, expected] : std::vector<Case>{
           {forum(),
            "Example Forum on Bail, Crime and Courts. \u201CBail after reform.\u201D Press release. October 21, 2015. "
            "https://example.org/bail."},
           {article(),
            "Sample, Ada M., Jr., and Anna van der Muster. \u201CWho waits in jail?\u201D The Example Report, October "
            "2015. https://example.org/jail."},
           {bare(), "\u201CJudges: what they need.\u201D n.d."},
       }) {
    EXPECT_EQ(chicago().entry(reference), expected);
  }
}

TEST(Chicago, WritesNotes) {
  EXPECT_EQ(chicago().in_text(forum(), words()),
            "Example Forum on Bail, Crime and Courts, \u201CBail after reform,\u201D press release, October 21, 2015, "
            "para. 13, https://example.org/bail.");
  EXPECT_EQ(chicago().in_text(article(), words("Law Leaders")),
            "Law Leaders, quoted in Ada M. Sample Jr. and Anna van der Muster, \u201CWho waits in jail?\u201D The "
            "Example Report, October 2015, para. 13, https://example.org/jail.");
  EXPECT_EQ(chicago().in_text(bare(), words("Law Leaders")),
            "Law Leaders, quoted in \u201CJudges: what they need,\u201D n.d., para. 13.");
  EXPECT_TRUE(chicago().in_text(many(4), words()).starts_with("Ada Sample et al., "));
}

TEST(Bluebook, CitesPages) {
  EXPECT_EQ(bluebook().entry(forum()),
            "Example Forum on Bail, Crime and Courts, Bail after reform [Press release] (Oct. 21, 2015), "
            "https://example.org/bail.");
  EXPECT_EQ(bluebook().in_text(article(), words("Law Leaders")),
            "Ada M. Sample Jr. & Anna van der Muster, Who waits in jail?, para. 13, The Example Report (Oct. 2015), "
            "https://example.org/jail (quoting Law Leaders).");
  Reference undated = bare();
  EXPECT_EQ(bluebook().entry(undated), "Judges: what they need (n.d.).");
  undated.accessed = "2026-09-01";
  EXPECT_EQ(bluebook().entry(undated), "Judges: what they need (last visited Sept. 1, 2026).");
}

TEST(Cite, ShowsTheWordsWithTheirPlace) {
  Reference reference = forum();
  reference.words.push_back(words());
  const std::string entry = bibliography_entry(reference, CitationStyle::apa);
  const std::string cited =
      "  \u201CJudges need room.\u201D (Example Forum on Bail, Crime and Courts, 2015, para. 13)\n"
      "  article.txt#13, paragraph 13, code points 20 to 40\n";
  EXPECT_EQ(cite(std::vector{reference}, CitationStyle::apa), entry + "\n\n" + cited);
  EXPECT_EQ(cite(std::vector{reference}, CitationStyle::apa, Leading::words), cited + '\n' + entry + '\n');
}

TEST(Cite, SetsNoMarksAroundTheTitleOfABook) {
  Reference reference{.document = "a.epub",
                      .kind = ReferenceKind::book,
                      .authors = {person_or_body("Ruth Davis"), person_or_body("Ivo Kern")},
                      .title = "The Long Wait",
                      .date = "2014",
                      .container = "Testshire University Press"};
  EXPECT_EQ(bibliography_entry(reference, CitationStyle::chicago),
            "Davis, Ruth, and Ivo Kern. The Long Wait. Testshire University Press, 2014.");
  EXPECT_EQ(bibliography_entry(reference, CitationStyle::apa),
            "Davis, R., & Kern, I. (2014). The Long Wait. Testshire University Press.");
  const std::string bibtex = cite(std::vector{reference}, CitationStyle::bibtex);
  EXPECT_EQ(bibtex.find("@book{"), 0U) << bibtex;
  EXPECT_NE(bibtex.find("publisher    = {Testshire University Press}"), std::string::npos) << bibtex;
  EXPECT_EQ(cite(std::vector{reference}, CitationStyle::ris).find("TY  - BOOK"), 0U);
}

TEST(InMarks, SetsNoMarksAroundManyWordsOrOtherMarks) {
  CitedWords cited = words();
  EXPECT_EQ(in_marks(cited), "\u201CJudges need room.\u201D");
  cited.text = "\u201CRoom,\u201D she said.";
  EXPECT_EQ(in_marks(cited), cited.text);
  cited.text = "word";
  for (int i = 0; i < 39; ++i) cited.text += " word";
  EXPECT_EQ(in_marks(cited), cited.text);
}

}  // namespace
}  // namespace tenet::citation
