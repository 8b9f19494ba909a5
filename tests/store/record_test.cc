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
          .heading = 1};
}

DocumentRecord full_document() {
  return {.fields = {.id = "a", .title = "T", .metadata = {{"k", "v"}}},
          .markdown = true,
          .body = 77,
          .passages = 12,
          .headings = {"One", ""},
          .speakers = {{.name = "A"},
                       {.name = "B. C", .kind = SpeakerKind::organisation, .role = "D", .aliases = {"E", ""}}},
          .rules = {{"after", 0.97}}};
}

// The passages before full_record(): none, near ones, and one that lies behind it in every way.
std::vector<PassagePlace> before() {
  return {{},
          {.number = 9, .range = {1000, 1200}, .begin_code_point = 999, .heading = 1},
          {.number = 12, .range = {1500, 1600}, .begin_code_point = 1500, .heading = 4}};
}

std::string bytes_of(const PassageRecord& record, const PassagePlace& last) {
  ByteWriter out;
  write(out, record, last);
  return out.take();
}

PassageRecord read(std::string_view bytes, const PassagePlace& last) {
  ByteReader in(bytes);
  PassageRecord record = read_record(in, last);
  in.end();
  return record;
}

TEST(PassageRecord, ComesBackAsItWas) {
  for (const PassagePlace& last : before()) {
    EXPECT_EQ(read(bytes_of(full_record(), last), last), full_record());
    EXPECT_EQ(read(bytes_of({}, last), last), PassageRecord{});
  }
}

TEST(DocumentRecord, ComesBackAsItWas) {
  for (const DocumentRecord& document : {full_document(), DocumentRecord{}}) {
    ByteWriter out;
    write(out, document);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    EXPECT_EQ(read_document(in), document);
    in.end();
  }
}

TEST(PassageRecord, IsSkippedAsItIsRead) {
  for (const PassagePlace& last : before()) {
    for (const PassageRecord& record : {full_record(), PassageRecord{}}) {
      const std::string bytes = bytes_of(record, last) + "behind";
      ByteReader in(bytes);
      EXPECT_EQ(skip_record(in, last), place_of(record));
      EXPECT_EQ(in.bytes(in.left()), "behind");
    }
  }
}

TEST(DocumentRecord, IsSkippedAsItIsRead) {
  for (const DocumentRecord& document : {full_document(), DocumentRecord{}}) {
    ByteWriter out;
    write(out, document);
    out.bytes("behind");
    const std::string bytes = out.take();
    ByteReader in(bytes);
    skip_document(in);
    EXPECT_EQ(in.bytes(in.left()), "behind");
  }
}

TEST(PassageRecord, IsRefusedWhenDamaged) {
  const std::string bytes = bytes_of(full_record(), {});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)read(bytes.substr(0, size), {}), IndexError) << size;
    ByteReader in(std::string_view(bytes).substr(0, size));
    EXPECT_THROW((void)skip_record(in, {}), IndexError) << size;
  }
  EXPECT_THROW((void)read(bytes + "x", {}), IndexError);
  // Whatever a byte becomes, the answer is a record or an IndexError.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char c : {'\x00', '\x7f', '\xff'}) {
      std::string damaged = bytes;
      damaged[at] = c;
      try {
        (void)read(damaged, {});
      } catch (const IndexError&) {
      }
    }
  }
}

}  // namespace
}  // namespace tenet::store
