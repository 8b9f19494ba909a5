#include "indexer/reading/read.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/reading/read_ahead.h"
#include "indexer/reading/worker/worker.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
namespace fs = std::filesystem;

// A folder of its own for each test, removed behind it.
class ReadFile : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / ("tenet_read_" + std::to_string(getpid()) + "_" + test->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, std::string_view bytes) {
    fs::path file = folder_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  // Reads `file` under the name of its last part.
  void read(const fs::path& file) {
    read_file(
        file, file.filename().string(), [this](SourceDocument source) { documents_.push_back(std::move(source)); },
        [this](Problem problem) { problems_.push_back(std::move(problem)); });
  }

  void read(const std::string& name, std::string_view bytes) { read(write(name, bytes)); }

  fs::path folder_;
  std::vector<SourceDocument> documents_;
  std::vector<Problem> problems_;
};

TEST_F(ReadFile, ReadsPlainTextExactlyAsItIs) {
  read("a.txt", "\uFEFFOne.\r\n\r\nTwo\0.\n"sv);
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].document, (Document{.id = "a.txt", .text = std::string("\uFEFFOne.\r\n\r\nTwo\0.\n"sv)}));
  EXPECT_EQ(documents_[0].form.markup, Markup::plain);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, ReadsMarkdownWithFrontMatter) {
  read("a.MD", "---\ntitle: T\ndoc_type: order\nx: y\n---\n# Head\n");
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].form.markup, Markup::markdown);
  EXPECT_EQ(documents_[0].document.title, "T");
  EXPECT_EQ(documents_[0].document.type, "order");
  EXPECT_EQ(documents_[0].document.metadata.at("x"), "y");
  EXPECT_EQ(documents_[0].document.text.substr(documents_[0].form.body), "# Head\n");
}

TEST_F(ReadFile, ReadsFrontMatterOfPlainTextToo) {
  read("a.txt", "---\nspeaker: A Chief\n---\nText.\n");
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].document.speaker, "A Chief");
}

TEST_F(ReadFile, ReadsADocumentWhoseFrontMatterIsNoYaml) {
  read("a.md", "---\ntitle: 'A' B\n---\nText.\n");
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].document.title, "");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].where, "a.md:2");
  EXPECT_EQ(problems_[0].reason.find("front matter is not YAML: "), 0U);
  EXPECT_FALSE(problems_[0].skipped);
}

TEST_F(ReadFile, ReadsOldEncodingsAndSaysWhatItReplaced) {
  read("a.txt", "\x93We agree,\x94 they said.");
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].document.text, "\u201CWe agree,\u201D they said.");
  EXPECT_TRUE(problems_.empty());
  read("b.txt", "\u201CWe\xFF agree,\u201D they said.");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0], (Problem{"b.txt", "1 of its characters is not UTF-8: each became U+FFFD", false}));
  EXPECT_EQ(documents_.size(), 2U);
}

TEST_F(ReadFile, SkipsEmptyAndBinaryFiles) {
  read("empty.txt", "");
  read("blank.md", " \r\n\u00A0\n");
  read("image.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x8A\x08\x06\0\0\0"sv);
  read("empty.jsonl", "\n  \n");
  read("image.jsonl", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x8A\x08\x06\0\0\0"sv);
  EXPECT_TRUE(documents_.empty());
  EXPECT_EQ(problems_, (std::vector<Problem>{{"empty.txt", "empty"},
                                             {"blank.md", "empty"},
                                             {"image.txt", "binary, not text"},
                                             {"empty.jsonl", "empty"},
                                             {"image.jsonl", "binary, not JSON lines"}}));
}

TEST_F(ReadFile, NamesOtherFormatsWhereTheirReaderIsMissing) {
  FileReader reader(WorkerOptions{.program = "/nowhere/tenet-reader"});
  const std::vector<std::pair<std::string_view, std::string>> files{
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "PDF: "},
      {"%PDF-1.4 without a binary byte", "PDF: "},
      {"{\\rtf1\\ansi Bail.}", "RTF: "},
      {"<!DOCTYPE html>\n<p>Bail.</p>", "HTML: "},
      {"\uFEFF \n<HTML lang=en><p>Bail.</p>", "HTML: "},
      {"<?xml version='1.0'?>\n<!-- saved -->\n<!doctype HTML public \"-//W3C\"><p>Bail.</p>", "HTML: "},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0B\0"sv, "HTML: "}};
  for (const auto& [bytes, begins] : files) {
    problems_.clear();
    reader.read(
        write("a.txt", bytes), "a.txt", {}, [this](SourceDocument source) { documents_.push_back(std::move(source)); },
        [this](Problem problem) { problems_.push_back(std::move(problem)); });
    ASSERT_EQ(problems_.size(), 1U) << begins;
    EXPECT_EQ(problems_[0].where, "a.txt");
    EXPECT_EQ(problems_[0].reason.substr(0, begins.size()), begins);
  }
  EXPECT_TRUE(documents_.empty());
  problems_.clear();
  for (const std::string_view text : {"<p>Bail.</p>", "A PDF begins with %PDF-1.7.", "<!-- notes -->\n# Bail", "<!--",
                                      "<?xml", "<htm", "{ rtf", "The <html> tag."}) {
    read("a.md", text);
  }
  EXPECT_EQ(documents_.size(), 8U);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, SkipsWhatIsTooLarge) {
  const fs::path file = write("large.txt", std::string(5000, 'x'));
  fs::resize_file(file, std::uintmax_t{200} << 20);  // sparse: takes no room on the disk
  read(file);
  EXPECT_TRUE(documents_.empty());
  EXPECT_EQ(
      problems_,
      (std::vector<Problem>{{"large.txt", "too large: 200.0 MB, and a document may have 64.0 MB; cut it into parts"}}));
}

TEST_F(ReadFile, NamesTheFirstProblemsAndCountsTheOthers) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += "x\n";
  read("a.jsonl", lines + R"({"text": "Bail."})");
  EXPECT_EQ(documents_.size(), 1U);
  ASSERT_EQ(problems_.size(), 1001U);
  EXPECT_EQ(problems_[0].where, "a.jsonl:1");
  EXPECT_EQ(problems_[1000], (Problem{"a.jsonl", "4000 more parts of it could not be read"}));
}

