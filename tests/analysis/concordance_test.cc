#include <tenet/concordance.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/small_index.h"

namespace tenet::test {
namespace {

using By = LineOrder::By;

// Invented statements of invented people.
SmallIndex make_index() {
  return SmallIndex(
      {{.id = "a",
        .text = "A second chance is no gift.\n\n"
                "\"Everybody earns a second chance,\" said Odile Harrow, a judge. The Second Chance Fund pays for it.",
        .title = "On chances",
        .date = "2016-05-02",
        .organisation = "Example Forum"},
       {.id = "b", .text = "They want one chance, and then a second\nchance at Zebra Hall.", .date = "2015"},
       {.id = "c", .text = "A felony was, to all of us, hardly a misdemeanor. Not a second-chance law."}});
}

std::vector<std::string> shown(const Concordance& result) {
  std::vector<std::string> lines;
  for (const ConcordanceLine& line : result.lines) {
    lines.push_back(line.left.text + "[" + line.node.text + "]" + line.right.text);
  }
  return lines;
}

std::vector<std::string> lines_of(const SmallIndex& index, std::string_view query, ConcordanceOptions options = {}) {
  const Searcher searcher = index.searcher();
  return shown(concordance(searcher, searcher.parse(query), options));
}

using Lines = std::vector<std::string>;

TEST(Concordance, SetsEachPhraseInTheMiddleOfItsPassage) {
  const SmallIndex index = make_index();
  EXPECT_EQ(
      lines_of(index, "\"second chance\"", {.left = 2, .right = 2}),
      (Lines{"A [second chance] is no", "earns a [second chance],\" said Odile", "judge. The [Second Chance] Fund pays",
             "then a [second chance] at Zebra", "Not a [second-chance] law."}));
}

TEST(Concordance, CountsLinesPassagesAndDocuments) {
  const SmallIndex index = make_index();
  const Searcher searcher = index.searcher();
  const Concordance result = concordance(searcher, searcher.parse("\"second chance\""), {.limit = 1});
  EXPECT_EQ(result.lines.size(), 1U);
  EXPECT_EQ(result.total, 5U);
  EXPECT_EQ(result.passages, 4U);
  EXPECT_EQ(result.documents, 3U);
}

TEST(Concordance, TakesAWordAWildcardAndAllThatNearJoinsForOneNode) {
  const SmallIndex index = make_index();
  EXPECT_EQ(lines_of(index, "felony NEAR/9 misdemeanor", {.left = 1, .right = 1}),
            (Lines{"A [felony was, to all of us, hardly a misdemeanor]. Not"}));
  EXPECT_EQ(lines_of(index, "zeb*", {.left = 1, .right = 1}), (Lines{"at [Zebra] Hall."}));
  EXPECT_EQ(lines_of(index, "felony misdemeanor", {.left = 0, .right = 0}), (Lines{"[felony]", "[misdemeanor]"}));
  EXPECT_EQ(lines_of(index, "chance OR \"one chance\"", {.left = 0, .right = 0}).size(), 6U)
      << "what stands inside a longer node is no node of its own";
}

TEST(Concordance, ShowsWhoseWordsTheyAre) {
  const SmallIndex index = make_index();
  const Searcher searcher = index.searcher();
  const Concordance result = concordance(searcher, searcher.parse("\"second chance\""));
  std::vector<std::string> speakers;
  for (const ConcordanceLine& line : result.lines) speakers.push_back(line.speaker);
  EXPECT_EQ(speakers, (Lines{"Example Forum", "Odile Harrow", "Example Forum", "", ""}));
}

TEST(Concordance, SortsTheLeftContextByTheWordNextToTheNode) {
  const SmallIndex index = make_index();
  EXPECT_EQ(lines_of(index, "chance", {.left = 1, .right = 0, .sort = {{By::left, 1}, {By::left, 2}}}),
            (Lines{"one [chance]", "second [chance]", "second [chance]", "second [chance]", "second-[chance]",
                   "Second [Chance]"}))
      << "words that are not shown count too";
}

TEST(Concordance, SortsBySeveralKeysAndThenByPlace) {
  const SmallIndex index = make_index();
  const Lines by_right = lines_of(index, "\"second chance\"", {.left = 0, .right = 1, .sort = {{By::right, 1}}});
  EXPECT_EQ(by_right, (Lines{"[second chance] at", "[Second Chance] Fund", "[second chance] is", "[second-chance] law.",
                             "[second chance],\" said"}));
  const Lines by_date =
      lines_of(index, "\"second chance\"", {.left = 0, .right = 1, .sort = {{By::date}, {By::right, 1}}});
  EXPECT_EQ(by_date, (Lines{"[second chance] at", "[Second Chance] Fund", "[second chance] is",
                            "[second chance],\" said", "[second-chance] law."}))
      << "what has no date comes last";
}

TEST(Concordance, KeepsTheFirstOfTheOrderWhateverTheLimit) {
  const SmallIndex index = make_index();
  const ConcordanceOptions whole{.sort = {{By::right, 1}, {By::left, 1}}};
  const Lines all = lines_of(index, "chance OR a", whole);
  for (std::size_t offset = 0; offset <= all.size(); ++offset) {
    ConcordanceOptions page = whole;
    page.limit = 2;
    page.offset = offset;
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), offset + 2));
    EXPECT_EQ(lines_of(index, "chance OR a", page), Lines(first, last)) << offset;
  }
}

