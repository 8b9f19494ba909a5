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
          .markup = DocumentRecord::Markup::markdown,
          .body = 77,
          .passages = 12,
          .headings = {"One", ""},
          .speakers = {{.name = "A"},
                       {.name = "B. C", .kind = SpeakerKind::organisation, .role = "D", .aliases = {"E", ""}}},
          .rules = {{"after", 0.97}}};
}

// A document with pages that go back, and one that is no extract.
DocumentRecord paged_document() {
  return {.fields = {.id = "a.pdf"},
          .markup = DocumentRecord::Markup::extract,
          .reader = "pdf 3",
          .blocks = std::string("\0bytes", 6),
          .pages = {.marks = {{0, 1}, {40, 2}, {90, 1}}, .labels = {"iv"}}};
}

DocumentRecord bare_pages() {
  return {.fields = {.id = "b"}, .pages = {.marks = {{7, 12}}}};
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
  for (const DocumentRecord& document : {full_document(), DocumentRecord{}, paged_document(), bare_pages()}) {
    ByteWriter out;
    write(out, document);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    EXPECT_EQ(read_document(in), document);
    in.end();
  }
}

TEST(DocumentRecord, WithoutPagesTakesNoByteMore) {
  ByteWriter with;
  ByteWriter without;
  write(with, bare_pages());
  write(without, DocumentRecord{.fields = {.id = "b"}});
  EXPECT_LT(without.take().size(), with.take().size());
}

TEST(FillPages, GivesThoseOfPassageAndQuotes) {
  Passage passage{.range = {0, 60}, .quotes = {{.range = {10, 20}}, {.range = {45, 55}}}};
  fill_pages(passage, paged_document());
  EXPECT_EQ(passage.pages, (PageRange{1, 2, "iv", "2"}));
  EXPECT_EQ(passage.quotes[0].pages, (PageRange{1, 1, "iv", "iv"}));
  EXPECT_EQ(passage.quotes[1].pages, (PageRange{2, 2, "2", "2"}));
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
  for (const DocumentRecord& document : {full_document(), DocumentRecord{}, paged_document(), bare_pages()}) {
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
