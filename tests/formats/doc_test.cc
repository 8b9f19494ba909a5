#include <string>

#include <gtest/gtest.h>
#include <tenet/error.h>

#include "formats/give.h"
#include "formats/small_doc.h"

namespace tenet::indexer {
namespace {

using test::small_doc;

std::string read(const std::string& text, const std::string& notes = "") {
  return test::show(read_doc(small_doc(text, notes), {}));
}

TEST(ReadDoc, ReadsParagraphsRowsAndFields) {
  const std::pair<std::string, std::string> cases[] = {
      {"Bail\rFines\r", "paragraph: Bail\nparagraph: Fines\n"},
      {"\x93"
       "Bail\x94 non\x1Eviolent op\x1Ftional\r",
       "paragraph: \u201CBail\u201D non-violent optional\n"},
      {"one\x0Btwo\r", "paragraph: one/two\n"},
      {"Year\x07"
       "Court\x07\x07"
       "after\r",
       "row: Year Court\nparagraph: after\n"},
      {"see \x13 HYPERLINK \"x\" \x14the report\x15 here\r", "paragraph: see the report here\n"},
  };
  for (const auto& [text, shown] : cases) EXPECT_EQ(read(text), shown) << text;
}

TEST(ReadDoc, PutsNotesBehindTheirParagraph) {
  EXPECT_EQ(read("One\x02 goes on.\rTwo\r", "\x02 See the act.\r"),
            "paragraph: One goes on.\nnote: See the act.\nparagraph: Two\n");
}

TEST(ReadDoc, NamesWhatItCannotRead) {
  std::string locked = small_doc("Bail\r");
  test::put(locked, 1536 + 10, 0x0100, 2);
  EXPECT_THROW(static_cast<void>(read_doc(locked, {})), InputError);
  EXPECT_THROW(static_cast<void>(read_doc("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", {})), InputError);
}

TEST(ReadDoc, EndsWhateverTheBytesSay) {
  const std::string good = small_doc("Bail is not a fine.\r", "\x02 Note.\r");
  for (std::size_t at = 0; at < good.size(); at += 5) {
    for (const char byte : {'\0', '\xFF'}) {
      std::string damaged = good;
      damaged[at] = byte;
      try {
        static_cast<void>(read_doc(damaged, {}));
      } catch (const InputError&) {
      }
    }
    if (at % 20 == 0) {
      try {
        static_cast<void>(read_doc(std::string_view(good).substr(0, at), {}));
      } catch (const InputError&) {
      }
    }
  }
}

}  // namespace
}  // namespace tenet::indexer
