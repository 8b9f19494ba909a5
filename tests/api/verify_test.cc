#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <tenet/verify.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

// Invented statements of invented people.
const SmallIndex& forum() {
  static const SmallIndex index({
      {.id = "late",
       .text = "The chair said that cash bail keeps poor people in jail before any trial was held.",
       .title = "Bail again",
       .date = "2019-03",
       .organisation = "The Sample Bench"},
      {.id = "early",
       .text = "Cash bail keeps poor people in jail. \"No court should price a person's freedom,\" the example panel "
               "wrote.\n\n"
               "And no judge should have to; the example panel asks every court in the invented county for a "
               "hearing within a day of the arrest.",
       .title = "On bail",
       .date = "2015-10-21",
       .organisation = "The Example Forum",
       .author = "Ada Sample"},
      {.id = "undated", .text = "Does cash bail keep poor people in jail? Cash, bail: keeps poor people in jail!"},
  });
  return index;
}

Verification verify(const std::string& words, const VerifyOptions& options = {}) {
  return forum().searcher().verify(words, options);
}

struct Case {
  std::string words;
  Verdict verdict;
  std::string documents;  // of the places, in their order
};

TEST(Verify, SaysHowCloselyWordsWereSaid) {
  const std::vector<Case> cases{
      {"cash bail keeps poor people in jail", Verdict::exact, "early late undated"},
      {"\u201cCash bail keeps poor people in jail.\u201d", Verdict::exact, "early late undated"},
      {"CASH BAIL KEEPS POOR PEOPLE", Verdict::words, "early late undated"},
      {"No court should price a person\u2019s freedom", Verdict::exact, "early"},
      {"no court should price a person's freedom", Verdict::words, "early"},
      {"[n]o court ... freedom", Verdict::words, "early"},
      {"No court should price a person freedom", Verdict::altered, "early"},
      {"No court may price a person's freedom", Verdict::altered, "early"},
      {"keeps poor people in jail before any hearing", Verdict::altered, "late"},
      {"the panel wrote. And no judge should have to", Verdict::altered, "early"},
      {"the example panel wrote. And no judge should have to", Verdict::exact, "early"},
      {"price a person's freedom [...] a hearing within a day", Verdict::exact, "early"},
      // Pasted from a page whose lines break words.
      {"cash bail keeps poor peo-\nple in jail", Verdict::exact, "early late undated"},
      {"No court should price a per- son's freedom", Verdict::exact, "early"},
      {"bail keeps poor zeb-\nras in jail", Verdict::altered, "early late undated"},
      {"mass deportation of zebras", Verdict::not_found, ""},
  };
  for (const auto& [words, verdict, documents] : cases) {
    const Verification answer = verify(words);
    std::string ids;
    for (const Place& place : answer.places) ids += (ids.empty() ? "" : " ") + place.passages.front().document.id;
    EXPECT_EQ(to_string(answer.verdict), to_string(verdict)) << words;
    EXPECT_EQ(ids, documents) << words;
    EXPECT_EQ(answer.total, answer.places.size()) << words;
  }
}

TEST(Verify, PointsIntoTheSource) {
  const auto document = forum().searcher().document("early");
  const Place place = verify("No court may price a person's freedom").places.front();
  const std::string_view text = document->text;
  const auto words = [&](TextRange range) { return text.substr(range.begin, range.size()); };
  EXPECT_EQ(words(place.range), "No court should price a person's freedom");
  ASSERT_EQ(place.differences.size(), 1U);
  EXPECT_EQ(words(place.differences.front().source), "should");
  EXPECT_EQ(place.differences.front().asked, (TextRange{9, 12}));
  EXPECT_DOUBLE_EQ(place.agreement, 6.0 / 7);
  EXPECT_TRUE(place.quote && place.quote->range.contains(place.range));
}

