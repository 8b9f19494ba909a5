#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "formats/give.h"

namespace tenet::indexer {
namespace {

using test::Files;
using test::give;
using test::zip_of;

std::string page(const std::string& body) {
  return "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>" +
         body + "</body></html>";
}

std::string book(const Files& more) {
  Files files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
       "full-path=\"OEBPS/book.opf\"/></rootfiles></container>"},
      {"OEBPS/book.opf",
       "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>"
       "<dc:title>On Bail</dc:title><dc:creator>Ada Smith</dc:creator><dc:creator>Bob Jones</dc:creator>"
       "<dc:date>2019-05-03</dc:date></metadata><manifest><item id=\"b\" href=\"text/b.xhtml\"/>"
       "<item id=\"a\" href=\"text/a%20a.xhtml\"/><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/></manifest>"
       "<spine><itemref idref=\"n\"/><itemref idref=\"b\"/><itemref idref=\"a\"/></spine></package>"},
      {"OEBPS/nav.xhtml", page("<p>Contents</p>")}};
  files.insert(files.end(), more.begin(), more.end());
  return zip_of(files);
}

const std::string keys = "title = On Bail\ndate = 2019-05-03\nauthor = Ada Smith; Bob Jones\ntype = book\n";

TEST(ReadEpub, ReadsPartsWhoseNamesAreNotAscii) {
  const std::string description =
      "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest><item id=\"a\" href=\"Ch%C3%A9.xhtml\"/>"
      "<item id=\"b\" href=\"\u65E5.xhtml\"/></manifest><spine><itemref idref=\"a\"/><itemref "
      "idref=\"b\"/></spine></package>";
  EXPECT_EQ(give(book({{"OEBPS/book.opf", description},
                       {"OEBPS/Ch\u00E9.xhtml", page("<p>One</p>")},
                       {"OEBPS/\u65E5.xhtml", page("<p>Two</p>")}}),
                 "a.epub"),
            "== \nparagraph: One\nparagraph: Two\ntype = book\n");
}

TEST(ReadEpub, ReadsItsChaptersInTheOrderOfTheSpine) {
  EXPECT_EQ(give(book({{"OEBPS/text/a a.xhtml", page("<h1>Two</h1><p>It never was.</p>")},
                       {"OEBPS/text/b.xhtml", page("<h1>One</h1><p>Bail is not a fine.</p>")}}),
                 "bail.epub"),
            "== \nheading 1: One\nparagraph: Bail is not a fine.\nheading 1: Two\nparagraph: It never was.\n" + keys);
}

TEST(ReadEpub, TakesItsTitleOnce) {
  EXPECT_EQ(give(book({{"OEBPS/text/b.xhtml", page("<h1>On Bail</h1><p>Ada Smith</p>")},
                       {"OEBPS/text/a a.xhtml", page("<h1>On Bail</h1><p>It never was.</p>")}}),
                 "bail.epub"),
            "== \ntitle: On Bail\nfurniture: Ada Smith\nfurniture: On Bail\nparagraph: It never was.\n" + keys);
}

// A book of these items and this order of reading.
std::string listed_book(const std::string& items, const std::string& spine, const Files& more) {
  Files files = {{"OEBPS/book.opf", "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest>" + items +
                                        "</manifest><spine>" + spine + "</spine></package>"}};
  files.insert(files.end(), more.begin(), more.end());
  return book(files);
}

TEST(ReadEpub, ReadsBooksWhoseListsAreLoose) {
  const std::string chapter = "<item id=\"a\" href=\"Text/A.xhtml\" media-type=\"application/xhtml+xml\"/>";
  const std::string picture = "<item id=\"s\" href=\"s.svg\" media-type=\"image/svg+xml\"/>";
  const std::string contents = "<item id=\"t\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>";
  const std::string first = "<itemref idref=\"a\"/>";
  const Files files = {{"OEBPS/text/a.xhtml", page("<p>Bail is not a fine.</p>")},
                       {"OEBPS/s.svg", "<svg/>"},
                       {"OEBPS/toc.ncx", "<ncx><navMap><text>One</text></navMap></ncx>"}};
  const std::string shown = "== \nparagraph: Bail is not a fine.\ntype = book\n";
  EXPECT_EQ(give(listed_book(chapter, first, files), "a.epub"), shown);
  EXPECT_EQ(give(listed_book(chapter + picture + contents, "", files), "a.epub"), shown);
  EXPECT_EQ(give(listed_book(chapter + picture, "<itemref idref=\"s\"/>" + first, files), "a.epub"), shown);
  EXPECT_EQ(give(listed_book(chapter + contents, first + "<itemref idref=\"t\"/>", files), "a.epub"), shown);
  EXPECT_EQ(give(listed_book(chapter, "<itemref idref=\"gone\"/>", files), "a.epub"), shown);
  const std::string step = "<item id=\"a\" href=\"Text\\A.xhtml\" media-type=\"application/xhtml+xml\"/>";
  EXPECT_EQ(give(listed_book(step, first, files), "a.epub"), shown);
}

