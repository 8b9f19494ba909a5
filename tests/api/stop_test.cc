#include <gtest/gtest.h>

#include <string>

#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

class Stop : public ::testing::Test {
 protected:
  Stop() {
    std::string records;
    for (int i = 0; i < 10; ++i) {
      const std::string number = std::to_string(i);
      folder_.write("docs/" + number + ".txt", "Bail reform comes first, the invented forum said.\n");
      records += R"({"id":"r)" + number + R"(","text":"The invented council asks for shorter sentences."})" + '\n';
    }
    folder_.write("docs/records.jsonl", records);
  }
  // Updates the index from docs and commits; stops when so many documents were met.
  IndexReport index(std::size_t stop_at) const {
    std::size_t documents = 0;
    Indexer indexer(folder_ / "ix", {.jobs = 1,
                                     .progress = [&](const IndexProgress& progress) { documents = progress.documents; },
                                     .should_stop = [&] { return documents >= stop_at; }});
    indexer.update({folder_ / "docs"});
    return indexer.commit();
  }

  static constexpr std::size_t never = 1000;
  TempFolder folder_;
};

TEST_F(Stop, KeepsWhatWasReadAndGoesOnNextTime) {
  IndexReport report = index(4);
  EXPECT_TRUE(report.stopped);
  EXPECT_EQ(report.added, 4U);
  EXPECT_EQ(report.documents, 4U);
  report = index(never);
  EXPECT_FALSE(report.stopped);
  EXPECT_EQ(report.added, 16U);
  EXPECT_EQ(report.unchanged, 4U);
  EXPECT_EQ(report.documents, 20U);
}

TEST_F(Stop, KeepsTheFirstRecordsOfAFile) {
  IndexReport report = index(13);
  EXPECT_EQ(report.documents, 13U) << "ten files and three records";
  report = index(never);
  EXPECT_EQ(report.added, 7U);
  EXPECT_EQ(report.documents, 20U);
  EXPECT_EQ(index(never).unchanged, 20U);
}

TEST_F(Stop, RemovesNothingThatItHasNotLookedFor) {
  EXPECT_EQ(index(never).documents, 20U);
  std::filesystem::remove(folder_ / "docs/9.txt");
  EXPECT_EQ(index(0).documents, 20U);
  EXPECT_EQ(index(never).removed, 1U);
}

TEST_F(Stop, LeavesTheOldTopics) {
  const std::string before = index(never).fingerprint;
  {
    const char* topics = "extends = \"default\"\n[[topic]]\nid = \"forums\"\nlabel = \"Forums\"\ncore = [\"forum\"]\n";
    Indexer indexer(folder_ / "ix", {.topics_toml = topics, .jobs = 1, .should_stop = [] { return true; }});
    EXPECT_THROW((void)indexer.commit(), IndexError);
  }
  EXPECT_EQ(Searcher(folder_ / "ix").info().fingerprint, before);
}

TEST(Progress, CountsFilesBytesAndDocuments) {
  const TempFolder folder;
  folder.write("docs/a.txt", "Bail reform comes first.\n");
  folder.write("docs/b.txt", "Pardons come second.\n");
  std::vector<IndexProgress> seen;
  Indexer indexer(folder / "ix", {.jobs = 1, .progress = [&](const IndexProgress& now) { seen.push_back(now); }});
  indexer.update({folder / "docs"});
  (void)indexer.commit();
  using Stage = IndexProgress::Stage;
  const std::vector<IndexProgress> expected{
      {.all_files = 2, .all_bytes = 46},
      {.all_files = 2, .bytes = 25, .all_bytes = 46, .documents = 1},
      {.files = 1, .all_files = 2, .bytes = 25, .all_bytes = 46, .documents = 1},
      {.files = 1, .all_files = 2, .bytes = 46, .all_bytes = 46, .documents = 2},
      {.files = 2, .all_files = 2, .bytes = 46, .all_bytes = 46, .documents = 2},
      {.stage = Stage::writing},
  };
  EXPECT_EQ(seen, expected);
}

TEST(SpeakerNames, BeginAWordAsAsked) {
  const TempFolder folder;
  {
    Indexer indexer(folder / "ix", {.jobs = 1});
    indexer.add({.id = "a",
                 .text = "\"Cash bail must end,\" said Odile Harrow.\n\n\"It must end soon,\" said Odile Harrow.\n\n"
                         "\"Judges need discretion,\" said Quentin Harbour.\n"});
    (void)indexer.commit();
  }
  const Searcher searcher(folder / "ix");
  using Names = std::vector<std::string>;
  EXPECT_EQ(searcher.speaker_names("har", 10), (Names{"Odile Harrow", "Quentin Harbour"})) << "the most quoted first";
  EXPECT_EQ(searcher.speaker_names("Harb", 10), Names{"Quentin Harbour"});
  EXPECT_EQ(searcher.speaker_names("har", 1), Names{"Odile Harrow"});
  EXPECT_EQ(searcher.speaker_names("", 10), Names{});
  EXPECT_EQ(searcher.speaker_names("zz", 10), Names{});
}

}  // namespace
}  // namespace tenet::test