TEST(Concordance, DrawsTheSameSampleForTheSameSeedAndLargerOnesHoldIt) {
  const SmallIndex index = make_index();
  const auto sample = [&](std::size_t size, std::uint64_t seed) {
    Lines lines = lines_of(index, "chance OR a", {.sample = size, .seed = seed, .limit = 100});
    std::ranges::sort(lines);
    return lines;
  };
  const std::size_t all = lines_of(index, "chance OR a", {.limit = 100}).size();
  Lines drawn;
  for (std::size_t size = 0; size <= all + 1; ++size) {
    const Lines more = sample(size, 7);
    EXPECT_EQ(more, sample(size, 7));
    EXPECT_EQ(more.size(), std::min(size, all));
    EXPECT_TRUE(std::ranges::includes(more, drawn));
    drawn = more;
  }
  const auto differs = [&](std::uint64_t seed) { return sample(3, seed) != sample(3, 7); };
  EXPECT_TRUE(differs(1) || differs(2) || differs(3));
}

TEST(Concordance, RunsOnIntoTheNeighbouringPassagesWhenAsked) {
  const SmallIndex index(
      std::vector<Document>{{.id = "d",
                             .text = "The first paragraph ends with many words about the weather here today.\n\n"
                                     "\"Bail,\" she said.\n\n"
                                     "The third paragraph begins with other words about courts and judges."}});
  EXPECT_EQ(lines_of(index, "bail", {.left = 3, .right = 4}), (Lines{"\"[Bail],\" she said."}));
  EXPECT_EQ(lines_of(index, "bail", {.left = 3, .right = 4, .across = true}),
            (Lines{"weather here today.\n\n\"[Bail],\" she said.\n\nThe third"}));
}

TEST(Concordance, WithAllWordsIsThePassageAsSnippetsHaveIt) {
  const SmallIndex index(
      {{.id = "a.md", .text = "Judges say that [*bail*](https://example.org/a) , or \"money bail\",\n   is unfair.\n"},
       {.id = "b", .text = "  \u201cBail\u2014no bail\u201d: caf\u00e9s and \u4fdd\u91cb bail\t\n\n  next (bail)?  "}});
  const Searcher searcher = index.searcher();
  for (const std::string query : {"bail", "\"bail\"", "bai*", "bail NEAR/3 no"}) {
    const Query parsed = searcher.parse(query);
    std::vector<std::string> texts;
    for (const Hit& hit : searcher.search(parsed, {.limit = 100, .snippet_bytes = 100000}).hits) {
      texts.push_back(hit.snippet.text);
    }
    const Concordance result = concordance(searcher, parsed, {.left = 1000, .right = 1000, .limit = 100});
    EXPECT_FALSE(result.lines.empty());
    for (const ConcordanceLine& line : result.lines) {
      const std::string whole = line.left.text + line.node.text + line.right.text;
      EXPECT_NE(std::ranges::find(texts, whole), texts.end()) << whole;
    }
  }
}

TEST(Concordance, GivesThePlaceOfTheNodeInTheSource) {
  const SmallIndex index = make_index();
  const Searcher searcher = index.searcher();
  for (const ConcordanceLine& line : concordance(searcher, searcher.parse("\"second chance\"")).lines) {
    const std::string text = searcher.document(line.document->id).value().text;
    const std::string words = text.substr(line.bytes.begin, line.bytes.size());
    EXPECT_EQ(words.substr(1, 5), "econd") << words;
    EXPECT_EQ(line.bytes, line.code_points) << "all of it is ASCII";
  }
}

TEST(Concordance, RefusesAQueryThatAsksForNoWords) {
  const SmallIndex index = make_index();
  const Searcher searcher = index.searcher();
  for (const char* query : {"", "date:2015", "-bail", "has:quote", "title:chances", "date:2015 -bail"}) {
    EXPECT_THROW((void)concordance(searcher, searcher.parse(query)), QueryError) << query;
  }
  for (const char* query : {"date:2015 chance", "said:chance", "bail OR date:2015", "mentions:\"Odile Harrow\""}) {
    EXPECT_NO_THROW((void)concordance(searcher, searcher.parse(query))) << query;
  }
}

TEST(Concordance, IsTheSameWhateverTheNumberOfSegments) {
  const std::vector<Document> documents{
      {.id = "x", .text = "One bail."}, {.id = "y", .text = "Two bail."}, {.id = "w", .text = "Three bail."}};
  const SmallIndex once(documents);
  const SmallIndex twice({documents[0]});
  (void)twice.add({documents[1]});
  (void)twice.add({documents[2]});
  for (const ConcordanceOptions& options : {ConcordanceOptions{}, ConcordanceOptions{.sample = 2, .seed = 5},
                                            ConcordanceOptions{.sort = {{By::left, 1}}}}) {
    EXPECT_EQ(lines_of(once, "bail", options), lines_of(twice, "bail", options));
  }
}

}  // namespace
}  // namespace tenet::test