TEST(ReadEpub, SaysInALineHowManyChaptersAreMissing) {
  EXPECT_EQ(give(book({}), "bail.epub"), "== : 2 of its chapters are missing, OEBPS/text/b.xhtml is the first\n");
  EXPECT_EQ(give(book({{"OEBPS/text/b.xhtml", page("<p>Bail is not a fine.</p>")}}), "bail.epub"),
            "== \nparagraph: Bail is not a fine.\n" + keys + "warning: the chapter OEBPS/text/a a.xhtml is missing\n");
}

TEST(ReadEpub, SaysWhereItsListOfChaptersIsBroken) {
  const std::string given = give(book({{"OEBPS/book.opf",
                                        "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest><item id=\"b\" "
                                        "href=\"b.xhtml\"/></manifest><spine><itemref idref=\"b\"/><<"},
                                       {"OEBPS/b.xhtml", page("<p>Bail is not a fine.</p>")}}),
                                 "bail.epub");
  EXPECT_NE(given.find("paragraph: Bail is not a fine.\ntype = book\nwarning: read in part: its XML is broken"),
            std::string::npos)
      << given;
}

TEST(ReadEpub, FindsManyChaptersInLittleTime) {
  std::string items;
  std::string order;
  for (int i = 0; i < 50'000; ++i) {
    items += "<item id=\"c" + std::to_string(i) + "\" href=\"b.xhtml\"/>";
    order += "<itemref idref=\"c" + std::to_string(49'999 - i) + "\"/>";
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(give(book({{"OEBPS/book.opf", "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest>" + items +
                                              "</manifest><spine>" + order + "</spine></package>"},
                       {"OEBPS/b.xhtml", page("<p>Bail is not a fine.</p>")}}),
                 "bail.epub"),
            "== \nparagraph: Bail is not a fine.\ntype = book\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(ReadEpub, PutsNotesBehindTheirParagraph) {
  const std::string given = give(
      book({{"OEBPS/text/b.xhtml", page("<p>One.<a href=\"#n1\">1</a></p><p>Two.</p><section><p id=\"n1\">See the act."
                                        "</p></section>")},
            {"OEBPS/text/a a.xhtml", page("<p>It never was.</p>")}}),
      "bail.epub");
  EXPECT_NE(given.find("paragraph: One.\nnote: See the act.\nparagraph: Two.\n"), std::string::npos) << given;
}

TEST(ReadEpub, LeavesOutTheNumbersOfNotes) {
  const std::string given = give(
      book({{"OEBPS/text/b.xhtml", page("<p>Bail is not a fine.<a href=\"#fn1\">1</a> See <a href=\"#x\">part two"
                                        "</a>.</p><p id=\"fn1\">See the act.<a href=\"#r1\">\u21A9\uFE0E</a></p>")},
            {"OEBPS/text/a a.xhtml", page("<p>It never was.</p>")}}),
      "bail.epub");
  EXPECT_NE(given.find(": Bail is not a fine. See part two.\n"), std::string::npos) << given;
  EXPECT_NE(given.find(": See the act.\n"), std::string::npos) << given;
}

TEST(ReadEpub, NamesALockAndAMissingChapter) {
  EXPECT_NE(give(book({{"META-INF/encryption.xml", "<EncryptedKey/>"}}), "bail.epub").find("encrypted"),
            std::string::npos);
  EXPECT_NE(give(book({{"OEBPS/text/b.xhtml", page("<p>Bail is not a fine.</p>")}}), "bail.epub")
                .find("warning: the chapter OEBPS/text/a a.xhtml is missing"),
            std::string::npos);
}

}  // namespace
}  // namespace tenet::indexer
