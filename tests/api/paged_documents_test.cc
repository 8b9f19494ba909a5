// Documents with pages, from Indexer::add() to a citation.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/check.h>
#include <tenet/citation.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include "support/temp_folder.h"

namespace tenet {
namespace {

// Three pages: ii, 1, 2. The second paragraph runs from the second page to the third.
Document report_document() {
  const std::string first = "The harbor board met in spring and heard the ferrymen on their hours of work and rest.";
  const std::string second =
      "\"No ferry should leave without a bell,\" said Odile Harrow, keeper of the lamps. The board agreed with her on "
      "every point of the petition.";
  const std::string third = "Bells were bought in autumn, and every ferry of the island has had one since that day.";
  Document document{
      .id = "report", .text = first + "\n\n" + second + "\n\n" + third, .title = "On bells", .date = "2019"};
  document.author = "Ivo Kern";
  document.pages = {.marks = {{0, 1}, {first.size() + 2, 2}, {document.text.find("The board"), 3}},
                    .labels = {"ii", "1", "2"}};
  return document;
}

class PagedDocuments : public testing::Test {
 protected:
  PagedDocuments() {
    Indexer indexer(index());
    indexer.add(report_document());
    indexer.add({.id = "plain", .text = "A ferry without pages, which has a bell all the same."});
    indexer.commit();
  }
  [[nodiscard]] std::filesystem::path index() const { return folder_.path() / "index"; }

  [[nodiscard]] std::vector<std::string> ids(const std::string& query) const {
    const Searcher searcher(index());
    std::vector<std::string> ids;
    searcher.scan(searcher.parse(query), [&](const Hit& hit) {
      ids.push_back(hit.id + ' ' + to_string(hit.passage.pages));
      return true;
    });
    return ids;
  }

  test::TempFolder folder_;
};

using Lines = std::vector<std::string>;

TEST_F(PagedDocuments, AreFoundByPage) {
  EXPECT_EQ(ids("ferry"), (Lines{"plain#1 ", "report#2 pp. 1-2", "report#3 p. 2"}));
  EXPECT_EQ(ids("page:1"), (Lines{"report#1 p. ii", "report#2 pp. 1-2"})) << "by number, and by label";
  EXPECT_EQ(ids("page:ii"), (Lines{"report#1 p. ii"}));
  EXPECT_EQ(ids("page:\"II\""), (Lines{"report#1 p. ii"}));
  EXPECT_EQ(ids("page:3 bells"), (Lines{"report#2 pp. 1-2", "report#3 p. 2"}));
  EXPECT_EQ(ids("page:4"), Lines());
  EXPECT_EQ(ids("ferry NOT page:3"), (Lines{"plain#1 "}));
}

TEST_F(PagedDocuments, GiveQuotationsTheirPages) {
  const Searcher searcher(index());
  std::vector<std::string> found;
  const auto take = [&](const Quotation& quotation) { found.push_back(to_string(quotation.quote.pages)); };
  searcher.quotations({}, {}, take);
  EXPECT_EQ(found, Lines{"p. 1"});
  found.clear();
  searcher.quotations(searcher.parse("page:3"), {}, take);
  EXPECT_EQ(found, Lines()) << "its passage runs on to page 3, the quotation does not";
}

TEST_F(PagedDocuments, TellVerifyThePage) {
  const Verification answer = Searcher(index()).verify("No ferry should leave without a bell", {});
  ASSERT_EQ(answer.places.size(), 1U);
  EXPECT_EQ(to_string(answer.places[0].pages), "p. 1");
  EXPECT_EQ(to_string(answer.places[0].quote->pages), "p. 1");
}

TEST_F(PagedDocuments, AreCitedWithTheirPages) {
  const Searcher searcher(index());
  const std::vector<Hit> hits = searcher.show("report#2");
  ASSERT_EQ(hits.size(), 1U);
  const std::vector<Reference> references{make_reference(hits[0])};
  const auto holds = [&](CitationStyle style, const std::string& words) {
    EXPECT_NE(cite(references, style).find(words), std::string::npos) << cite(references, style);
  };
  holds(CitationStyle::apa, "(Kern, 2019, pp. 1\u20132)");
  holds(CitationStyle::chicago, "2019, 1\u20132.");
  holds(CitationStyle::bluebook, "On bells, at 1\u20132 (2019)");
  holds(CitationStyle::bibtex, "pages        = {1--2}");
  holds(CitationStyle::ris, "SP  - 1\r\nEP  - 2\r\n");
  holds(CitationStyle::csl, "\"page\": \"1-2\"");
}

TEST_F(PagedDocuments, KeepTheirPagesWhenTheyAreWrittenAnew) {
  const Lines before = ids("page:3");
  Indexer indexer(index(), {.topics_toml = "[[topic]]\nid = \"bells\"\nlabel = \"Bells\"\ncore = [\"bell\"]\n"});
  indexer.commit();
  EXPECT_EQ(ids("page:3"), before);
  const std::optional<Document> whole = Searcher(index()).document("report");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->pages, report_document().pages);
  EXPECT_EQ(whole->text, report_document().text);
}

TEST_F(PagedDocuments, AreSound) {
  EXPECT_TRUE(check(index(), {.all = true}).is_sound());
}

TEST_F(PagedDocuments, KeepTheirPagesWhenAnIndexIsRepaired) {
  const Lines before = ids("page:3");
  const std::filesystem::path table = index() / "segment-1" / "postlist.glass";
  std::string bytes = test::read_file(table);
  bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
  std::ofstream(table, std::ios::binary) << bytes;
  const CheckReport report = check(index(), {.repair = true});
  EXPECT_TRUE(report.repaired);
  EXPECT_EQ(report.lost, std::vector<std::string>());
  EXPECT_EQ(ids("page:3"), before);
  EXPECT_EQ(Searcher(index()).document("report").value_or(Document()).pages, report_document().pages);
}

TEST(AddingADocument, RefusesPagesThatDoNotFollowTheText) {
  const test::TempFolder folder;
  Indexer indexer(folder.path() / "index");
  const std::vector<PageMap> bad{{.marks = {{0, 0}}}, {.marks = {{9, 1}}}, {.marks = {{2, 1}, {1, 2}}}};
  for (const PageMap& pages : bad) EXPECT_THROW(indexer.add({.id = "a", .text = "Bells.", .pages = pages}), InputError);
}

}  // namespace
}  // namespace tenet
