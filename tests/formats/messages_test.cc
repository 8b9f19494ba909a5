#include "indexer/reading/worker/messages.h"

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

Extract rich_extract() {
  ExtractBuilder builder;
  builder.begin_page(3);
  const TextRange title = builder.add(Kind::title, "Bail — a short history");
  builder.add(Kind::heading, "Æthelred’s dooms", 2);
  builder.begin_page(4);
  builder.add(Kind::paragraph, "A surety stood for the accused.");
  builder.add(Kind::furniture, "4");
  Extract extract = builder.extract;
  extract.page_labels = {"i", "ii", "iii", "S4"};
  extract.keys = {{"title", "Bail"}, {"date", "2024-01-31"}};
  extract.links = {{title, "https://example.org/bail"}};
  extract.reader = reader_name(Format::pdf);
  extract.warnings = {"1 page is a picture"};
  return extract;
}

TEST(Messages, ComeBackAsTheyWere) {
  const std::vector<WorkerMessage> messages = {
      MemberBegins{"a.zip!b.docx"},
      MemberDocument{"", rich_extract()},
      MemberText{
          "b.txt", {.name = "b.txt", .type = "text/plain", .charset = "x", .url = "y"}, std::string("\0\xFF", 2)},
      MemberProblem{"c", "encrypted"},
      MemberProblem{"c", "takes too long to read", false},
      MemberSidecar{"a.zip!b.docx", "b.docx.yaml", "title: \xFF"},
      FileEnds{},
      Progress{},
  };
  for (const WorkerMessage& message : messages) EXPECT_EQ(decode_message(encode(message)), message);
  const Origin origin{.name = "b.txt"};
  EXPECT_EQ(encode_text("b", origin, "Bail"), encode(MemberText{"b", origin, "Bail"}));
  const Greeting greeting{.formats = {Format::html, Format::pdf}, .missing = {"Landlock"}};
  EXPECT_EQ(decode_greeting(encode(greeting)), greeting);
  const ReadRequest request{.origin = {.name = "a", .url = "b"}, .skip = 7};
  EXPECT_EQ(decode_request(encode(request)), request);
}

TEST(Messages, AreRefusedWhenCut) {
  const std::string bytes = encode(MemberDocument{"a", rich_extract()});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(static_cast<void>(decode_message(bytes.substr(0, size))), BadMessage) << size;
  }
  EXPECT_THROW(static_cast<void>(decode_message(bytes + '\0')), BadMessage);
}

TEST(Messages, HoldNoExtractThatBreaksARule) {
  const auto refuses = [](const auto& change) {
    Extract extract = rich_extract();
    change(extract);
    EXPECT_THROW(static_cast<void>(decode_message(encode(MemberDocument{"a", extract}))), BadMessage);
  };
  refuses([](Extract& e) { e.text[0] = '\x1B'; });
  refuses([](Extract& e) { e.text[0] = '\xFF'; });
  refuses([](Extract& e) { e.text.replace(0, 2, "\xC2\x85"); });     // C1
  refuses([](Extract& e) { e.blocks.back().range.end += 1; });       // beyond the text
  refuses([](Extract& e) { e.blocks[0].range.end = 6; });            // inside the dash
  refuses([](Extract& e) { e.blocks[0].range.begin = 1'000'000; });  //
  refuses([](Extract& e) { e.blocks[0].range.end = 0; });            // empty
  refuses([](Extract& e) { e.blocks[1].range.end += 2; });           // white space at its end
  refuses([](Extract& e) { std::swap(e.blocks[0], e.blocks[1]); });  // not ascending
  refuses([](Extract& e) { e.blocks[0].level = 8; });
  refuses([](Extract& e) { e.blocks[0].kind = static_cast<Kind>(99); });
  refuses([](Extract& e) { e.pages[0].page = 0; });
  refuses([](Extract& e) { std::swap(e.pages[0], e.pages[1]); });
  refuses([](Extract& e) { e.pages[1].begin = e.text.size(); });
  refuses([](Extract& e) { e.links[0].words.end = e.text.size() + 1; });
  refuses([](Extract& e) { e.keys[0].value = "two\nlines"; });
  refuses([](Extract& e) { e.reader = "pdf 1000000"; });
  refuses([](Extract& e) { e.warnings[0] = "\x1B[31m"; });
}

TEST(Tidy, MakesTheRestOfAnExtractFit) {
  Extract extract = rich_extract();
  extract.keys[0].value = "two\r\n lines\xFF";
  extract.links.push_back({{2, 1'000'000}, "beyond"});
  extract.links.push_back({{0, 4}, "first\x1B"});
  extract.pages.push_back({0, 2});
  extract.blocks[1].level = 9;
  tidy(extract);
  EXPECT_EQ(extract.keys[0].value, "two  lines\u00FF");
  EXPECT_EQ(extract.blocks[1].level, 6);
  ASSERT_EQ(extract.links.size(), 2U);
  EXPECT_EQ(extract.links[1].address, "first ");
  EXPECT_EQ(extract.pages.size(), 3U);
  EXPECT_EQ(std::get<MemberDocument>(decode_message(encode(MemberDocument{"", extract}))).extract, extract);
}

}  // namespace
}  // namespace tenet::indexer
