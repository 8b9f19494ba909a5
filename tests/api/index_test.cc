#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/small_index.h"

namespace tenet::test {
namespace {

TEST(Indexer, AddsReplacesAndRemovesDocuments) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}, {.id = "b", .text = "Parole."}});
  Indexer indexer(index.path());
  indexer.add({.id = "a", .text = "Pardons."});
  indexer.add({.id = "c", .text = "Clemency."});
  indexer.remove("b");
  indexer.remove("nobody");
  const IndexReport report = indexer.commit();
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.updated, 1U);
  EXPECT_EQ(report.removed, 1U);
  EXPECT_EQ(report.documents, 2U);
  EXPECT_EQ(report.text_bytes, 17U);
  EXPECT_EQ(index.ids("bail"), "");
  EXPECT_EQ(index.ids("parole"), "");
  EXPECT_EQ(index.ids("pardon"), "a#1");
  EXPECT_EQ(index.ids("clemency"), "c#1");
}

TEST(Indexer, GivesTheSameIndexWhateverTheJobsAndTheOrder) {
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int k = 0; k < 40; ++k)
      text += "invented" + std::to_string(i * k % 97) + " words of paragraph " + std::to_string(k) + ".\n\n";
    documents.push_back({.id = "doc-" + std::to_string(i), .text = text});
  }
  const SmallIndex one(documents, 1);
  std::vector<Document> reversed(documents.rbegin(), documents.rend());
  const SmallIndex four(reversed, 4);
  EXPECT_EQ(one.searcher().info().fingerprint, four.searcher().info().fingerprint);
  for (const std::string_view query : {"invented7", "paragraph 12", "words -invented3"}) {
    EXPECT_EQ(one.ids(query, {.limit = 50}), four.ids(query, {.limit = 50})) << query;
  }
}

TEST(Indexer, ForgetsWhatWasNotCommitted) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}});
  {
    Indexer indexer(index.path());
    indexer.add({.id = "b", .text = "Parole."});
  }
  EXPECT_EQ(index.ids("parole"), "");
  EXPECT_EQ(index.ids("bail"), "a#1");
}

TEST(Indexer, LetsAReaderFinishWithTheIndexItOpened) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}});
  const Searcher before = index.searcher();
  for (int i = 0; i < 12; ++i) index.add({{.id = "new" + std::to_string(i), .text = "Parole."}});
  EXPECT_EQ(before.search(before.parse("bail")).hits.front().text, "Bail.");
  EXPECT_EQ(before.search(before.parse("parole")).total, 0U);
  EXPECT_EQ(index.searcher().search(parse_query("parole")).total, 12U);
}

TEST(Indexer, MergesManySmallCommits) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}});
  for (int i = 0; i < 40; ++i)
    index.add({{.id = "x" + std::to_string(i % 10), .text = "Parole " + std::to_string(i) + "."}});
  const IndexInfo info = index.searcher().info();
  EXPECT_EQ(info.documents, 11U);
  EXPECT_EQ(info.passages, 11U);
  EXPECT_EQ(index.searcher().search(parse_query("parole")).total, 10U);
  std::size_t segments = 0;
  for (const auto& entry : std::filesystem::directory_iterator(index.path())) segments += entry.is_directory() ? 1 : 0;
  EXPECT_LE(segments, 9U);
}

TEST(Indexer, HoldsAnIndexOfNothing) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}});
  Indexer indexer(index.path());
  indexer.remove("a");
  EXPECT_EQ(indexer.commit().documents, 0U);
  EXPECT_EQ(index.ids("bail"), "");
  EXPECT_EQ(index.ids("-bail"), "");
  EXPECT_EQ(index.searcher().topics().front().passages, 0U);
  indexer.add({.id = "b", .text = "Parole."});
  EXPECT_EQ(indexer.commit().documents, 1U);
  EXPECT_EQ(index.ids("parole"), "b#1");
}

TEST(Indexer, FindsADocumentWithoutTextByItsTitle) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .title = "Clemency"}});
  EXPECT_EQ(index.ids("title:clemency"), "a#1");
}

TEST(Indexer, KeepsEveryFieldAndTheTextAsItWas) {
  const Document document{.id = "a folder/\u00e9 #1.txt",
                          .text = "\ufeffFirst \u201cone\u201d.\r\n\r\nSecond\tone.\n",
                          .title = "T",
                          .date = "2015-10",
                          .organisation = "O",
                          .speaker = "S",
                          .author = "A",
                          .source = "U",
                          .url = "https://example.org/",
                          .type = "fixture",
                          .licence = "CC0",
                          .metadata = {{"jurisdiction", "Example County"}}};
  const SmallIndex index(std::vector<Document>{document});
  EXPECT_EQ(index.searcher().document(document.id), document);
}

TEST(Indexer, KeepsALongTextWhole) {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "Paragraph " + std::to_string(i) + " says something that was invented for this test.\n\n";
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = text}});
  const Searcher searcher = index.searcher();
  EXPECT_EQ(searcher.document("a")->text, text);
  const Results results = searcher.search(searcher.parse("\"paragraph 2345\""));
  ASSERT_EQ(results.total, 1U);
  EXPECT_EQ(text.substr(results.hits.front().passage.range.begin, 14), "Paragraph 2345");
}

TEST(Indexer, RefusesDocumentsItCannotKeep) {
  const TempFolder folder;
  Indexer indexer(folder / "index");
  EXPECT_THROW(indexer.add({.text = "no id"}), InputError);
  EXPECT_THROW(indexer.add({.id = "a", .text = "\xff\xfe"}), InputError);
  indexer.add({.id = "a", .text = "once"});
  EXPECT_THROW(indexer.add({.id = "a", .text = "twice"}), InputError);
}

TEST(Indexer, IsTheOnlyWriter) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail."}});
  const Indexer first(index.path());
  EXPECT_THROW(Indexer(index.path()), IndexError);
}

TEST(Indexer, TakesIdsOfAnyLengthAndCharacters) {
  const std::string longest(3000, 'x');
  const SmallIndex index(
      std::vector<Document>{{.id = longest, .text = "Bail."}, {.id = std::string("nul\0id", 6), .text = "Parole."}});
  EXPECT_EQ(index.ids("bail"), longest + "#1");
  EXPECT_EQ(index.ids("parole"), std::string("nul\0id#1", 8));
  EXPECT_EQ(index.searcher().show(longest + "#1").size(), 1U);
}

TEST(Indexer, TakesWordsOfAnyLength) {
  const std::string word(5000, 'z');
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Before " + word + " after."}});
  EXPECT_EQ(index.ids(word), "a#1");
}

}  // namespace
}  // namespace tenet::test
