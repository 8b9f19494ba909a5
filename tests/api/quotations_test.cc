#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/small_index.h"
#include "support/temp_folder.h"

namespace tenet {
namespace {

using test::SmallIndex;
using test::TempFolder;

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

const SmallIndex& forum() {
  static const SmallIndex index({
      {.id = "a-article",
       .text = "Sampleton Police Chief Odile J. Harrow opened the forum on bail.\n\n"
               "\"Nobody should sit in jail because of an empty purse,\" Harrow said. \"We can do better.\"\n\n"
               "Her critics disagree. \"Bail brings people back to court,\" said Martin Vane, a prosecutor from "
               "Exampleville.\n\n"
               "The Harrow plan is called the \"Open Door Act\" in the town.",
       .title = "A forum on bail",
       .date = "2016-03-01"},
      {.id = "b-letter",
       .text = "Bail is not a fine, and it was never meant to be a punishment before trial in this town of ours.\n\n"
               "Let us end it before the year is out, for the sake of all who wait without a verdict.",
       .title = "On bail",
       .date = "2017",
       .speaker = "Odile Harrow"},
      {.id = "c-note",
       .text = "A reporter saw Odile Harrow at the court on Monday, where no one spoke and nothing was decided."},
  });
  return index;
}

std::vector<Quotation> quotations(const Searcher& searcher, std::string_view query, QuotationOptions options = {}) {
  std::vector<Quotation> found;
  const auto take = [&](const Quotation& each) { found.push_back(each); };
  const std::size_t given = searcher.quotations(searcher.parse(query), options, take);
  EXPECT_EQ(given, found.size());
  return found;
}

// The first words of each, with who said it.
std::string summary(std::string_view query, QuotationOptions options = {.order = QuotationOptions::Order::reading}) {
  std::string lines;
  for (const Quotation& each : quotations(forum().searcher(), query, options)) {
    lines += each.text.substr(0, each.text.find(' ', 8)) + ": " + each.speaker.name + '\n';
  }
  return lines;
}

TEST(Quotations, AreListedInReadingOrderWithWhoSaidThem) {
  EXPECT_EQ(summary(""),
            "Nobody should: Odile J. Harrow\n"
            "We can do: Odile J. Harrow\n"
            "Bail brings: Martin Vane\n"
            "Bail is not: Odile Harrow\n"
            "Let us end: Odile Harrow\n");
}

TEST(Quotations, AreChosenBySpeakerWordsAndKind) {
  EXPECT_EQ(summary("speaker:vane"), "Bail brings: Martin Vane\n");
  EXPECT_EQ(summary("speaker:harrow said:bail"), "Bail is not: Odile Harrow\n");
  EXPECT_EQ(summary("speaker:vane said:purse"), "");
  EXPECT_EQ(summary("speaker:harrow kind:speech"), "Nobody should: Odile J. Harrow\nWe can do: Odile J. Harrow\n");
  EXPECT_EQ(summary("kind:title"), "Open Door: \n");
  EXPECT_EQ(summary("role:prosecutors"), "Bail brings: Martin Vane\n");
  EXPECT_EQ(summary("role:\"police chiefs\""), "Nobody should: Odile J. Harrow\nWe can do: Odile J. Harrow\n");
  EXPECT_EQ(summary("role:chief said:better"), "We can do: Odile J. Harrow\n");
  EXPECT_EQ(summary("role:chief said:court"), "");
  EXPECT_EQ(summary("role:chief speaker:vane"), "");
  EXPECT_EQ(summary("prosecutor"), "Bail brings: Martin Vane\n") << "other words choose passages";
  EXPECT_EQ(summary("speaker:\"Odile Harrow\" -said:bail"),
            "Nobody should: Odile J. Harrow\nWe can do: Odile J. Harrow\nLet us end: Odile Harrow\n");
}

TEST(Quotations, ComeInPagesThatMeet) {
  const Searcher searcher = forum().searcher();
  const auto whole = quotations(searcher, "", {.limit = all, .order = QuotationOptions::Order::reading});
  ASSERT_EQ(whole.size(), 5U);
  for (std::size_t size : {1U, 2U, 3U}) {
    std::vector<Quotation> paged;
    for (std::size_t offset = 0; offset < whole.size(); offset += size) {
      const auto page =
          quotations(searcher, "", {.limit = size, .offset = offset, .order = QuotationOptions::Order::reading});
      paged.insert(paged.end(), page.begin(), page.end());
    }
    EXPECT_EQ(paged, whole) << size;
  }
  EXPECT_TRUE(quotations(searcher, "", {.limit = 0}).empty());
  EXPECT_TRUE(quotations(searcher, "", {.limit = 3, .offset = 100}).empty());
}

TEST(Quotations, PointIntoTheSource) {
  const Searcher searcher = forum().searcher();
  for (const Quotation& each : quotations(searcher, "", {.limit = all})) {
    const std::string source = searcher.document(each.document.id)->text;
    const auto at = [&](TextRange range) { return source.substr(range.begin, range.size()); };
    EXPECT_EQ(at(each.quote.range), each.text);
    EXPECT_EQ(at(each.quote.attribution.mention), each.mention);
    EXPECT_EQ(at(each.quote.attribution.cue), each.cue);
    EXPECT_EQ(each.code_points.size(), each.text.size()) << "all of it is ASCII";
  }
}

TEST(Search, TellsWhoSaysFromWhoIsNamed) {
  EXPECT_EQ(forum().ids("speaker:harrow"), "a-article#2 b-letter#1 b-letter#2");
  EXPECT_EQ(forum().ids("mentions:\"Odile Harrow\""), "a-article#1 c-note#1");
  EXPECT_EQ(forum().ids("speaker:\"Odile Harrow\""), forum().ids("speaker:harrow")) << "initials are set aside";
  EXPECT_EQ(forum().ids("speaker:\"Chief Harrow\""), forum().ids("speaker:harrow")) << "titles are set aside";
  EXPECT_EQ(forum().ids("speaker:\"Harrow Odile\""), "");
  EXPECT_EQ(forum().ids("speaker:nobody"), "");
}

TEST(Search, WithSpeakerAndWordsAsksThatHeSaidThem) {
  EXPECT_EQ(forum().ids("said:bail"), "a-article#3 b-letter#1");
  EXPECT_EQ(forum().ids("speaker:harrow said:bail"), "b-letter#1");
  EXPECT_EQ(forum().ids("role:prosecutor said:court"), "a-article#3");
  EXPECT_EQ(forum().ids("role:prosecutor said:purse"), "");
  EXPECT_EQ(forum().ids("speaker:vane role:chief said:court"), "");
  EXPECT_EQ(forum().ids("(speaker:harrow OR speaker:vane) said:bail"), "a-article#3 b-letter#1");
}

TEST(Speakers, AreCountedByNameWhateverTheInitials) {
  const Searcher searcher = forum().searcher();
  for (const char* query : {"", "bail OR jail OR year OR purse"}) {
    const auto counts = searcher.speakers(searcher.parse(query), all);
    ASSERT_EQ(counts.size(), 2U) << query;
    EXPECT_EQ(counts[0].quotations, 4U) << query;
    EXPECT_EQ(counts[0].passages, 3U) << query;
    EXPECT_EQ(counts[0].first, "a-article#2") << query;
    EXPECT_EQ(counts[0].speaker.kind, SpeakerKind::person) << query;
    EXPECT_EQ(counts[1].speaker.name, "Martin Vane") << query;
    EXPECT_EQ(counts[1].quotations, 1U) << query;
  }
  EXPECT_EQ(searcher.speakers(searcher.parse(""), 1).size(), 1U);
  const auto said = searcher.speakers(searcher.parse("said:bail speaker:harrow"), all);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].quotations, 1U);
}

