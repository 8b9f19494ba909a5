#include "indexer/reading/sidecar.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace tenet::indexer {
namespace {

TEST(DescribedBy, TellsWhatASidecarStandsBeside) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases{
      {"report.pdf.yaml", "report.pdf"},
      {"2019/report.pdf.json", "2019/report.pdf"},
      {"report.yaml", ""},
      {"notes.json", ""},
      {".pdf.yaml", ""},
      {"v1.2/report.json", ""},
      {"report.pdf.yml", ""},
      {"report..yaml", ""},
  };
  for (const auto& [name, other] : cases) EXPECT_EQ(described_by(name), other) << name;
}

Sidecar read(std::string_view name, std::string_view bytes) {
  const test::TempFolder folder;
  return read_sidecar(folder.write(name, bytes));
}

TEST(ReadSidecar, ReadsTheKeysOfFrontMatter) {
  for (const std::string_view yaml :
       {"title: On bells\ndate: May 3, 2019\nauthors: [Odile Harrow, Ivo Kern]\nshelf: 12\n",
        "---\ntitle: On bells\ndate: 2019-05-03\nauthors:\n  - Odile Harrow\n  - Ivo Kern\nshelf: 12\n---\n"}) {
    const Sidecar sidecar = read("a.pdf.yaml", yaml);
    EXPECT_EQ(sidecar.fields.title, "On bells");
    EXPECT_EQ(sidecar.fields.date, "2019-05-03");
    EXPECT_EQ(sidecar.fields.author, "Odile Harrow; Ivo Kern");
    EXPECT_EQ(sidecar.fields.metadata.at("shelf"), "12");
    EXPECT_EQ(sidecar.problems, std::vector<std::string>());
  }
}

TEST(ReadSidecar, ReadsJson) {
  const Sidecar sidecar = read("a.pdf.json", R"({"title": "On bells",
  "organization": "Lantern Board", "year": 1e3, "text": "no text"})");
  EXPECT_EQ(sidecar.fields.title, "On bells");
  EXPECT_EQ(sidecar.fields.organisation, "Lantern Board");
  EXPECT_EQ(sidecar.fields.metadata.at("year"), "1e3");
  EXPECT_EQ(sidecar.fields.text, "");
}

TEST(ReadSidecar, NamesWhatItDoesNotRead) {
  for (const auto& [name, bytes] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"a.pdf.yaml", "title: [unclosed\n"},
                                                                  {"a.pdf.yaml", "prose, not keys\n"},
                                                                  {"a.pdf.yaml", "- a\n- list\n"},
                                                                  {"a.pdf.yaml", ""},
                                                                  {"a.pdf.json", "{\"title\": "},
                                                                  {"a.pdf.json", "[1]"},
                                                                  {"a.pdf.json", ""},
                                                                  {"a.pdf.yaml", "date: soon\n"}}) {
    EXPECT_EQ(read(name, bytes).problems.size(), 1U) << bytes;
  }
}

TEST(ReadSidecar, SaysTheLineOfWhatIsToBeMended) {
  const Sidecar sidecar = read("a.pdf.yaml", "author: Ada Moss\ntitle: Time Served: Bail in Testshire\ndate: 2019\n");
  EXPECT_EQ(sidecar.fields.title, "Time Served: Bail in Testshire");
  EXPECT_EQ(sidecar.fields.author, "Ada Moss");
  EXPECT_EQ(sidecar.fields.date, "2019");
  EXPECT_EQ(sidecar.problems,
            (std::vector<std::string>{"line 2: the value of title has a colon in it: put it between quotation marks"}));
  EXPECT_EQ(read("a.pdf.yaml", "- a\n").problems,
            (std::vector<std::string>{"line 1: it is not YAML: a list where keys and values should be"}));
}

TEST(ApplySidecar, OverridesWhatItSaysAndLeavesTheRest) {
  const Sidecar sidecar{
      .fields = {.title = "On bells", .organisation = "Lantern Board", .metadata = {{"shelf", "12"}}}};
  Document document{
      .title = "untitled.doc", .date = "2019", .author = "Ivo Kern", .metadata = {{"shelf", "3"}, {"k", "v"}}};
  apply(sidecar, false, document);
  EXPECT_EQ(document.title, "On bells");
  EXPECT_EQ(document.date, "2019");
  EXPECT_EQ(document.organisation, "Lantern Board");
  EXPECT_EQ(document.author, "Ivo Kern");
  EXPECT_EQ(document.metadata, (std::map<std::string, std::string>{{"k", "v"}, {"shelf", "12"}}));
}

TEST(ApplySidecar, LeavesTheTitlesOfMembers) {
  const Sidecar sidecar{
      .fields = {.title = "Box", .date = "2019", .organisation = "Lantern Board", .url = "https://a.example/"}};
  Document document{.title = "A letter", .date = "1999"};
  apply(sidecar, true, document);
  EXPECT_EQ(document.title, "A letter");
  EXPECT_EQ(document.date, "1999");
  EXPECT_EQ(document.url, "");
  EXPECT_EQ(document.organisation, "Lantern Board");
}

}  // namespace
}  // namespace tenet::indexer
