#include <string>

#include <gtest/gtest.h>
#include <tenet/error.h>

#include "formats/show.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

using test::Files;

constexpr auto word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string part(const std::string& root, const std::string& content, const std::string& space = word) {
  return "<?xml version=\"1.0\"?><w:" + root + " xmlns:w=\"" + space +
         "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">" +
         content + "</w:" + root + ">";
}

std::string read(Files files) {
  files.insert(files.begin(), {"[Content_Types].xml", "<Types/>"});
  return test::show(read_docx(test::zip_of(files), {}));
}

// A document of this body alone.
std::string read(const std::string& body) {
  return read({{"word/document.xml", part("document", "<w:body>" + body + "</w:body>")}});
}

std::string p(const std::string& words, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t>" + words +
         "</w:t></w:r></w:p>";
}

struct Case {
  std::string body;
  std::string shown;
};

TEST(ReadDocx, ReadsWhatAReaderOfThePaperSees) {
  const Case cases[] = {
      {p("Bail"), "paragraph: Bail\n"},
      {p("Bail", "<w:pStyle w:val=\"Heading2\"/>"), "heading 2: Bail\n"},
      {p("Bail", "<w:outlineLvl w:val=\"0\"/>"), "heading 1: Bail\n"},
      {p("Bail", "<w:outlineLvl w:val=\"8\"/>"), "heading 6: Bail\n"},  // of web pages, the lowest
      {p("Bail", "<w:pStyle w:val=\"Title\"/>"), "title: Bail\n"},
      {p("Judges", "<w:pStyle w:val=\"Quote\"/>"), "quote: Judges\n"},
      {p("one", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>"), "item: one\n"},
      {p("none", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"), "paragraph: none\n"},
      {"<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>violent</w:t><w:tab/><w:t>crime</w:t></w:r></w:p>",
       "paragraph: non-violent crime\n"},
      {"<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "paragraph: one/two\n"},
      {"<w:p><w:r><w:t>sen\n ten</w:t><w:softHyphen/><w:t>ce</w:t></w:r></w:p>", "paragraph: sen tence\n"},
      {"<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>x</w:t></w:r></w:del>"
       "<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom></w:p>",
       "paragraph: new\n"},
      {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The mark </w:t></w:r></w:p>" + p("was deleted."),
       "paragraph: The mark was deleted.\n"},
      {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>",
       "paragraph: seen\n"},
      {"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.org/\""
       "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>the report</w:t></w:r><w:r>"
       "<w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> says</w:t></w:r></w:p>",
       "paragraph: the report says\nthe report -> https://example.org/\n"},
      {"<w:tbl><w:tr><w:tc>" + p("Year") + "</w:tc><w:tc>" + p("Court") + "</w:tc></w:tr></w:tbl>",
       "row: Year Court\n"},
      {"<w:tbl><w:tr><w:tc>" + p("A letter") + p("in a frame") + "</w:tc></w:tr></w:tbl>",
       "paragraph: A letter\nparagraph: in a frame\n"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Click here") + "</w:sdtContent></w:sdt>" +
           p("text"),
       "paragraph: text\n"},
      {"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("in a box") +
           "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("in a box") +
           "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>beside it</w:t></w:r></w:p>",
       "paragraph: beside it\nparagraph: in a box\n"},
      {"<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></"
       "m:oMath>"
       "</w:p>",
       "paragraph: x^2\n"},
      {p("On Bail", "<w:pStyle w:val=\"Title\"/>") + p("Ada Smith", "<w:pStyle w:val=\"Author\"/>") +
           p("May 3, 2019", "<w:pStyle w:val=\"Date\"/>") + p("Text"),
       "title: On Bail\nfurniture: Ada Smith\nfurniture: May 3, 2019\nparagraph: Text\nauthor = Ada Smith\n"
       "date = May 3, 2019\n"},
  };
  for (const Case& each : cases) EXPECT_EQ(read(each.body), each.shown) << each.body;
}

TEST(ReadDocx, TakesALineUnderTheTitleThatIsADate) {
  struct Line {
    std::string line;
    std::string date;
  };
  for (const Line& each : {Line{"21 January 2023", "21 January 2023"},
                           {"March 2019", "March 2019"},
                           {"Tuesday, May 3, 2016", "Tuesday, May 3, 2016"},
                           {"2019", ""},
                           {"Minutes of 21 January 2023", ""}}) {
    const std::string kind = each.date.empty() ? "paragraph" : "furniture";
    EXPECT_EQ(read(p("On Bail", "<w:pStyle w:val=\"Title\"/>") + p("Ada Smith") + p(each.line) + p("Text")),
              "title: On Bail\nparagraph: Ada Smith\n" + kind + ": " + each.line + "\nparagraph: Text\n" +
                  (each.date.empty() ? "" : "date = " + each.date + "\n"));
  }
  const std::string text(300, 'x');
  EXPECT_EQ(read(p("On Bail") + p(text) + p("May 3, 2016")),
            "paragraph: On Bail\nparagraph: " + text + "\nparagraph: May 3, 2016\n");
  EXPECT_EQ(read(p("May 3, 2016") + p("Text")), "paragraph: May 3, 2016\nparagraph: Text\n");
}

TEST(ReadDocx, PutsNotesBehindTheirParagraphAndHeadersAround) {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"a\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>"
      "<Relationship Id=\"b\" Type=\"x/header\" Target=\"header1.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>"
      "</Relationships>";
  EXPECT_EQ(
      read({{"word/_rels/document.xml.rels", relations},
            {"word/footnotes.xml", part("footnotes", "<w:footnote w:id=\"2\">" + p("See the act.") + "</w:footnote>")},
            {"word/header1.xml", part("hdr", p("Office of Records"))},
            {"word/document.xml",
             part("document",
                  "<w:body><w:p><w:r><w:t>One</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:hyperlink "
                  "r:id=\"c\"><w:r><w:t> page</w:t></w:r></w:hyperlink></w:p>" +
                      p("Two") + "</w:body>")}}),
      "furniture: Office of Records\nparagraph: One page\nnote: See the act.\nparagraph: Two\n"
      "page -> https://example.org/\n");
}

TEST(ReadDocx, TakesStylesFromTheirTable) {
  EXPECT_EQ(read({{"word/_rels/document.xml.rels",
                   "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                   "<Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"},
                  {"word/styles.xml",
                   part("styles",
                        "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
                        "<w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"berschrift1\"/>"
                        "</w:style><w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>")},
                  {"word/document.xml",
                   part("document", p("One", "<w:pStyle w:val=\"Own\"/>") + p("Two", "<w:pStyle w:val=\"Loop\"/>"))}}),
            "heading 1: One\nparagraph: Two\n");
}

TEST(ReadDocx, TakesTitleAndAuthorButNotTheDayOfSaving) {
  EXPECT_EQ(
      read({{"_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
             "<Relationship Type=\"x/core-properties\" Target=\"docProps/core.xml\"/><Relationship "
             "Type=\"x/officeDocument\" Target=\"/word/main.xml\"/></Relationships>"},
            {"docProps/core.xml",
             "<c xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:t=\"http://purl.org/dc/terms/\"><dc:title>On Bail"
             "</dc:title><dc:creator>Ada Smith</dc:creator><t:created>2020-01-01T00:00:00Z</t:created></c>"},
            {"word/main.xml", part("document", p("Text"))}}),
      "paragraph: Text\ntitle = On Bail\nauthor = Ada Smith\n");
}

TEST(ReadDocx, ReadsTheStrictForm) {
  EXPECT_EQ(
      read({{"word/document.xml", part("document", p("Bail"), "http://purl.oclc.org/ooxml/wordprocessingml/main")}}),
      "paragraph: Bail\n");
}

TEST(ReadDocx, NamesWhatIsWrong) {
  const std::string laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w>&b;</w>";
  const std::string good = test::zip_of({{"word/document.xml", part("document", p("Text"))}});
  const std::pair<std::string, std::string> cases[] = {
      {test::zip_of({{"word/document.xml", laughs}}), "declares entities"},
      {test::zip_of({{"xl/workbook.xml", "<w/>"}}), "no text of a Word document"},
      {good.substr(0, good.size() / 2), "cut off"},
      {"", "no ZIP file"},
  };
  for (const auto& [bytes, reason] : cases) {
    try {
      const Extract extract = read_docx(bytes, {});
      ADD_FAILURE() << reason << ": " << test::show(extract);
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
    }
  }
}

// A document that takes in these parts, each behind a paragraph.
Files taking_in(const Files& chunks, const std::string& step = "/") {
  std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::string body;
  Files files;
  for (const auto& [name, bytes] : chunks) {
    const std::string id = "c" + std::to_string(files.size());
    relations += "<Relationship Id=\"" + id + "\" Type=\"x/aFChunk\" Target=\"" + name + "\"/>";
    body += p(id) + "<w:altChunk r:id=\"" + id + "\"/>";
    files.emplace_back("word" + step + name, bytes);
  }
  files.emplace_back("word" + step + "_rels" + step + "document.xml.rels", relations + "</Relationships>");
  files.emplace_back("word" + step + "document.xml", part("document", "<w:body>" + body + p("end") + "</w:body>"));
  return files;
}

TEST(ReadDocx, ReadsDocumentsThatItTakesIn) {
  const std::string inner = test::zip_of({{"[Content_Types].xml", "<Types/>"},
                                          {"word/document.xml", part("document", "<w:body>" +
                                                                                     p("Fine",
                                                                                       "<w:pStyle "
                                                                                       "w:val=\"Heading1\"/>") +
                                                                                     p("No fine.") + "</w:body>")}});
  const std::pair<test::Files::value_type, std::string> cases[] = {
      {{"a.html",
        "<html><head><title>x</title></head><body><h2>Bail</h2><p>No <a href='https://example.org/'>bail</a>."
        "</p></body></html>"},
       "heading 2: Bail\nparagraph: No bail.\n"},
      {{"a.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>No bail.</p></body></html>"},
       "paragraph: No bail.\n"},
      {{"a.mht",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>No b=\nail.</p>\n--b--\n"},
       "paragraph: No bail.\n"},
      {{"a.dat", "<p>No <b>bail</b>.</p>"}, "paragraph: No bail.\n"},
      {{"a.rtf", "{\\rtf1 No bail.}"}, "paragraph: No bail.\n"},
      {{"a.txt", "No bail.\n\nNo fine.\n"}, "paragraph: No bail.\nparagraph: No fine.\n"},
      {{"a.docx", inner}, "heading 1: Fine\nparagraph: No fine.\n"},
  };
  for (const auto& [chunk, shown] : cases) {
    const std::string links = chunk.first == "a.html" ? "bail -> https://example.org/\n" : "";
    EXPECT_EQ(read(taking_in({chunk})), "paragraph: c0\n" + shown + "paragraph: end\n" + links) << chunk.first;
  }
}

TEST(ReadDocx, FindsDocumentsThatItTakesInWhateverTheirCapitals) {
  const std::pair<std::string, std::string> cases[] = {
      {"AFChunk1.html", "afchunk1.html"}, {"chunks/A.HTML", "Chunks/a.html"}, {"a.html", "A.Html"}};
  for (const auto& [target, name] : cases) {
    Files files = taking_in({{target, "<p>No bail.</p>"}});
    files.front().first = "word/" + name;
    EXPECT_EQ(read(files), "paragraph: c0\nparagraph: No bail.\nparagraph: end\n") << target;
  }
}

TEST(ReadDocx, NamesADocumentThatItTakesInAndCannotRead) {
  const std::pair<Files, std::string> cases[] = {
      {{{"a.bin", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01", 24)}},
       "word/a.bin (binary, not text)"},
      {{{"a.xml", "<?xml version=\"1.0\"?><pkg:package><pkg:part>x</pkg:part></pkg:package>"}},
       "word/a.xml (XML that is no web page)"},
      {{{"a.pdf", "%PDF-1.4\n"}, {"b.bin", std::string(50, '\1')}}, "word/a.pdf (it is PDF), and 1 more"},
  };
  for (const auto& [chunks, reason] : cases) {
    const std::string given = read(taking_in(chunks));
    EXPECT_NE(given.find("paragraph: end\nwarning: a document inside it is not read: " + reason + "\n"),
              std::string::npos)
        << given;
  }
  Files without = taking_in({{"a.html", "<p>Bail</p>"}});
  without.erase(without.begin());
  EXPECT_EQ(read(without),
            "paragraph: c0\nparagraph: end\nwarning: a document inside it is not read: word/a.html (missing)\n");
}

TEST(ReadDocx, EndsHoweverDeepDocumentsTakeEachOtherIn) {
  const auto file = [](Files files) {
    files.insert(files.begin(), {"[Content_Types].xml", "<Types/>"});
    return test::zip_of(files);
  };
  std::string inner = file(taking_in({{"a.txt", "innermost"}}));
  for (int i = 0; i < 5; ++i) inner = file(taking_in({{"a.docx", inner}}));
  const std::string given = read(taking_in({{"a.docx", inner}}));
  EXPECT_NE(given.find("more than 3 Word files in each other"), std::string::npos) << given;
  EXPECT_EQ(given.find("innermost"), std::string::npos) << given;
}

TEST(ReadDocx, TakesADocumentInOnce) {
  Files files = taking_in({{"a.txt", "Bail"}});
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "<w:altChunk r:id=\"c0\"/>";
  files.back().second = part("document", "<w:body>" + body + "</w:body>");
  EXPECT_EQ(read(files), "paragraph: Bail\n");
}

TEST(ReadDocx, ReadsPartsThatAreNamedWithBackslashes) {
  EXPECT_EQ(read(taking_in({{"a.txt", "Bail"}}, "\\")), "paragraph: c0\nparagraph: Bail\nparagraph: end\n");
  EXPECT_EQ(read({{"_rels\\.rels",
                   "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                   "<Relationship Type=\"x/officeDocument\" Target=\"word\\main.xml\"/></Relationships>"},
                  {"word\\main.xml", part("document", p("Bail"))}}),
            "paragraph: Bail\n");
  EXPECT_EQ(read({{"/word/document.xml", part("document", p("Bail"))}}), "paragraph: Bail\n");
}

TEST(ReadDocx, KeepsWhatStandsBeforeABreakInTheXml) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<w:p>";
  EXPECT_EQ(read({{"word/document.xml", part("document", p("Words.") + deep)}}),
            "paragraph: Words.\nwarning: read in part: elements stand more than 2000 deep inside each other\n");
}

}  // namespace
}  // namespace tenet::indexer
