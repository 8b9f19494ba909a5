#include <string>

#include <gtest/gtest.h>
#include <tenet/error.h>

#include "formats/show.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

std::string document(const std::string& body, const std::string& before = "") {
  return "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
         " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
         " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">" +
         before + "<office:body><office:text>" + body + "</office:text></office:body></office:document>";
}

std::string read(const std::string& body, const std::string& before = "") {
  return test::show(read_fodt(document(body, before), {}));
}

TEST(ReadOdt, ReadsWhatAReaderOfThePaperSees) {
  const std::pair<std::string, std::string> cases[] = {
      {"<text:p>Bail</text:p>", "paragraph: Bail\n"},
      {"<text:h text:outline-level=\"2\">Bail</text:h>", "heading 2: Bail\n"},
      {"<text:p text:style-name=\"Quotations\">Judges</text:p>", "quote: Judges\n"},
      {"<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>", "item: one\n"},
      {"<text:p>a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>", "paragraph: a b c d/e\n"},
      {"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
       "</text:changed-region></text:tracked-changes><text:p>kept</text:p>",
       "paragraph: kept\n"},
      {"<text:p>see<office:annotation><text:p>remark</text:p></office:annotation>n</text:p>", "paragraph: seen\n"},
      {"<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the act.</text:p>"
       "</text:note-body></text:note> goes on.</text:p><text:p>Two</text:p>",
       "paragraph: One goes on.\nnote: See the act.\nparagraph: Two\n"},
      {"<text:p>beside<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame> it</text:p>",
       "paragraph: beside it\nparagraph: in a box\n"},
      {"<text:p>with <draw:custom-shape><text:p>in a shape</text:p></draw:custom-shape>it</text:p>"
       "<draw:g><draw:rect><text:p>in another</text:p></draw:rect></draw:g>",
       "paragraph: with it\nparagraph: in a shape\nparagraph: in another\n"},
      {"<text:section><text:p>one</text:p><text:section text:display=\"true\"><text:p>two</text:p></text:section>"
       "</text:section><text:section text:display=\"none\"><text:p>hidden</text:p></text:section>"
       "<text:section text:display=\"condition\" text:is-hidden=\"true\"><text:p>hidden</text:p></text:section>"
       "<text:section text:display=\"condition\"><text:p>three</text:p></text:section>",
       "paragraph: one\nparagraph: two\nparagraph: three\n"},
      {"<text:p>hi<text:hidden-paragraph text:is-hidden=\"true\"/>dden<text:note><text:note-body><text:p>Note.</text:p>"
       "</text:note-body></text:note></text:p><text:p><text:hidden-paragraph text:is-hidden=\"false\"/>seen</text:p>",
       "note: Note.\nparagraph: seen\n"},
      {"<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>"
       "<text:p>Court</text:p></table:table-cell></table:table-row></table:table>",
       "row: Year Court\n"},
      {"<text:p><text:a xlink:href=\"https://example.org/\">the report</text:a></text:p>",
       "paragraph: the report\nthe report -> https://example.org/\n"},
  };
  for (const auto& [body, shown] : cases) EXPECT_EQ(read(body), shown) << body;
}

TEST(ReadOdt, LeavesOutWhatAStyleHides) {
  const std::string styles =
      "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
      "text:display=\"none\"/></style:style><style:style style:name=\"T2\" style:family=\"text\">"
      "<style:text-properties text:display=\"true\"/></style:style><style:style style:name=\"P1\" "
      "style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>"
      "<style:default-style style:family=\"text\"><style:text-properties text:display=\"none\"/></style:default-style>"
      "</office:automatic-styles>";
  EXPECT_EQ(
      read("<text:p>one <text:span text:style-name=\"T1\">hid<text:span>den</text:span></text:span>"
           "<text:span text:style-name=\"T2\">two</text:span></text:p><text:p text:style-name=\"P1\">hidden</text:p>"
           "<text:p text:style-name=\"P2\">three</text:p>",
           styles),
      "paragraph: one two\nparagraph: three\n");
}

// A style with properties of its text, or none.
std::string style(const std::string& name, const std::string& family, const std::string& parent,
                  const std::string& display = "") {
  return "<style:style style:name=\"" + name + "\" style:family=\"" + family + "\" style:parent-style-name=\"" +
         parent + "\">" + (display.empty() ? "" : "<style:text-properties text:display=\"" + display + "\"/>") +
         "</style:style>";
}

