// Files that are broken, mean harm or change, read as tenet reads them: in a process of its own.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "formats/locked_pdf.h"
#include "formats/show.h"
#include "formats/small_pdf.h"
#include "indexer/reading/read.h"
#include "indexer/reading/worker/worker.h"
#include "support/make_documents.h"
#include "support/temp_folder.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which want more than the sandbox leaves

std::string many_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += "x\n";
  return lines;
}

class HostileFile : public testing::Test {
 protected:
  // "id: text" of each document and "place: problem: why" of each problem.
  Lines read_file(const fs::path& file, const std::string& program = TENET_READER_PROGRAM) {
    Lines lines;
    FileReader reader({.program = program, .cpu_limit = std::chrono::seconds(20)});
    reader.read(
        file, file.filename().string(), {},
        [&](const SourceDocument& source) {
          lines.push_back(source.document.id + ": " + source.document.text);
          if (on_document_) on_document_();
        },
        [&](const Problem& problem) { lines.push_back(problem.where + ": problem: " + problem.reason); });
    return lines;
  }
  Lines read(const std::string& name, const std::string& bytes, const std::string& program = TENET_READER_PROGRAM) {
    return read_file(folder_.write(name, bytes), program);
  }

  test::TempFolder folder_;
  std::function<void()> on_document_ = {};
};

TEST_F(HostileFile, OpensWithAnEmptyPasswordAndNamesARealOne) {
  EXPECT_EQ(read("open.pdf", locked_pdf("Bail is not a fine.", "")), Lines{"open.pdf: Bail is not a fine."});
  EXPECT_EQ(read("locked.pdf", locked_pdf("Bail is not a fine.", "lantern")),
            Lines{"locked.pdf: problem: encrypted: it opens only with a password; write a copy without: qpdf --decrypt "
                  "--password=PASSWORD IN.pdf OUT.pdf"});
}

// Characters that a font does not say itself, but a table of poppler's does, which the sandbox must leave readable.
TEST_F(HostileFile, HasTheCharactersOfChineseAndJapaneseFonts) {
  if (!fs::exists("/usr/share/poppler/cMap")) GTEST_SKIP() << "poppler-data is not installed";
  std::string file = small_pdf({{{.left = 72, .baseline = 700, .words = "x"}}});
  const auto put = [&](const std::string& from, const std::string& to) {
    const std::size_t at = file.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    file.replace(at, from.size(), to);
  };
  put("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /UniJIS-UCS2-H /DescendantFonts [ << /Type /Font "
      "/Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 "
      ">> "
      "/FontDescriptor << /Type /FontDescriptor /FontName /Mincho /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 "
      "/CapHeight 880 /StemV 80 /FontBBox [0 -120 1000 880] >> >> ] >>");
  put("(x)", "<5211 4E8B 6CD5>");  // "criminal law"
  EXPECT_EQ(read("law.pdf", file), Lines{"law.pdf: \u5211\u4E8B\u6CD5"});
}

TEST_F(HostileFile, MayHaveManyPages) {
  std::vector<std::vector<PdfWords>> pages;
  for (int i = 1; i <= 400; ++i) {
    pages.push_back({{.left = 72, .baseline = 700, .words = "Motion " + std::to_string(i) + " was carried by a vote."},
                     {.left = 300, .baseline = 40, .size = 9, .words = std::to_string(i)}});
  }
  Lines lines = read("votes.pdf", small_pdf(pages));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find("Motion 1 was carried"), std::string::npos);
  EXPECT_NE(lines[0].find("Motion 400 was carried"), std::string::npos);
}

// 1.2 GB of zeros in 1.2 MB, a small archive of 48 MB again and again.
TEST_F(HostileFile, IsReadNoFurtherThanItsBudget) {
  const std::string zeros = test::zip_of({{"zeros.txt", std::string(std::size_t{48} << 20, '\0')}});
  test::Files files = {{"a.txt", "Bail is not a fine."}};
  for (int i = 0; i < 25; ++i) files.push_back({"in" + std::to_string(i) + ".zip", zeros});
  files.push_back({"z.txt", "Never reached."});
  const Lines lines = read("bomb.zip", test::zip_of(files));
  ASSERT_GT(lines.size(), 2U);
  EXPECT_EQ(lines.front(), "bomb.zip!a.txt: Bail is not a fine.");
  EXPECT_EQ(lines[1], "bomb.zip!in0.zip!zeros.txt: problem: binary, not text");
  EXPECT_EQ(lines.back(), "bomb.zip: problem: expands to too much: what is left of it is not read");
}

