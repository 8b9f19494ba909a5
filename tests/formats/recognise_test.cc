#include "indexer/reading/recognise.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include <tenet/indexer.h>

#include "support/make_documents.h"

namespace tenet::indexer {
namespace {

using namespace std::string_literals;

struct Example {
  std::string bytes;
  const char* name;
  Format format;
};

void expect_all(const std::vector<Example>& examples) {
  for (const auto& [bytes, name, format] : examples) {
    EXPECT_EQ(name_of(recognise(bytes, {.name = name})), name_of(format)) << name << ": " << bytes.substr(0, 60);
  }
}

// A zip of one stored entry, as far as recognise() looks.
std::string zip_of(const std::vector<std::string>& names, const std::string& first_content = {}) {
  const auto size_of = [](const std::string& name) { return std::string(1, static_cast<char>(name.size())) + '\0'; };
  const std::string first =
      "PK\x03\x04" + std::string(22, '\0') + size_of(names[0]) + "\0\0"s + names[0] + first_content;
  std::string list;
  for (const std::string& name : names)
    list += "PK\x01\x02" + std::string(24, '\0') + size_of(name) + std::string(16, '\0') + name;
  const std::string size{static_cast<char>(list.size() & 0xFFU), static_cast<char>(list.size() >> 8U), '\0', '\0'};
  return first + list + "PK\x05\x06" + std::string(8, '\0') + size + std::string(6, '\0');
}

TEST(Recognise, GoesByTheBytesBeforeTheEnding) {
  expect_all({
      {"%PDF-1.7\n%\xE2\xE3", "report.txt", Format::pdf},
      {"\x1B%-12345X@PJL JOB\r\n%PDF-1.4\r\n", "scan", Format::pdf},
      {"<!DOCTYPE html><html>", "report.pdf", Format::html},
      {"{\\rtf1\\ansi Bail.}", "report.doc", Format::rtf},
      {"WEBVTT\n\n00:01.000 --> 00:04.000\nBail.", "a.txt", Format::captions},
      {"WEBVTT is a format of captions.", "a.txt", Format::captions},
      {"WEBVTTS", "a.txt", Format::text},
      {"\r\n1\r\n00:00:01,000 --> 00:00:04,000\r\nBail.", "a.txt", Format::captions},
      {"1\n2 --> 3\n", "a.srt", Format::text},
      {"530 U.S. 238 --> see there", "a.txt", Format::text},
      {zip_of({"[Content_Types].xml", "word/document.xml"}), "report.doc", Format::docx},
      {zip_of({"[Content_Types].xml", "word\\document.xml"}), "report.docx", Format::docx},
      {zip_of({"[Content_Types].xml", "xl\\workbook.xml"}), "report.xlsx", Format::other},
      {zip_of({"words.txt", "wordlist/a.txt"}), "words.zip", Format::archive},
      {"\x1F\x8B\x08", "report.txt", Format::compressed},
      {"Bail is not a fine.", "report.pdf", Format::text},
      {"Bail is not a fine.", "report.docx", Format::text},
  });
}

TEST(Recognise, TellsWhatAZipHolds) {
  expect_all({
      {zip_of({"mimetype"}, "application/vnd.oasis.opendocument.text"), "a.zip", Format::odt},
      {zip_of({"mimetype"}, "application/vnd.oasis.opendocument.spreadsheet"), "a.ods", Format::other},
      {zip_of({"mimetype"}, "application/epub+zip"), "a", Format::epub},
      {zip_of({"META-INF/container.xml", "a.xhtml"}), "a", Format::epub},
      {zip_of({"meta-inf\\Container.xml", "a.xhtml"}), "a", Format::epub},
      {zip_of({"META-INF/plexus/container.xml", "a.txt"}), "a.jar", Format::archive},
      {zip_of({"META-INF/mycontainer.xml", "a.txt"}), "a.jar", Format::archive},
      {zip_of({"book/META-INF/container.xml", "book/a.xhtml"}), "a.zip", Format::archive},
      {zip_of({"[Content_Types].xml", "xl/workbook.xml"}), "a.xlsx", Format::other},
      {zip_of({"letters/a.docx"}), "a.docx", Format::archive},
      {"PK\x05\x06" + std::string(18, '\0'), "empty.zip", Format::archive},
  });
}

TEST(Recognise, FindsPagesBehindWhatStandsBeforeThem) {
  expect_all({
      {"\uFEFF\r\n<!-- saved from url=(0014)about:internet -->\n<HTML lang=en>", "a", Format::html},
      {"<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", "a.xml", Format::html},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, "a", Format::html},
      {"<p>A piece of a page.</p>", "a.htm", Format::html},
      {"<p>A piece of a page.</p>", "a.txt", Format::text},
      {"<head><title>Bail</title>", "a", Format::html},
      {"<title>Bail</title>", "readme.md", Format::markdown},
      {"<htmlx>", "a.txt", Format::text},
      {"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"\">", "a.xml", Format::fodt},
  });
}

TEST(Recognise, KnowsMailByWhatOnlyMailProgramsWrite) {
  const std::string mail = "Return-Path: <a@example.org>\r\nFrom: A\r\nSubject: Bail\r\n\r\nDear all,\r\n";
  expect_all({
      {mail, "cur/1700.M1P2.host:2,S", Format::message},
      {mail, "a.txt", Format::message},
      {"From: A\nSubject: Bail\n\nDear all,\n", "Maildir/cur/1700.M1P2.host", Format::message},
      {"From: A\nSubject: Bail\n\nDear all,\n", "new/1700.M1P2.host", Format::message},
      {"From: A\nSubject: Bail\n\nDear all,\n", "1700.M1P2.host:2,S", Format::message},
      {"From: A\nSubject: Bail\n\nDear all,\n", "news/1700.M1P2.host", Format::text},
      {"Notes on curfews.\nFrom: A\n", "cur/notes.txt", Format::text},
      {"From a@example.org Mon Jan  1 10:00:00 2024\n" + mail, "inbox", Format::mailbox},
      {"From the bench: nobody is above it.\nTo the bar.\n", "a.txt", Format::text},
      {"From: the Secretary\nTo: all\nSubject: bail\n\nA memorandum.\n", "memo.txt", Format::text},
      {"From: the Secretary\nTo: all\n\nA message.\n", "memo.eml", Format::message},
      {"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n\r\n", "a",
       Format::web_page},
      {"MIME-Version: 1.0\r\nSubject: Bail\r\n\r\n", "a.mht", Format::web_page},
  });
}

TEST(Recognise, KnowsArchives) {
  std::string tar(512, '\0');
  tar.replace(0, 5, "a.txt").replace(257, 5, "ustar");
  expect_all({
      {tar, "a.tar", Format::archive},
      {"7z\xBC\xAF\x27\x1C", "a", Format::archive},
      {"BZh91AY", "a.txt.bz2", Format::compressed},
      {"\x1F\x8B\x08", "crawl.WARC.GZ", Format::warc},
      {"\x1F\x8B\x08", "crawl.arc.gz", Format::warc},
      {"\x1F\x8B\x08", "crawl.warc.wet.gz", Format::warc},
      {"filedesc://crawl.arc 0.0.0.0 20110101000000 text/plain 76\n", "a.txt", Format::warc},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.txt", Format::warc},
  });
}

TEST(Recognise, LeavesTextToItsOwnReaders) {
  expect_all({
      {"", "a.pdf", Format::text},
      {"A text.", "a", Format::text},
      {"# A text", "a.MD", Format::markdown},
      {"{\"text\": \"From a\"}", "a.jsonl", Format::json_lines},
      {"The header is %PDF-1.4 in most files.", "a.txt", Format::text},
      {std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), "a.png", Format::other},
  });
  EXPECT_EQ(recognise("Bail", {.type = "text/markdown"}), Format::markdown);
  EXPECT_EQ(recognise("<p>Bail", {.name = "page", .type = "text/html"}), Format::html);
}

