// Inputs that are long, made so that a look around each part would take minutes: reading takes time in proportion to
// their length.

#include <chrono>
#include <ctime>
#include <string>

#include <gtest/gtest.h>

#include "formats/give.h"
#include "indexer/reading/formats/mail/head.h"
#include "indexer/reading/formats/mail/part.h"
#include "indexer/reading/formats/pdf/columns.h"
#include "indexer/reading/formats/pdf/paragraphs.h"

namespace tenet::indexer {
namespace {

std::string times(int count, const std::string& part) {
  std::string all;
  for (int i = 0; i < count; ++i) all += part;
  return all;
}

// CPU time, whatever else the machine does.
template <typename Work>
std::chrono::milliseconds time_of(const Work& work) {
  const std::clock_t begin = std::clock();
  static_cast<void>(work());
  return std::chrono::milliseconds((std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
}

// Sanitizers take their time.
constexpr std::chrono::seconds short_time{5};

TEST(LongInput, MayBeAFieldOfAMessage) {
  for (const std::string& words :
       {times(150'000, "=?a?q? "), times(150'000, "=?a b?q?c?= "), std::string(100'000, ' ') + times(100'000, "a "),
        "=?utf-8?q?a?=" + std::string(100'000, ' ') + times(100'000, "a ")}) {
    EXPECT_LT(time_of([&] { return decode_mail_words(words); }), short_time) << words.substr(0, 20);
  }
  std::string value = "text/plain";
  for (int i = 0; i < 100'000; ++i) value += "; a" + std::to_string(i) + "=b";
  EXPECT_LT(time_of([&] { return read_mail_value(value); }), short_time);
}

TEST(LongInput, MayBeTheBoundariesOfAMessage) {
  const std::string head = "Content-Type: multipart/mixed; boundary=b\n\n";
  EXPECT_LT(time_of([&] { return read_mail_message(head + times(1'000'000, "x--b")); }), short_time);
  const std::string boundary(100'000, '-');
  EXPECT_LT(time_of([&] {
              return read_mail_message("Content-Type: multipart/mixed; boundary=" + boundary + "x\n\n" +
                                       std::string(1'000'000, '-'));
            }),
            short_time);
  const MailPart message = read_mail_message(head + times(200'000, "--b\n\nx\n"));
  EXPECT_EQ(message.parts.size(), most_parts);
  EXPECT_TRUE(message.cut);
}

TEST(LongInput, MayBeALineOfCaptions) {
  const std::string captions = "1\n00:00:01,000 --> 00:00:02,000\n" + std::string(2'000'000, '<') + "\n";
  EXPECT_LT(time_of([&] { return read_captions(captions, {}); }), short_time);
}

TEST(LongInput, MayBeTheAuthorsOfAPage) {
  const std::string names = times(200'000, "Jane Roe and ");
  for (const std::string& page : {"<meta name=author content=\"" + names + "\"><p>Bail is not a fine.</p>",
                                  "<p class=byline>By " + names + "</p><p>Bail is not a fine.</p>"}) {
    EXPECT_LT(time_of([&] { return read_html("<!DOCTYPE html>" + page, {}); }), short_time) << page.substr(0, 20);
  }
}

TEST(LongInput, MayBeTheNotesOfAPage) {
  const std::string page =
      times(100'000, "<p>a<a href=#n>1</a></p>") + "<div id=n>" + times(100'000, "<p>b</p>") + "</div>";
  EXPECT_LT(time_of([&] { return read_whole_html(page, {}); }), short_time);
}

TEST(LongInput, MayBeTheDataOfAPage) {
  for (const std::string member : {"publisher", "inLanguage", "author"}) {
    const std::string page = "<script type=application/ld+json>{\"@type\":\"Article\",\"" + member +
                             "\":" + std::string(500'000, '[') + std::string(500'000, ']') +
                             "}</script><p>Bail is not a fine.</p>";
    EXPECT_LT(time_of([&] { return read_html(page, {}); }), short_time) << member;
  }
}

TEST(LongInput, MayBeTheFieldsOfADocument) {
  const std::string xml =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>" +
      times(100'000, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>") + times(300'000, "<w:r><w:t>a</w:t></w:r>") +
      "</w:p></w:body></w:document>";
  const std::string file = test::zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", xml}});
  EXPECT_LT(time_of([&] { return read_docx(file, {}); }), short_time);
}

TEST(LongInput, MayBeTheLinesOfAPdfPage) {
  pdf::Column column;
  for (int i = 0; i < 300'000; ++i) {
    const double baseline = 12.0 * i;
    column.lines.push_back({.text = "1 x", .box = {72, baseline - 8, 90, baseline}, .baseline = baseline, .size = 8});
  }
  column.lines.back().size = 20;
  EXPECT_LT(time_of([&] { return find_paragraphs(column, {}); }), short_time);
}

TEST(LongInput, MayBeTheCellsOfAPdfPage) {
  pdf::Column column;
  for (int row = 0; row < 12; ++row) {
    const double baseline = 12.0 * row;
    pdf::Line line{.text = "a b", .box = {0, baseline - 8, 40'000, baseline}, .baseline = baseline, .size = 10};
    for (int cell = 0; cell < 20'000; ++cell) {
      const double left = 2.0 * cell;
      line.cells.push_back(
          {.text = "a", .box = {left, baseline - 8, left + 0.5, baseline}, .baseline = baseline, .size = 10});
    }
    column.lines.push_back(
        row % 2 == 0
            ? line
            : pdf::Line{.text = "a", .box = {0, baseline - 8, 0.4, baseline}, .baseline = baseline, .size = 10});
  }
  EXPECT_LT(time_of([&] { return find_paragraphs(column, {}); }), short_time);
}

}  // namespace
}  // namespace tenet::indexer
