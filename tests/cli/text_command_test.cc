#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/make_documents.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

class TextCommand : public testing::Test {
 protected:
  TextCommand() {
    folder_.write("a.md",
                  "---\ntitle: On lamps\ndate: 2019\n---\n# The lamps\n\nThe *north* lamp burns oil.\n\n(Applause.)\n");
  }
  [[nodiscard]] Ended run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "text");
    return run_tenet(arguments, folder_.path());
  }

  TempFolder folder_;
};

TEST_F(TextCommand, PrintsTheTextWithoutWhatIsNotOfTheStatement) {
  const Ended ended = run({"a.md"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out, "The lamps\n\nThe *north* lamp burns oil.\n");
}

TEST_F(TextCommand, PrintsAllOfItWhenAsked) {
  EXPECT_EQ(run({"a.md", "--all"}).out, read_file(folder_ / "a.md"));
}

TEST_F(TextCommand, ListsBlocks) {
  EXPECT_EQ(run({"a.md", "--blocks", "--all"}).out,
            "title             37-46  The lamps\n"
            "paragraph         48-75  The north lamp burns oil.\n"
            "furniture         77-88  (Applause.)\n");
}

TEST_F(TextCommand, NamesEachOfSeveralFiles) {
  folder_.write("b.txt", "A boat.\n");
  EXPECT_EQ(run({"a.md", "b.txt"}).out,
            "==> a.md <==\nThe lamps\n\nThe *north* lamp burns oil.\n\n==> b.txt <==\nA boat.\n");
}

TEST_F(TextCommand, NamesEachRecordOfAFile) {
  folder_.write("c.jsonl", "{\"id\": \"one\", \"text\": \"A lamp.\"}\n{\"id\": \"two\", \"text\": \"A boat.\"}\n");
  EXPECT_EQ(run({"c.jsonl"}).out, "==> one <==\nA lamp.\n\n==> two <==\nA boat.\n");
}

TEST_F(TextCommand, WritesAllItKnowsAsJson) {
  const Json text = Json::parse(run({"a.md", "--format", "json"}).out).at(0);
  EXPECT_EQ(text["document"], "a.md");
  EXPECT_EQ(text["title"], "On lamps");
  EXPECT_EQ(text["date"], "2019");
  EXPECT_EQ(text["reader"], nullptr);
  EXPECT_EQ(text["text"], read_file(folder_ / "a.md"));
  EXPECT_EQ(text["pages"], Json::array());
  ASSERT_EQ(text["blocks"].size(), 3U);
  EXPECT_EQ(text["blocks"][1], Json({{"kind", "paragraph"},
                                     {"bytes", {48, 75}},
                                     {"code_points", {48, 75}},
                                     {"text", "The north lamp burns oil."}}));
}

TEST_F(TextCommand, ShowsWhereAPageBegins) {
  Article article{.title = "On lamps"};
  for (const std::string place : {"harbor", "mill", "school", "market", "bridge", "chapel", "court", "ferry", "quarry",
                                  "bakery", "library", "prison", "station", "orchard", "tower"}) {
    article.paragraphs.push_back("The lamp of the " + place + " burns oil all night, and whoever keeps the " + place +
                                 " pays for it.");
  }
  const test::Pdf pdf = make_pdf(article);
  folder_.write("a.pdf", pdf.bytes);
  const Ended ended = run({"a.pdf", "--pages"});
  if (ended.err.find("not in this build") != std::string::npos) GTEST_SKIP() << "this build reads no PDF";
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out.substr(0, 7), "[p. 1]\n");
  for (std::size_t page = 1; page < pdf.pages.size(); ++page) {
    const std::string begins = "[p. " + std::to_string(page + 1) + "]\n" + pdf.pages[page].substr(0, 7);
    EXPECT_NE(ended.out.find(begins), std::string::npos) << begins << " is not in " << ended.out;
  }
}

TEST_F(TextCommand, ReadsAPageInUtf16WithAMarkOrWithout) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>On lamps</title></head><body><article><h1>On lamps</h1><p>The north lamp "
      "burns "
      "oil, and the keeper of it wants a second one.</p></article></body></html>";
  for (const bool is_marked : {true, false}) {
    std::string bytes = is_marked ? "\xFF\xFE" : "";
    for (const char c : page) bytes += {c, '\0'};
    folder_.write("wide.txt", bytes);
    const Ended ended = run({"wide.txt"});
    EXPECT_EQ(ended.out, "On lamps\n\nThe north lamp burns oil, and the keeper of it wants a second one.\n")
        << is_marked << ended.err;
  }
}

TEST_F(TextCommand, NamesWhatCannotBeRead) {
  folder_.write("empty.txt", "");
  const Ended nothing = run({"empty.txt"});
  EXPECT_EQ(nothing.status, 2);
  EXPECT_NE(nothing.err.find("empty.txt: empty"), std::string::npos) << nothing.err;
  EXPECT_EQ(run({"a.md", "empty.txt"}).status, 3);
  EXPECT_EQ(run({"absent.txt"}).status, 2);
  const Ended others = run({"absent.txt", "a.md"});
  EXPECT_EQ(others.status, 3);
  EXPECT_EQ(others.out, "==> a.md <==\nThe lamps\n\nThe *north* lamp burns oil.\n");
  EXPECT_NE(others.err.find("absent.txt: no such file"), std::string::npos) << others.err;
  EXPECT_EQ(run({}).status, 2);
}

}  // namespace
}  // namespace tenet::test
