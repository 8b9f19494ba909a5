#include <algorithm>

#include <gtest/gtest.h>
#include <tenet/error.h>

#include "formats/small_pdf.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

std::string words_of(const Extract& extract, const Block& block) {
  return extract.text.substr(block.range.begin, block.range.size());
}

std::vector<std::string> words_of(const Extract& extract, Kind kind) {
  std::vector<std::string> words;
  for (const Block& block : extract.blocks) {
    if (block.kind == kind) words.push_back(words_of(extract, block));
  }
  return words;
}

std::string value_of(const Extract& extract, const std::string& key) {
  for (const DocumentKey& known : extract.keys) {
    if (known.key == key) return known.value;
  }
  return {};
}

std::string reason_of(std::string_view bytes) {
  try {
    read_pdf(bytes, {});
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

// A leaflet of two pages, whose third paragraph goes on over the page.
std::vector<std::vector<PdfWords>> leaflet() {
  return {{{72, 760, 9, "Testshire Round Table"},
           {500, 760, 9, "Bail papers"},
           {200, 700, 20, "Bail and the poor", true},
           {250, 670, 12, "By Ann Example"},
           {250, 650, 12, "May 4, 2021"},
           {90, 610, 12, "Nobody should wait for a trial in jail because he is poor, whatever it is that"},
           {72, 596, 12, "he is said to have done. Judges know this, and yet they set money bail every"},
           {72, 582, 12, "day."},
           {90, 568, 12, "A risk that somebody flees is no reason to ask for money, since money has"},
           {72, 554, 12, "never held anybody who wanted to flee, and it holds many who only lack it and"},
           {300, 40, 9, "1"}},
          {{72, 760, 9, "Testshire Round Table"},
           {500, 760, 9, "Bail papers"},
           {72, 720, 12, "have nowhere to go."},
           {90, 706, 12, "So it should end."},
           {300, 40, 9, "2"}}};
}

TEST(ReadPdf, GivesParagraphsWithTheirPages) {
  const Extract extract = read_pdf(small_pdf(leaflet()), {});
  const std::vector<std::string> paragraphs = words_of(extract, Kind::paragraph);
  ASSERT_EQ(paragraphs.size(), 3U) << extract.text;
  EXPECT_EQ(paragraphs[0],
            "Nobody should wait for a trial in jail because he is poor, whatever it is that he is said to have done. "
            "Judges know this, and yet they set money bail every day.");
  EXPECT_EQ(
      paragraphs[1],
      "A risk that somebody flees is no reason to ask for money, since money has never held anybody who wanted to "
      "flee, and it holds many who only lack it and have nowhere to go.");
  const std::size_t next = extract.text.find("have nowhere");
  const auto mark = std::ranges::find(extract.pages, 2U, &PageMark::page);
  ASSERT_NE(mark, extract.pages.end());
  EXPECT_EQ(mark->begin, next);
}

TEST(ReadPdf, KeepsHeadsAndFeetAsFurniture) {
  const Extract extract = read_pdf(small_pdf(leaflet()), {});
  EXPECT_EQ(words_of(extract, Kind::furniture),
            (std::vector<std::string>{"Testshire Round Table", "Bail papers", "1", "By Ann Example", "May 4, 2021",
                                      "Testshire Round Table", "Bail papers", "2"}));
}

TEST(ReadPdf, TakesTitleDateAndAuthorFromTheHead) {
  const Extract extract =
      read_pdf(small_pdf(leaflet(), "/Title (Microsoft Word - doc1.docx) /CreationDate (D:20260101)"), {});
  EXPECT_EQ(value_of(extract, "title"), "Bail and the poor");
  EXPECT_EQ(value_of(extract, "date"), "2021-05-04");
  EXPECT_EQ(value_of(extract, "author"), "Ann Example");
  EXPECT_EQ(words_of(extract, Kind::title), (std::vector<std::string>{"Bail and the poor"}));
}

// Type 3 fonts of TeX name no characters: codes 27 to 31 are its ligatures (T1), or 14 and 15 (OT1).
TEST(ReadPdf, ReadsLigaturesOfTexInFontsThatArePictures) {
  std::string widths;
  for (int code = 0; code < 128; ++code) widths += "500 ";
  const std::string font =
      "/Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << >> /Encoding << "
      "/Type /Encoding /Differences [0 /a0] >> /FirstChar 0 /LastChar 127 /Widths [" +
      widths + "]";
  const std::string bytes = small_pdf({{{72, 700, 10, R"(the o\016cer \034led e\033ects \020now\021)"},
                                        {72, 688, 10, R"(a con\034ned o\033ender, o\036cially {)"}}},
                                      {}, {}, font);
  EXPECT_EQ(read_pdf(bytes, {}).text,
            "the officer filed effects \u201Cnow\u201D a confined offender, officially \u2013");
}

TEST(ReadPdf, BelievesNoNumberOfTheFile) {
  const std::string good = small_pdf({{{.left = 72, .baseline = 700, .words = "Bail is not a fine."}}});
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string file = good;
    file.replace(file.find(from), from.size(), to);
    return file;
  };
  for (const char* box : {"[0 0 1e300 792]", "[0 0 nan 792]", "[-1e300 0 1e300 1e300]"}) {
    const Extract extract = read_pdf(with("[0 0 612 792]", box), {});
    EXPECT_EQ(extract.text, "Bail is not a fine.") << box;
  }
  EXPECT_THROW(read_pdf(with("/Count 1 >>", "/Count 2000000000 >>"), {}), InputError);
}

TEST(ReadPdf, HasLabelsOfPages) {
  const Extract extract = read_pdf(small_pdf(leaflet(), {}, "/PageLabels << /Nums [0 << /S /r /St 4 >>] >>"), {});
  EXPECT_EQ(extract.page_labels, (std::vector<std::string>{"iv", "v"}));
}

TEST(ReadPdf, SaysWhyAFileIsNotRead) {
  EXPECT_EQ(reason_of(""), "damaged: this is no PDF file that can be opened; get it anew, or try: qpdf IN.pdf OUT.pdf");
  EXPECT_EQ(reason_of("%PDF-1.4\nnothing"),
            "damaged: this is no PDF file that can be opened; get it anew, or try: qpdf IN.pdf OUT.pdf");
  EXPECT_EQ(reason_of(small_pdf({{}})), "empty: its pages have no text");
  EXPECT_EQ(reason_of(small_pdf({{}}, "/Scan /Image")),
            "scanned: its pages are pictures without text; make text with: ocrmypdf IN.pdf OUT.pdf");
}

TEST(ReadPdf, WarnsOfPagesThatMayBePictures) {
  auto pages = leaflet();
  pages.insert(pages.begin() + 1, 1, {});
  EXPECT_TRUE(read_pdf(small_pdf(pages), {}).warnings.empty());
  EXPECT_EQ(
      read_pdf(small_pdf(pages, "/Scan /Image"), {}).warnings,
      (std::vector<std::string>{"pages without text, which may be pictures: 2; make text with: ocrmypdf --skip-text "
                                "IN.pdf OUT.pdf"}));
}

// Words as numbers of shapes, which are 29 lower than the letters.
std::string shifted(std::string_view words) {
  std::string codes;
  for (const char c : words) codes += c == ' ' ? ' ' : static_cast<char>(c - 29);
  for (std::size_t at = codes.find_first_of("()\\"); at != std::string::npos; at = codes.find_first_of("()\\", at + 2))
    codes.insert(at, 1, '\\');
  return codes;
}

TEST(ReadPdf, WarnsOfPagesWhoseWordsHaveNoLetters) {
  const std::vector<std::string> warning = {
      "pages whose fonts do not say which letters they show: 2; make text with: ocrmypdf --force-ocr IN.pdf OUT.pdf"};
  auto pages = leaflet();
  for (PdfWords& words : pages[1]) words.words = shifted("ABCDEFGH");
  EXPECT_EQ(read_pdf(small_pdf(pages), {}).warnings, warning);
  pages = leaflet();
  pages[1] = pages[0];
  for (PdfWords& words : pages[1]) words.words = shifted(words.words);
  EXPECT_EQ(read_pdf(small_pdf(pages), {}).warnings, warning);
}

TEST(ReadPdf, WarnsOfNoPagesThatHaveLetters) {
  for (const char* words :
       {"NOBODY SHOULD WAIT FOR A TRIAL IN JAIL BECAUSE HE IS POOR, WHATEVER IT IS THAT HE IS SAID TO HAVE DONE BEFORE",
        "scrartcl scrdt bblk grpl mvcc crt dvcfrmt scrlttr pdftk wrprcs trnsprt bcktrck strndx prgrf scrpt",
        "12 $ 4 % 5 & 6", "* * *", "$$$$", "FBI DOJ BJS 18 U.S.C. 3553 (a)(1) $ 5 = 3 + 2"}) {
    EXPECT_EQ(read_pdf(small_pdf({{{72, 700, 10, words}, {72, 688, 10, words}}}), {}).warnings,
              std::vector<std::string>())
        << words;
  }
}

TEST(ReadPdf, ReadsPagesOfSizesThatNoPageHas) {
  for (const std::string& side : {std::string(400, '9'), std::string("9999999")}) {
    std::string bytes = small_pdf(leaflet());
    for (std::size_t at = bytes.find("0 0 612 792"); at != std::string::npos; at = bytes.find("0 0 612 792", at + 1))
      bytes.replace(at, 11, "0 0 " + side + " 792");
    EXPECT_EQ(words_of(read_pdf(bytes, {}), Kind::paragraph).size(), 3U) << side;
  }
}

}  // namespace
}  // namespace tenet::indexer
