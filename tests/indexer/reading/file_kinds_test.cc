#include "indexer/reading/file_kinds.h"

#include <gtest/gtest.h>

#include <string_view>

namespace tenet::indexer {
namespace {

struct Case {
  std::string_view name;
  std::string_view kind;
};

TEST(KindWithoutStatement, IsToldByTheNameOfAFile) {
  constexpr Case cases[] = {
      {"main.css", "style sheet"},     {"theme.SCSS", "style sheet"},
      {"app.min.js", "script"},        {"scrape.py", "script"},
      {"serif.woff2", "font"},         {"Seal.PNG", "picture"},
      {"scan-01.tiff", "picture"},     {"remarks.mp3", "sound"},
      {"hearing.mp4", "film"},         {"votes.csv", "table"},
      {"votes.TSV", "table"},          {"feed.xml", "data file"},
      {"report.json", "data file"},    {"config.yml", "data file"},
      {"yarn.lock", "lock file"},      {"package-lock.json", "lock file"},
      {"pnpm-lock.yaml", "lock file"}, {"~$brief.docx", "lock file"},
      {"LICENSE", "licence"},          {"LICENCE.md", "licence"},
      {"LICENSE-MIT", "licence"},      {"COPYING.txt", "licence"},
      {"brief.txt~", "backup"},        {"#brief.txt#", "backup"},
  };
  for (const Case& each : cases) EXPECT_EQ(kind_without_statement(each.name), each.kind) << each.name;
}

TEST(KindWithoutStatement, IsNoneOfWhatMayHoldAStatement) {
  constexpr std::string_view names[] = {
      "a.txt",    "a.md",      "a.jsonl", "a.html", "a.pdf",  "a.docx",     "speech",           "speech.2019",
      "18 U.S.C", "Doe v. R.", "a.vtt",   "a.srt",  "a.eml",  "license.md", "licensing",        "driving-LICENSE",
      "lock.txt", "css",       ".css",    "a.tex",  "README", "a.zip",      "Fox. remarks css", "picture.txt",
      "#1",       "",          ".",
  };
  for (const std::string_view name : names) {
    EXPECT_EQ(kind_without_statement(name), "") << name;
  }
}

TEST(PageOfFolder, IsTheNameBeforeItsEnding) {
  EXPECT_EQ(page_of_folder("Bail reform_files"), "Bail reform");
  EXPECT_EQ(page_of_folder("brief.files"), "brief");
  EXPECT_EQ(page_of_folder("_files"), "");
  EXPECT_EQ(page_of_folder("files"), "");
  EXPECT_EQ(page_of_folder("profiles"), "");
}

}  // namespace
}  // namespace tenet::indexer
