// Documents inside files, by the command alone: their ids, and what is read again.
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/make_documents.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

const Article& letter() {
  static const Article article{.title = "A letter on lamps",
                               .paragraphs = {"The keepers of the four lamps ask the harbor for oil enough to last the "
                                              "winter, and for a second boat."}};
  return article;
}

class Containers : public testing::Test {
 protected:
  Ended index(const std::vector<std::string>& settings = {}) const {
    return run_tenet({"index", "--progress", "none", "docs"}, folder_.path(), {}, settings);
  }
  // Whether this build reads archives; the test is over where it does not.
  [[nodiscard]] bool can_read() const {
    return run_tenet({"index", "--formats"}, folder_.path()).out.find("archive          read") != std::string::npos;
  }
  [[nodiscard]] std::string ids() const {
    return run_tenet({"search", "--all", "--format", "csv", "--fields", "passage", "lamps"}, folder_.path()).out;
  }

  TempFolder folder_;
};

// With no reader there, what is read again would be a problem.
const std::vector<std::string> without_reader{"TENET_READER=/nowhere/tenet-reader"};

TEST_F(Containers, GiveTheirMembersIdsThatLast) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string inner = make_zip({{"b.md", "# On lamps\n\nThe lamps of the north burn oil.\n"}});
  folder_.write("docs/box.zip", make_zip({{"letters/a.docx", make_docx(letter())}, {"inner.zip", inner}}));
  const Ended first = index();
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.out.substr(0, 8), "added 2,");
  const std::string names = ids();
  EXPECT_NE(names.find("box.zip!letters/a.docx#1"), std::string::npos) << names;
  EXPECT_NE(names.find("box.zip!inner.zip!b.md#1"), std::string::npos) << names;
  const Ended second = index(without_reader);
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 0, unchanged 2, removed 0,") << "an archive is not read again";
}

TEST_F(Containers, TellTheCharsetOfTheirText) {
  folder_.write("a.eml",
                "Message-ID: <1@example.org>\nFrom: ada@example.org\nSubject: Lamps\n"
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n"
                "--b\nContent-Type: text/markdown; charset=iso-8859-2; name=b.md\n"
                "Content-Disposition: attachment\n\n\xA3\xF3"
                "d\xBC\n--b--\n");
  const Ended ended = run_tenet({"text", "a.eml"}, folder_.path());
  EXPECT_NE(ended.out.find("\u0141\u00F3d\u017A\n"), std::string::npos) << ended.out;
}

TEST_F(Containers, AreReadAgainWhenTheyChange) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"b.txt", "Lamps of the south.\n"}}));
  index();
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"c.txt", "Lamps of the east.\n"}}));
  EXPECT_EQ(index().out.substr(0, 43), "added 1, updated 0, unchanged 1, removed 1,");
}

TEST_F(Containers, WithABadMemberAreNotReadAgainToNameIt) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string whole = make_docx(letter());
  folder_.write("docs/box.zip",
                make_zip({{"a.txt", "Lamps of the north.\n"}, {"cut.docx", whole.substr(0, whole.size() / 2)}}));
  const Ended first = index();
  EXPECT_EQ(first.status, 3);
  EXPECT_NE(first.err.find("docs/box.zip!cut.docx: "), std::string::npos) << first.err;
  const Ended second = index(without_reader);
  EXPECT_EQ(second.status, 3);
  EXPECT_EQ(second.err, first.err);
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 0, unchanged 1, removed 0,");
}

TEST_F(Containers, KeepAMemberThatCannotBeReadAnyMore) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string whole = make_docx(letter());
  folder_.write("docs/box.zip", make_zip({{"a.txt", "Lamps of the north.\n"}, {"b.docx", whole}}));
  EXPECT_EQ(index().status, 0);
  folder_.write("docs/box.zip",
                make_zip({{"a.txt", "Lamps of the south.\n"}, {"b.docx", whole.substr(0, whole.size() / 2)}}));
  const Ended second = index();
  EXPECT_EQ(second.status, 3);
  EXPECT_NE(second.err.find("; the index keeps it as it was read before"), std::string::npos) << second.err;
  EXPECT_EQ(second.out.substr(0, 43), "added 0, updated 1, unchanged 1, removed 0,");
  EXPECT_NE(ids().find("box.zip!b.docx#1"), std::string::npos);
  EXPECT_EQ(index(without_reader).out.substr(0, 43), "added 0, updated 0, unchanged 2, removed 0,");
}

TEST_F(Containers, HoldSidecarsOfTheirMembers) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string inner = make_zip({{"c.txt", "Lamps of the east.\n"}});
  folder_.write("docs/box.zip", make_zip({{"a.docx", make_docx(letter())},
                                          {"a.docx.yaml", "title: The lamp letter\nauthor: Ivo Kern\n"},
                                          {"b.txt", "Lamps of the north.\n"},
                                          {"b.txt.yaml", "- a\n- list\n"},
                                          {"in.zip", inner},
                                          {"in.zip.json", R"({"title": "All letters", "author": "Ada Moss"})"}}));
  folder_.write("docs/box.zip.yaml", "author: Somebody\nsource: The harbor archive\n");
  const Ended ended = index();
  EXPECT_EQ(ended.err,
            "warning: docs/box.zip!b.txt.yaml: line 1: it is not YAML: a list where keys and values should be\n");
  EXPECT_EQ(ended.out.substr(0, 8), "added 3,");
  EXPECT_EQ(run_tenet({"search", "--all", "--format", "csv", "--fields", "document,title,author,source",
                       "--per-document", "1", "lamps"},
                      folder_.path())
                .out,
            "document,title,author,source\n"
            "box.zip!a.docx,The lamp letter,Ivo Kern,The harbor archive\n"
            "box.zip!b.txt,,Somebody,The harbor archive\n"
            "box.zip!in.zip!c.txt,,Ada Moss,The harbor archive\n");
}

