#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

// What was removed was still counted, or still led to others, until its segment was written anew.
namespace tenet::test {
namespace {

using Names = std::vector<std::string>;

// Letters of which the first is about to be removed. Many others keep the segment from being written anew.
std::vector<Document> letters(const std::string& removed) {
  std::vector<Document> documents{{.id = "removed", .text = removed}};
  for (int i = 0; i < 8; ++i) {
    documents.push_back(
        {.id = "letter-" + std::to_string(i), .text = "Bail reform number 1 helps the courts of Testshire."});
  }
  return documents;
}

void remove(const SmallIndex& index) {
  Indexer indexer(index.path());
  indexer.remove("removed");
  (void)indexer.commit();
}

std::vector<std::string> notes(const SmallIndex& index, std::string_view query) {
  const Searcher searcher = index.searcher();
  return searcher.search(searcher.parse(query)).notes;
}

TEST(StruckOut, LeavesScoresAsOfTheRest) {
  const SmallIndex index(letters("Bail, bail and bail: carnage."));
  remove(index);
  std::vector<Document> rest = letters("");
  rest.erase(rest.begin());
  const SmallIndex clean(rest);
  const auto scores = [](const SmallIndex& of) {
    const Searcher searcher = of.searcher();
    std::vector<double> all;
    for (const Hit& hit : searcher.search(searcher.parse("bail courts", Joining::any)).hits) all.push_back(hit.score);
    return all;
  };
  EXPECT_EQ(scores(index), scores(clean));
}

TEST(StruckOut, IsNotWhatAMisspeltWordMeant) {
  const SmallIndex index(letters("Carnage and counts. The court is late."));
  EXPECT_EQ(notes(index, "carnege"), (Names{"no passage has carnege; did you mean carnage, in 1 document?"}));
  EXPECT_EQ(notes(index, "courtz"), (Names{"no passage has courtz; did you mean courts, in 8 documents?"}));
  remove(index);
  EXPECT_EQ(notes(index, "carnege"), (Names{"no passage has carnege"}));
  EXPECT_EQ(notes(index, "carnage"), (Names{"no passage has carnage"}));
  EXPECT_EQ(notes(index, "courtz"), (Names{"no passage has courtz; did you mean courts, in 8 documents?"}));
}

TEST(StruckOut, GivesNoNamesToWhoIsLeft) {
  std::vector<Document> documents =
      letters("\"Bail is late,\" said Robert Sample. \"It is,\" said Mayor Robert \"Bobby\" Sample of Testshire.");
  documents.push_back({.id = "other", .text = "\"Bail is a matter of law,\" said Robert Sample."});
  documents.push_back({.id = "another", .text = "\"Bail is a matter of fact,\" said Cleo Instance."});
  const SmallIndex index(documents);
  EXPECT_EQ(index.ids("speaker:bobby"), "removed#1");
  remove(index);
  std::vector<Document> rest = documents;
  rest.erase(rest.begin());
  const SmallIndex clean(rest);
  for (const char* query : {"speaker:sample", "speaker:bobby", "speaker:mayor", "speaker:instance"}) {
    EXPECT_EQ(index.ids(query), clean.ids(query)) << query;
  }
  for (const char* letters : {"b", "r", "s", "m", "i", "c"}) {
    EXPECT_EQ(index.searcher().speaker_names(letters, 9), clean.searcher().speaker_names(letters, 9)) << letters;
  }
}

}  // namespace
}  // namespace tenet::test
