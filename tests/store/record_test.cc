#include "store/record.h"

#include <gtest/gtest.h>

#include <tenet/error.h>

namespace tenet::store {
namespace {

PassageRecord full_record() {
  return {.passage = {.number = 9,
                      .part = 2,
                      .range = {1201, 1492},
                      .hidden = {{1205, 1207}},
                      .quotes = {{.range = {1288, 1491},
                                  .kind = QuoteKind::turn,
                                  .continues = true,
                                  .attribution = {.mention = {1100, 1109}, .cue = {1495, 1499}}},
                                 {.range = {1300, 1310}, .level = 1, .kind = QuoteKind::term}},
                      .topics = {{.topic = "treatment", .grade = 2, .strength = 1.5, .evidence = {{1210, 1220}}}}},
          .voices = {{.speaker = 2, .rule = 1}, {}},
          .begin_code_point = 1199,
          .heading = 1,
          .to_block = 3,
          .to_document = 400,
          .block = TextBlock{.begin = 1000, .text = "text"},
          .document = DocumentRecord{
              .fields = {.id = "a", .title = "T", .metadata = {{"k", "v"}}},
              .hash = "00",
              .markdown = true,
              .body = 77,
              .passages = 12,
              .headings = {"One", ""},
              .speakers = {{.name = "A"},
                           {.name = "B. C", .kind = SpeakerKind::organisation, .role = "D", .aliases = {"E", ""}}},
              .rules = {{"after", 0.97}}}};
}

TEST(Record, ComesBackAsItWas) {
  EXPECT_EQ(decode_record(encode(full_record())), full_record());
  EXPECT_EQ(decode_record(encode({})), PassageRecord{});
}

TEST(Record, IsRefusedWhenDamaged) {
  const std::string bytes = encode(full_record());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)decode_record(bytes.substr(0, size)), IndexError) << size;
  }
  EXPECT_THROW((void)decode_record(bytes + "x"), IndexError);
  // Whatever a byte becomes, the answer is a record or an IndexError.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char c : {'\x00', '\x7f', '\xff'}) {
      std::string damaged = bytes;
      damaged[at] = c;
      try {
        (void)decode_record(damaged);
      } catch (const IndexError&) {
      }
    }
  }
}

}  // namespace
}  // namespace tenet::store
