#include "indexer/reading/document_keys.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

using Metadata = std::map<std::string, std::string>;

TEST(FillDocument, KnowsEveryKeyOfTheTable) {
  Document document;
  fill_document(document, {{"title", "A Statement"},
                           {"date", "October 21, 2015"},
                           {"organization", "A Group"},
                           {"speaker", "A Chief"},
                           {"authors", "A, B"},
                           {"publisher", "A Paper"},
                           {"source_url", "https://example.org/a"},
                           {"doc_type", "statement"},
                           {"license", "CC0"}});
  EXPECT_EQ(document, (Document{.title = "A Statement",
                                .date = "2015-10-21",
                                .organisation = "A Group",
                                .speaker = "A Chief",
                                .author = "A, B",
                                .source = "A Paper",
                                .url = "https://example.org/a",
                                .type = "statement",
                                .licence = "CC0"}));
}

TEST(FillDocument, TakesKeysInAnyCaseAndWithHyphens) {
  Document document;
  fill_document(document, {{"Title", "A"}, {"Source-URL", "u"}, {"DOC TYPE", "order"}});
  EXPECT_EQ(document, (Document{.title = "A", .url = "u", .type = "order"}));
}

TEST(FillDocument, PutsWhatItDoesNotKnowIntoTheMetadata) {
  Document document;
  fill_document(document, {{"jurisdiction", "US federal"}, {"title", "A"}, {"Copied-From", "x"}});
  EXPECT_EQ(document.metadata, (Metadata{{"jurisdiction", "US federal"}, {"Copied-From", "x"}}));
}

TEST(FillDocument, PrefersTheKeyFurtherUpAndKeepsTheOther) {
  Document document;
  fill_document(document, {{"tags", "bail, courts"}, {"doc_type", "statement"}});
  EXPECT_EQ(document.type, "statement");
  EXPECT_EQ(document.metadata, (Metadata{{"tags", "bail, courts"}}));
}

TEST(FillDocument, KeepsADateThatItCannotRead) {
  Document document;
  EXPECT_EQ(fill_document(document, {{"date", "last spring"}}),
            std::vector<std::string>{"the date 'last spring' is not read: write 2019, 2019-12 or 2019-12-31"});
  EXPECT_EQ(document.date, "");
  EXPECT_EQ(document.metadata, (Metadata{{"date", "last spring"}}));
}

TEST(FillDocument, SaysWhichReadingsOfADateItDidNotChooseBetween) {
  Document document;
  EXPECT_EQ(fill_document(document, {{"date", "04/03/2019"}}),
            std::vector<std::string>{"the date '04/03/2019' is read as 2019 alone: it may be April 3 or March 4"});
  EXPECT_EQ(document.date, "2019");
  EXPECT_EQ(document.metadata, (Metadata{{"date", "04/03/2019"}}));
}

TEST(FillDocument, TakesNoSpeakerThatIsNoName) {
  const std::string text(1001, 'x');
  Document document;
  EXPECT_EQ(fill_document(document, {{"speaker", text}}),
            std::vector<std::string>{"the speaker is not read: 1001 bytes are no name"});
  EXPECT_EQ(document.speaker, "");
  EXPECT_EQ(document.metadata, (Metadata{{"speaker", text}}));
}

TEST(FillDocument, TakesNoSpeakerWhereTheFieldSaysThatThereIsNone) {
  for (const std::string value : {"unknown", "N/A", "None", "Various", "Q"}) {
    Document document;
    EXPECT_EQ(fill_document(document, {{"speaker", value}}), std::vector<std::string>{}) << value;
    EXPECT_EQ(document.speaker, "") << value;
    EXPECT_EQ(document.metadata, (Metadata{{"speaker", value}})) << value;
  }
}

TEST(FillDocument, LeavesEmptyValuesOut) {
  Document document;
  fill_document(document, {{"title", ""}, {"note", ""}});
  EXPECT_EQ(document, Document{});
}

}  // namespace
}  // namespace tenet::indexer