TEST_F(HostileFile, MayHaveAHundredThousandMembers) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 100'000; ++i) files.emplace_back(std::to_string(i) + ".txt", "Bail.");
  const fs::path file = folder_.write("many.zip", test::make_zip(files));
  EXPECT_EQ(read_file(file).size(), 100'000U);
}

TEST_F(HostileFile, HasNamesThatAreLabels) {
  const Lines lines = read("names.zip", test::zip_of({{"../../up.txt", "1"},
                                                      {"two\nlines.txt", "2"},
                                                      {std::string(60'000, 'n') + ".txt", "3"},
                                                      {std::string(60'000, 'n') + ".txt", "4"}}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "names.zip!../../up.txt: 1");
  EXPECT_EQ(lines[1], "names.zip!two lines.txt: 2");
  EXPECT_TRUE(lines[2].ends_with("n: 3") && lines[2].size() < 5000) << lines[2].size();
  EXPECT_TRUE(lines[3].ends_with("n (2): 4") && lines[3].size() < 5000) << lines[3].size();
}

TEST_F(HostileFile, HasPlacesThatFitIntoAMessageHoweverDeepTheyAre) {
  std::string inner = test::zip_of({{std::string(60'000, 'a') + ".txt", "Bail."}});
  for (int i = 0; i < 8; ++i) inner = test::zip_of({{std::string(60'000, 'z') + ".zip", inner}});
  const Lines lines = read("deep.zip", inner);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].ends_with("a: Bail.")) << lines[0].substr(0, 200);
}

TEST_F(HostileFile, MayBeCutWhileItIsRead) {
  test::Files files;
  for (int i = 0; i < 400; ++i) files.push_back({std::to_string(i) + ".txt", std::string(60'000, 'a')});
  const fs::path file = folder_.write("box.tar", test::archive_of(files, archive_write_set_format_ustar));
  ASSERT_GT(fs::file_size(file), std::size_t{20} << 20) << "so large that it is mapped";
  on_document_ = [&] { fs::resize_file(file, 0); };
  const Lines lines = read_file(file);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines.back(),
            "box.tar: problem: what is left of it is not read: tenet-reader crashed on it: SIGBUS, perhaps since the "
            "file changed while it was read");
  on_document_ = nullptr;
  EXPECT_EQ(read("next.html", "<p>Bail is not a fine.</p>"), Lines{"next.html: Bail is not a fine."});
}

TEST_F(HostileFile, MayTakeTheReaderOver) {
  const auto lies = [&](const std::string& lie) {
    Lines lines = read(lie + ".pdf", "%PDF-0 misbehave\nfirst\n" + lie + "\nlast\n", TENET_BAD_READER);
    EXPECT_EQ(lines.front(), lie + ".pdf!first: done");
    EXPECT_EQ(lines.back(), lie + ".pdf!last: done");
    return lines;
  };
  for (const std::string lie : {"longest", "empty", "beyond"}) {
    const Lines lines = lies(lie);
    EXPECT_EQ(lines.size(), 3U) << lie;
    EXPECT_EQ(lines[1], lie + ".pdf!" + lie + ": problem: tenet-reader gave what is no document");
  }
  // Text that is no text is not handed back to it.
  EXPECT_EQ(lies("hop").at(1), "hop.pdf!hop: problem: its format is hidden by its encoding");
}

TEST_F(HostileFile, MayHaveMoreProblemsThanAnybodyReads) {
  const Lines lines = read("flood.pdf", "%PDF-0 misbehave\nflood\nlast\n", TENET_BAD_READER);
  ASSERT_EQ(lines.size(), 1003U);
  EXPECT_EQ(lines[0], "flood.pdf!flood: problem: 0");
  EXPECT_EQ(lines[1000], "flood.pdf!flood: done");
  EXPECT_EQ(lines[1001], "flood.pdf!last: done");
  EXPECT_EQ(lines[1002], "flood.pdf: problem: 4000 more parts of it could not be read");
}

TEST_F(HostileFile, HasNoMoreProblemsOfTextMembersThanOfOthers) {
  const Lines lines = read("box.zip", test::zip_of({{"x.jsonl", many_lines(5000)}, {"a.txt", "Bail."}}));
  ASSERT_EQ(lines.size(), 1002U);
  EXPECT_TRUE(lines[0].starts_with("box.zip!x.jsonl:1: problem: ")) << lines[0];
  EXPECT_EQ(lines[1000], "box.zip!a.txt: Bail.");
  EXPECT_EQ(lines[1001], "box.zip: problem: 4000 more parts of it could not be read");
  test::Files blank;
  for (int i = 0; i < 1500; ++i) blank.push_back({std::to_string(i) + ".txt", " "});
  EXPECT_EQ(read("blank.zip", test::zip_of(blank)).size(), 1001U);
}

#endif

}  // namespace
}  // namespace tenet::indexer