TEST(ReadOdt, HidesWhatIsMadeFromAHiddenStyle) {
  const std::string hidden = style("Hid", "paragraph", "", "none");
  const std::pair<std::string, bool> cases[] = {
      {hidden + style("A", "paragraph", "Hid"), true},
      {style("A", "paragraph", "Hid") + hidden, true},
      {hidden + style("B", "paragraph", "Hid") + style("A", "paragraph", "B"), true},
      {hidden + style("A", "paragraph", "Hid", "true"), false},
      {hidden + style("B", "paragraph", "Hid", "true") + style("A", "paragraph", "B"), false},
      {style("A", "text", "", "none") + style("A", "paragraph", ""), false},
      {style("Hid", "text", "", "none") + style("A", "paragraph", "Hid"), false},
      {style("A", "paragraph", "", "none") + style("A", "paragraph", ""), false},  // the last one counts
      {style("A", "paragraph", "B") + style("B", "paragraph", "A"), false},
  };
  for (const auto& [styles, is_hidden] : cases) {
    EXPECT_EQ(read("<text:p text:style-name=\"A\">Odile</text:p><text:p>Harrow</text:p>", styles),
              (is_hidden ? "" : "paragraph: Odile\n") + std::string("paragraph: Harrow\n"))
        << styles;
  }
  EXPECT_EQ(read("<text:p>Port <text:span text:style-name=\"A\">gone</text:span>Salter</text:p>",
                 style("Hid", "text", "", "none") + style("A", "text", "Hid")),
            "paragraph: Port Salter\n");
}

TEST(ReadOdt, ReadsTheTextWhereTheStylesAreCut) {
  const std::string styles = document("<text:p>x</text:p>",
                                      "<style:style style:name=\"P1\" style:family=\"paragraph\" "
                                      "style:parent-style-name=\"Quotations\"/><office:settings><a>");
  for (const std::size_t size : {styles.size() / 2, styles.find("<a>") + 3, styles.find("x</text:p>")}) {
    const std::string bytes = test::zip_of({{"styles.xml", styles.substr(0, size)},
                                            {"content.xml", document("<text:p text:style-name=\"P1\">Bail</text:p>")}});
    EXPECT_EQ(test::show(read_odt(bytes, {})).substr(0, 20).find("Bail") != std::string::npos, true) << size;
  }
}

TEST(ReadOdt, FollowsStylesToWhatTheyAreMadeFrom) {
  EXPECT_EQ(read("<text:p text:style-name=\"P1\">Judges</text:p><text:p text:style-name=\"P2\">x</text:p>",
                 "<office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" "
                 "style:parent-style-name=\"Block_20_Text\"/><style:style style:name=\"P2\" style:family=\"paragraph\" "
                 "style:parent-style-name=\"P2\"/></office:automatic-styles>"),
            "quote: Judges\nparagraph: x\n");
}

TEST(ReadOdt, TakesALineUnderTheTitleThatIsADate) {
  EXPECT_EQ(read("<text:p>Minutes</text:p><text:p>3 February 2020</text:p><text:p>The council met.</text:p>"),
            "paragraph: Minutes\nfurniture: 3 February 2020\nparagraph: The council met.\ndate = 3 February 2020\n");
}

TEST(ReadOdt, TakesThePropertiesAndTheHeaders) {
  EXPECT_EQ(
      read("<text:p>Text</text:p>",
           "<office:meta><dc:title>On Bail</dc:title><meta:initial-creator>Ada Smith</meta:initial-creator>"
           "<dc:date>2020-01-01</dc:date><meta:user-defined meta:name=\"Date\">2019-05-03</meta:user-defined>"
           "</office:meta><office:master-styles><style:master-page><style:header><text:p>Office of Records</text:p>"
           "</style:header><style:footer><text:p>Page 1</text:p></style:footer></style:master-page>"
           "</office:master-styles>"),
      "furniture: Office of Records\nparagraph: Text\nfurniture: Page 1\ntitle = On Bail\nauthor = Ada Smith\n"
      "date = 2019-05-03\n");
}

TEST(ReadOdt, ReadsAZipWhateverTheOrderOfItsParts) {
  const std::string bytes = test::zip_of({{"content.xml", document("<text:p>Bail</text:p>")},
                                          {"Pictures/a.png", "x"},
                                          {"mimetype", "application/vnd.oasis.opendocument.text"}});
  EXPECT_EQ(test::show(read_odt(bytes, {})), "paragraph: Bail\n");
}

TEST(ReadOdt, NamesAPasswordAndASpreadsheet) {
  EXPECT_THROW(static_cast<void>(read_odt(
                   test::zip_of({{"META-INF/manifest.xml", "<m:encryption-data/>"}, {"content.xml", "\x01\x02"}}), {})),
               InputError);
  EXPECT_THROW(
      static_cast<void>(read_fodt("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:"
                                  "1.0\"><office:body><office:spreadsheet/></office:body></office:document>",
                                  {})),
      InputError);
}

}  // namespace
}  // namespace tenet::indexer