TEST(BytesOf, CountsAllThatADocumentHolds) {
  SourceDocument source{.document = {.id = "a"}};
  const std::uint64_t before = bytes_of(source);
  source.document.text = std::string(1000, 'x');
  source.document.metadata["key"] = std::string(1000, 'x');
  source.document.pages.labels = {std::string(1000, 'x')};
  source.form.blocks.resize(100);
  EXPECT_GE(bytes_of(source), before + 3000 + 100 * sizeof(Block));
  EXPECT_GE(bytes_of(Problem{"a", std::string(1000, 'x')}), 1000 + sizeof(Problem));
}

TEST_F(ReadFile, SaysWhyTheSystemRefuses) {
  read(folder_ / "absent.txt");
  fs::create_directory(folder_ / "folder.txt");
  read(folder_ / "folder.txt");
  EXPECT_EQ(problems_, (std::vector<Problem>{{"absent.txt", "no such file or directory"},
                                             {"folder.txt", "a folder, not a file"}}));
  if (geteuid() == 0) return;  // root may read everything
  const fs::path file = write("closed.txt", "x");
  fs::permissions(file, fs::perms::none);
  read(file);
  EXPECT_EQ(problems_.back(), (Problem{"closed.txt", "permission denied"}));
}

TEST_F(ReadFile, ReadsARecordALine) {
  read("r.jsonl", "\uFEFF{\"id\": \"a\", \"text\": \"One.\"}\r\n\n{\"text\": \"Two.\"}");
  ASSERT_EQ(documents_.size(), 2U);
  EXPECT_EQ(documents_[0].document, (Document{.id = "a", .text = "One."}));
  EXPECT_EQ(documents_[0].line, 1);
  EXPECT_EQ(documents_[1].document, (Document{.id = "r.jsonl:3", .text = "Two."}));
  EXPECT_EQ(documents_[1].line, 3);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, ReadsTheOtherRecordsWhenOneIsBad) {
  read("r.ndjson", "{\"text\": \"One.\"}\nnot JSON\n{\"id\": 3}\n{\"text\": \"Four.\"}\n");
  EXPECT_EQ(documents_.size(), 2U);
  ASSERT_EQ(problems_.size(), 2U);
  EXPECT_EQ(problems_[0].where, "r.ndjson:2");
  EXPECT_EQ(problems_[0].reason.find("not JSON: "), 0U);
  EXPECT_EQ(problems_[1], (Problem{"r.ndjson:3", "a record with neither text nor title"}));
}

TEST_F(ReadFile, ReadsRecordsInOtherEncodings) {
  read("old.jsonl", "{\"text\": \"Jos\xE9 \x93said\x94\"}\n{\"text\": \"\u00E9\"}\n");
  read("wide.jsonl", "\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0a\0\"\0}\0\n\0"sv);
  ASSERT_EQ(documents_.size(), 3U);
  EXPECT_EQ(documents_[0].document.text, "Jos\u00E9 \u201Csaid\u201D");
  EXPECT_EQ(documents_[1].document.text, "\u00E9");
  EXPECT_EQ(documents_[2].document.text, "a");
  EXPECT_TRUE(problems_.empty());
}

TEST_F(ReadFile, ReadsALineOfFiveMegabytes) {
  const std::string text(std::size_t{5} << 20, 'x');
  read("r.jsonl", "{\"text\": \"" + text + "\"}\n{\"text\": \"after\"}\n");
  ASSERT_EQ(documents_.size(), 2U);
  EXPECT_EQ(documents_[0].document.text.size(), text.size());
  EXPECT_EQ(documents_[1].document.id, "r.jsonl:2");
}

TEST_F(ReadFile, SkipsALineThatIsTooLargeAndGoesOn) {
  const fs::path file = write("r.jsonl", "{\"text\": \"One.\"}\n");
  {
    std::ofstream more(file, std::ios::binary | std::ios::app);
    const std::string part(std::size_t{1} << 20, 'x');
    for (int i = 0; i < 65; ++i) more << part;
    more << "\n{\"text\": \"Three.\"}\n";
  }
  read(file);
  EXPECT_EQ(documents_.size(), 2U);
  EXPECT_EQ(
      problems_,
      (std::vector<Problem>{{"r.jsonl:2", "too large: 65.0 MB, and a document may have 64.0 MB; cut it into parts"}}));
}

}  // namespace
}  // namespace tenet::indexer