// What a machine or a build could not do is tried again; what is wrong with a file is not.
TEST_F(Containers, AreReadAgainWhereAnotherBuildMayReadMore) {
  folder_.write("docs/box.pdf", "%PDF-0 misbehave\nfirst\nlack\n");
  std::string reader = "TENET_READER=";
  reader += TENET_BAD_READER;
  const std::vector<std::string> lacking{reader};
  const Ended first = index(lacking);
  EXPECT_NE(first.err.find("docs/box.pdf!lack: not in this build"), std::string::npos) << first.err;
  const Ended second = index(without_reader);
  EXPECT_NE(second.err.find("does not start"), std::string::npos) << "it is asked for again: " << second.err;
}

TEST_F(Containers, HalfBrokenDoNotStopARun) {
  if (!can_read()) GTEST_SKIP() << "this build reads no archives";
  const std::string docx = make_docx(letter());
  const std::string zip = make_zip({{"a.txt", "Lamps of the north.\n"}});
  const std::string scan =
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [ 3 0 R ] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 "
      "612 792] /Resources << /XObject << /I 4 0 R >> >> >> endobj\n4 0 obj << /Type /XObject /Subtype /Image /Width 1 "
      "/Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >> stream\nx\nendstream endobj\n"
      "trailer << /Root 1 0 R >>\n%%EOF\n";
  const std::string noise = [] {
    std::string bytes;
    for (unsigned i = 0; i < 4000; ++i) bytes += static_cast<char>((i * i * 2654435761U) >> 13U);
    return bytes;
  }();
  const std::vector<std::pair<std::string, std::string>> whole{{"a.docx", docx},
                                                               {"b.pdf", make_pdf(letter()).bytes},
                                                               {"c.html", make_html(letter())},
                                                               {"d.eml", make_message(letter())},
                                                               {"e.zip", zip},
                                                               {"f.txt", "Lamps of the east.\n"},
                                                               {"g.rtf", "{\\rtf1 Lamps of the south.}"},
                                                               {"h.srt", "1\n00:00:01,000 --> 00:00:02,000\nLamps.\n"}};
  const std::vector<std::pair<std::string, std::string>> broken{
      {"cut.docx", docx.substr(0, docx.size() / 2)},
      {"cut.odt", "PK\x03\x04" + noise},
      {"cut.zip", zip.substr(0, 20)},
      {"empty.html", ""},
      {"empty.pdf", ""},
      {"empty.rtf", "{\\rtf1 }"},
      {"empty.txt", " \n"},
      {"noise.7z", "7z\xBC\xAF\x27\x1C" + noise},
      {"noise.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + noise},
      {"noise.gz", "\x1F\x8B" + noise},
      {"noise.pdf", "%PDF-1.7\n" + noise},
      {"noise.txt", noise},
      {"scan.pdf", scan},
      {"seal.html", "\x89PNG\r\n\x1A\n" + noise}};
  for (const auto& [name, bytes] : whole) folder_.write("docs/" + name, bytes);
  for (const auto& [name, bytes] : broken) folder_.write("docs/" + name, bytes);
  const Ended ended = index();
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.out.substr(0, 8), "added 8,") << ended.out << ended.err;
  std::string begins;  // of each line
  std::istringstream lines(ended.err);
  for (std::string line; std::getline(lines, line);) begins += line.substr(0, line.find(": ", 15)) + '\n';
  std::string expected;
  for (const auto& [name, bytes] : broken) expected += "skipped: docs/" + name + '\n';
  EXPECT_EQ(begins, expected) << ended.err;
  EXPECT_NE(ended.err.find("scan.pdf: scanned: its pages are pictures without text; make text with: ocrmypdf "),
            std::string::npos);
}

TEST_F(Containers, AreReadInOrderByAnyNumberOfThreads) {
  for (int i = 0; i < 24; ++i) {
    const std::string name = "docs/" + std::to_string(i) + (i % 3 == 0 ? ".html" : i % 3 == 1 ? ".docx" : ".txt");
    folder_.write(name, i % 3 == 0 ? make_html(letter()) : i % 3 == 1 ? make_docx(letter()) : "Lamps of the east.\n");
    if (i % 5 == 0) folder_.write(name, "");
  }
  const auto index_with = [&](const std::string& jobs) {
    return run_tenet({"index", "--index", "with-" + jobs, "--jobs", jobs, "--progress", "none", "docs"},
                     folder_.path());
  };
  const Ended one = index_with("1");
  const Ended four = index_with("4");
  EXPECT_EQ(four.status, 3);
  EXPECT_EQ(four.err, one.err);
  const auto found = [&](const std::string& index) {
    return run_tenet({"search", "--index", index, "--all", "--format", "csv", "lamps"}, folder_.path()).out;
  };
  EXPECT_EQ(found("with-4"), found("with-1"));
}

TEST_F(Containers, OfTwoGigabytesOfHtmlAreNamed) {
  const std::filesystem::path large = folder_.write("docs/hole.html", "<!DOCTYPE html><p>Lamps of the north.</p>");
  std::filesystem::resize_file(large, std::uintmax_t{2} << 30);  // takes no room on the disk
  folder_.write("docs/a.txt", "Lamps of the south.\n");
  const Ended ended = index();
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err, "skipped: docs/hole.html: too large: 2048 MB, and a document may have 256 MB\n");
  EXPECT_EQ(ended.out.substr(0, 8), "added 1,");
}

}  // namespace
}  // namespace tenet::test
