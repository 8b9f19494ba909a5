#include <zlib.h>

#include <chrono>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "formats/give.h"
#include "indexer/reading/formats/warc/records.h"

namespace tenet::indexer {
namespace {

using test::give;

std::string gzip(const std::string& bytes) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib only reads
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// Text that gzip makes little smaller.
std::string random_text(int size) {
  std::minstd_rand random(1);
  std::string text;
  while (static_cast<int>(text.size()) < size) text += static_cast<char>('a' + random() % 26);
  return text;
}

std::string record(const std::string& type, const std::string& url, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& head, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n" + head + "\r\n" + body;
}

const std::string bail = record("response", "http://example.org/bail", answer("", "Bail"));
const std::string fine = record("response", "http://example.org/fine", answer("", "Fine"));
const std::string given_both = "== http://example.org/bail: Bail\n== http://example.org/fine: Fine\n";

TEST(ReadWarc, ReadsPagesPlainAndPacked) {
  EXPECT_EQ(give(bail + fine, "a.warc"), given_both);
  EXPECT_EQ(give(gzip(bail) + gzip(fine), "a.warc.gz"), given_both);
  EXPECT_EQ(give(gzip(bail + fine), "a.warc.gz"), given_both);
}

TEST(ReadWarc, GivesFilesTheAddressTheyWereFetchedFrom) {
  EXPECT_EQ(give(record("response", "http://example.org/bail.rtf?v=2", answer("", "{\\rtf1 Bail}")), "a.warc"),
            "== http://example.org/bail.rtf?v=2\nparagraph: Bail\nurl = http://example.org/bail.rtf?v=2\n");
}

TEST(ReadWarc, UndoesWhatServersDo) {
  const std::pair<std::string, std::string> cases[] = {
      {answer("Transfer-Encoding: chunked\r\n", "2;x=y\r\nBa\r\n2\r\nil\r\n0\r\n\r\n"), "Bail"},
      {answer("Transfer-Encoding: chunked\r\n", "Bail is not in chunks"), "Bail is not in chunks"},
      {answer("Content-Encoding: gzip\r\n", gzip("Bail")), "Bail"},
      {answer("Content-Encoding: gzip\r\n", "Bail"), "Bail"},
  };
  for (const auto& [block, text] : cases) {
    EXPECT_EQ(give(record("response", "http://example.org/", block), "a.warc"),
              "== http://example.org/: " + text + "\n");
  }
}

TEST(ReadWarc, NamesWhatItCannotUnpack) {
  EXPECT_EQ(give(record("response", "http://example.org/",
                        answer("Content-Encoding: br\r\n",
                               "\x0B\x02"
                               "Bail\x03")) +
                     fine,
                 "a.warc"),
            "== http://example.org/: compressed as br, which is not read\n== http://example.org/fine: Fine\n");
  EXPECT_EQ(give(record("response", "http://example.org/", answer("Content-Encoding: br\r\n", "Bail")), "a.warc"),
            "== http://example.org/: Bail\n");
}

TEST(ReadWarc, PassesOverWhatIsNoPage) {
  EXPECT_EQ(
      give(record("warcinfo", "", "software: x") + record("request", "http://example.org/", "GET /") +
               record("revisit", "http://example.org/", answer("", "")) + record("response", "dns:example.org", "x") +
               record("response", "http://example.org/404", "HTTP/1.1 404 Not Found\r\n\r\nNothing") +
               record("response", "http://example.org/a.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
               record("resource", "<file:///bail.txt>", "Bail"),
           "a.warc"),
      "== file:///bail.txt: Bail\n");
}

TEST(ReadWarc, GoesOnBehindADamage) {
  const std::string given_junk =
      "== http://example.org/bail: Bail\n== record: damaged: 8 bytes are no record\n== http://example.org/fine: Fine\n";
  EXPECT_EQ(give(bail + "junk\r\n\r\n" + fine, "a.warc"), given_junk);
  EXPECT_EQ(give(gzip(bail + "junk\r\n\r\n" + fine), "a.warc.gz"), given_junk);
  std::string damaged = gzip(bail);
  damaged[damaged.size() / 2] = '\0';
  const std::string given = give(damaged + gzip(fine), "a.warc.gz");
  EXPECT_NE(given.find("== http://example.org/fine: Fine\n"), std::string::npos) << given;
  EXPECT_NE(given.find("damaged"), std::string::npos) << given;
  EXPECT_NE(give(bail.substr(0, bail.size() - 6), "a.warc").find("cut off"), std::string::npos);
}

TEST(ReadWarc, NamesAnAnswerWhoseCompressedTextIsCut) {
  std::string body = gzip(random_text(5000));
  body.resize(body.size() / 2);
  const std::string given =
      give(record("response", "http://example.org/", answer("Content-Encoding: gzip\r\n", body)) + fine, "a.warc");
  EXPECT_NE(given.find("== http://example.org/ (2): cut off"), std::string::npos) << given;
  EXPECT_NE(given.find("== http://example.org/fine: Fine\n"), std::string::npos) << given;
}

// A film of which nothing is kept is not unpacked.
TEST(ReadWarc, PassesOverWhatItDoesNotReadBeforeItUnpacks) {
  std::string chunked;
  for (int i = 0; i < 100; ++i) chunked += "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  const std::string film = record(
      "response", "http://example.org/film",
      "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked + "0\r\n\r\n");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(give(film + fine, "a.warc"), "== http://example.org/fine: Fine\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(ReadWarc, ReadsAFileThatIsPackedAsOne) {
  std::string records = bail;
  const std::string large = record("response", "http://example.org/film",
                                   "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + std::string(100 << 20, 'x'));
  for (int i = 0; i < 3; ++i) records += large;
  EXPECT_EQ(give(gzip(records + fine), "a.warc.gz"), given_both);
}

TEST(ReadWarc, ReadsTheTextThatAConversionHolds) {
  EXPECT_EQ(give(record("conversion", "http://example.org/", "Bail"), "a.warc.wet"), "== http://example.org/: Bail\n");
}

TEST(ReadWarc, GoesOnBehindADamageOfArc) {
  const std::string block = answer("", "Bail");
  const std::string head = "filedesc://a.arc 0.0.0.0 20110101000000 text/plain 2\nx\n\n";
  const auto arc = [&](const std::string& url) {
    return url + " 192.0.2.1 20110101000000 text/html " + std::to_string(block.size()) + "\n" + block + "\n";
  };
  EXPECT_EQ(
      give(head + arc("http://example.org/a") + "junk\n" + arc("http://example.org/b"), "a.arc.warc"),
      "== http://example.org/a: Bail\n== record: damaged: 5 bytes are no record\n== http://example.org/b: Bail\n");
}

TEST(ReadWarc, ReadsArc) {
  const std::string block = answer("", "Bail");
  const std::string head = "http://example.org/a b 192.0.2.1 20110101000000 text/html ";
  const std::string file = head + std::to_string(block.size()) + "\n" + block + "\n";
  const WarcRecord record = read_warc_record(file, 0);
  EXPECT_EQ(record.url, "http://example.org/a b");
  EXPECT_EQ(record.block, block);
}

}  // namespace
}  // namespace tenet::indexer