TEST(FormatRows, StandInTheOrderOfTheEnum) {
  std::size_t place = 0;
  for (const FormatRow& row : format_rows()) EXPECT_EQ(static_cast<std::size_t>(row.format), place++);
  EXPECT_EQ(place, static_cast<std::size_t>(Format::other));
}

TEST(Recognise, TellsAZipByItsOwnListAlone) {
  const std::string docx = test::make_docx({.title = "Lamps"});
  expect_all({
      {test::make_zip({{"a.docx", docx}, {"b.txt", "Lamps."}}), "a.zip", Format::archive},
      {docx, "a.zip", Format::docx},
      {docx.substr(0, docx.size() / 2), "a.docx", Format::docx},
  });
}

TEST(AreCurrent, TellsWhetherAReaderHasChangedSince) {
  EXPECT_TRUE(are_current({}));
  EXPECT_TRUE(are_current({reader_name(Format::pdf), reader_name(Format::message)}));
  EXPECT_FALSE(are_current({reader_name(Format::pdf), "html 0"}));
  EXPECT_TRUE(are_current({"scroll 7"})) << "what no reader of this version has says nothing";
  const std::set<std::string> all = all_reader_names();
  EXPECT_TRUE(are_current({all.begin(), all.end()}));
  EXPECT_EQ(all.count(reader_name(Format::text)), 0U);
}

}  // namespace
}  // namespace tenet::indexer
