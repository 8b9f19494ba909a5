// Files beside documents that say what is known of them.
#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet {
namespace {

namespace fs = std::filesystem;

class Sidecars : public testing::Test {
 protected:
  // "added 1, updated 0, unchanged 0, removed 0", and each problem on a line.
  std::string update(const fs::path& path) {
    Indexer indexer(folder_ / "index");
    indexer.update({path});
    const IndexReport report = indexer.commit();
    std::string text = "added " + std::to_string(report.added) + ", updated " + std::to_string(report.updated) +
                       ", unchanged " + std::to_string(report.unchanged) + ", removed " +
                       std::to_string(report.removed);
    for (const Problem& problem : report.problems) {
      text += "\n" + fs::path(problem.where).filename().string() + ": " + problem.reason;
    }
    return text;
  }
  [[nodiscard]] Document document(const std::string& id) const {
    Document document = Searcher(folder_ / "index").document(id).value_or(Document());
    document.text.clear();
    return document;
  }

  test::TempFolder folder_;
};

TEST_F(Sidecars, GiveAndOverrideWhatIsKnown) {
  folder_.write("docs/bells.md", "---\ntitle: Draft 3\nauthor: Ivo Kern\n---\nBells were bought in autumn.\n");
  folder_.write("docs/bells.md.yaml", "title: On bells\ndate: 2019-05-03\norganisation: Lantern Board\n");
  EXPECT_EQ(update(folder_ / "docs"), "added 1, updated 0, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.md"), (Document{.id = "bells.md",
                                            .title = "On bells",
                                            .date = "2019-05-03",
                                            .organisation = "Lantern Board",
                                            .author = "Ivo Kern"}));
}

TEST_F(Sidecars, StandForTheirFileWhereTheyAreNamed) {
  folder_.write("docs/bells.txt", "Bells were bought in autumn.\n");
  EXPECT_EQ(update(folder_ / "docs"), "added 1, updated 0, unchanged 0, removed 0");
  folder_.write("docs/bells.txt.yaml", "title: On bells\n");
  EXPECT_EQ(update(folder_ / "docs/bells.txt.yaml"), "added 0, updated 1, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.txt").title, "On bells");
}

TEST_F(Sidecars, HaveTheirFileReadAnewWhenTheyChange) {
  folder_.write("docs/bells.txt", "Bells were bought in autumn.\n");
  EXPECT_EQ(update(folder_ / "docs"), "added 1, updated 0, unchanged 0, removed 0");
  folder_.write("docs/bells.txt.json", R"({"title": "On bells"})");
  EXPECT_EQ(update(folder_ / "docs"), "added 0, updated 1, unchanged 0, removed 0");
  EXPECT_EQ(update(folder_ / "docs"), "added 0, updated 0, unchanged 1, removed 0");
  folder_.write("docs/bells.txt.json", R"({"title": "All on bells"})");
  EXPECT_EQ(update(folder_ / "docs"), "added 0, updated 1, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.txt").title, "All on bells");
  folder_.write("docs/bells.txt.yaml", "title: YAML on bells");
  EXPECT_EQ(update(folder_ / "docs"), "added 0, updated 1, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.txt").title, "YAML on bells") << "of two the YAML counts";
  fs::remove(folder_ / "docs/bells.txt.yaml");
  fs::remove(folder_ / "docs/bells.txt.json");
  EXPECT_EQ(update(folder_ / "docs"), "added 0, updated 1, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.txt").title, "");
}

TEST_F(Sidecars, AreFoundBesideAFileThatIsNamed) {
  const fs::path file = folder_.write("docs/bells.txt", "Bells were bought in autumn.\n");
  folder_.write("docs/bells.txt.yaml", "title: On bells");
  EXPECT_EQ(update(file), "added 1, updated 0, unchanged 0, removed 0");
  EXPECT_EQ(document("bells.txt").title, "On bells");
  DocumentText text;
  read_text(
      file, [&](const DocumentText& read) { text = read; }, [](const Problem& problem) { FAIL() << problem.reason; });
  EXPECT_EQ(text.document.title, "On bells");
}

TEST_F(Sidecars, ThatCannotBeReadAreNamedAndTheirFileIsRead) {
  folder_.write("docs/bells.txt", "Bells were bought in autumn.\n");
  folder_.write("docs/bells.txt.yaml", "- a\n- list\n");
  EXPECT_EQ(update(folder_ / "docs"),
            "added 1, updated 0, unchanged 0, removed 0\n"
            "bells.txt.yaml: line 1: it is not YAML: a list where keys and values should be");
}

TEST_F(Sidecars, AreDataWhereTheyStandBesideNothing) {
  folder_.write("docs/bells.txt.yaml", "title: On bells\n");
  folder_.write("docs/notes", "A file without an ending.\n");
  folder_.write("docs/notes.json", "{\"title\": \"Notes\"}\n");
  {
    Indexer indexer(folder_ / "index");
    indexer.update({folder_ / "docs"});
    const IndexReport report = indexer.commit();
    EXPECT_EQ(report.added, 1U);
    EXPECT_EQ(report.passed_over, (std::map<std::string, std::size_t>{{"data file", 2}}));
  }
  EXPECT_EQ(update(folder_ / "docs/notes.json"), "added 1, updated 0, unchanged 0, removed 0") << "named, it is read";
}

}  // namespace
}  // namespace tenet