TEST(Verify, RunsOverIntoTheNextPassage) {
  const Place place = verify("wrote. And no judge should").places.front();
  ASSERT_EQ(place.passages.size(), 2U);
  EXPECT_EQ(place.passages[0].id, "early#1");
  EXPECT_EQ(place.passages[1].id, "early#2");
  EXPECT_FALSE(place.quote);
}

TEST(Verify, ShowsTheEarliestPlacesFirstAndCountsAll) {
  const Verification answer = verify("poor people in jail", {.limit = 1});
  EXPECT_EQ(answer.total, 4U) << "twice in one passage";
  ASSERT_EQ(answer.places.size(), 1U);
  EXPECT_EQ(answer.places.front().passages.front().document.date, "2015-10-21");
  EXPECT_EQ(verify("poor people in jail", {.limit = 0}).total, 4U);
}

TEST(Verify, AsksWhoseWordsTheyAre) {
  const std::string words = "poor people in jail";
  EXPECT_EQ(verify(words).places.front().speaker, "Ada Sample") << "the document's own words";
  const Verification sample = verify(words, {.speaker = "sample, ada"});
  EXPECT_EQ(sample.verdict, Verdict::exact);
  EXPECT_EQ(sample.total, 1U);
  EXPECT_EQ(verify(words, {.speaker = "Forum"}).total, 1U);
  const Verification nobody = verify(words, {.speaker = "Nobody"});
  EXPECT_EQ(nobody.verdict, Verdict::by_another);
  EXPECT_EQ(nobody.total, 4U);
  EXPECT_FALSE(is_verbatim(nobody.verdict));
  EXPECT_EQ(verify("No court should price", {.speaker = "Ada"}).verdict, Verdict::by_another)
      << "she quotes it: the text does not say whom the panel is";
}

TEST(Verify, ForgetsWhatWasRemoved) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Cash bail keeps poor people in jail."},
                                               {.id = "b", .text = "Parole."}});
  Indexer indexer(index.path());
  indexer.remove("a");
  indexer.commit();
  EXPECT_EQ(index.searcher().verify("cash bail keeps", {}).verdict, Verdict::not_found);
}

TEST(Verify, RefusesWhatIsNoWords) {
  std::string long_text;
  for (int i = 0; i < 10'000; ++i) long_text += "bail ";
  for (const std::string& words : {std::string(), std::string(" \t\n"), std::string("\u201c...\u201d"), long_text,
                                   std::string("bail \xff"), std::string("[sic]")}) {
    EXPECT_THROW((void)verify(words), QueryError) << words.substr(0, 20);
  }
  EXPECT_THROW((void)verify("bail", {.speaker = "?!"}), QueryError);
  EXPECT_EQ(verify("the").verdict, Verdict::exact) << "a common word is no error in a small index";
}

// Whatever words stand side by side in a document are found there, exactly, wherever they begin and end.
TEST(Verify, FindsEveryStretchOfEveryDocument) {
  const Searcher searcher = forum().searcher();
  for (const std::string id : {"early", "late", "undated"}) {
    const std::string text = searcher.document(id)->text;
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 1; i < text.size(); ++i) {
      if ((text[i - 1] == ' ' || text[i - 1] == '\n') && text[i] != '\n') starts.push_back(i);
    }
    for (std::size_t first = 0; first < starts.size(); first += 3) {
      for (std::size_t last = first + 1; last < starts.size(); last += 5) {
        const std::string words = text.substr(starts[first], starts[last] - starts[first]);
        const Verification answer = searcher.verify(words, {.limit = 100});
        ASSERT_EQ(answer.verdict, Verdict::exact) << words;
        bool there = false;
        for (const Place& place : answer.places) {
          there = there || (place.passages.front().document.id == id && place.range.begin >= starts[first] &&
                            place.range.end <= starts[last]);
        }
        EXPECT_TRUE(there) << words;
      }
    }
  }
}

}  // namespace
}  // namespace tenet::test