TEST(Speakers, AreCountedExactlyWhenDocumentsAreRemoved) {
  const TempFolder folder;
  const auto path = folder / "ix";
  {
    Indexer indexer(path);
    for (int i = 0; i < 20; ++i) {
      indexer.add({.id = std::to_string(i),
                   .text = "\"We will see what comes of it,\" Odile Harrow said on Monday.",
                   .title = "Note"});
    }
    indexer.commit();
    indexer.remove("3");
    indexer.remove("19");
    indexer.commit();
  }
  const Searcher searcher(path);
  const auto counts = searcher.speakers({}, all);
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].quotations, 18U);
  EXPECT_EQ(counts[0].passages, 18U);
}

TEST(SpeakersFile, NamesBodiesByTheirOtherNames) {
  const TempFolder folder;
  IndexerOptions options;
  options.speakers_toml =
      "format = 1\n[[speaker]]\nname = \"Example Leaders for Fewer Prisons\"\nkind = \"organisation\"\n"
      "aliases = [\"Example Leaders\"]\n";
  Indexer indexer(folder / "ix", options);
  indexer.add({.id = "a", .text = "\"Fewer prisons, safer towns,\" Example Leaders said in a letter on Monday."});
  indexer.add({.id = "b", .text = "\"We doubt it,\" example leaders of the town said on Tuesday."});
  indexer.commit();
  const Searcher searcher(folder / "ix");
  const auto found = quotations(searcher, "speaker:\"Leaders for Fewer\"");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].document.id, "a");
  EXPECT_EQ(found[0].speaker.name, "Example Leaders for Fewer Prisons");
  EXPECT_EQ(quotations(searcher, "speaker:\"Example Leaders\"").size(), 1U);
}

}  // namespace
}  // namespace tenet
