#include <tenet/check.h>

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet {
namespace {

namespace fs = std::filesystem;

// An index of files, in two segments.
class CheckIndex : public testing::Test {
 protected:
  CheckIndex() {
    write("a", "Bail is no fine, said the ferryman of the harbor.");
    write("b", "A harbor without a ferry is a pond with a view.");
    update();
    // Text that does not compress into the same block.
    std::string long_text;
    for (int i = 0; i < 4'000; ++i)
      long_text += "word" + std::to_string(i * 7919 % 10'007) + (i % 60 == 59 ? "\n\n" : " ");
    write("c", long_text);
    write("d", "Judges of the island have a ferry of their own.");
    update();
  }

  void write(const std::string& name, const std::string& text) const { folder_.write("docs/" + name + ".txt", text); }
  IndexReport update() const {
    Indexer indexer(index_, {.jobs = 1});
    indexer.update({folder_ / "docs"});
    return indexer.commit();
  }
  // Changes a byte of a file of the index.
  void change(const std::string& name, std::size_t at) const {
    std::string bytes = test::read_file(index_ / name);
    ASSERT_LT(at, bytes.size());
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    std::ofstream(index_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string topics_file() const {
    for (const auto& entry : fs::directory_iterator(index_)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("topics-")) return name;
    }
    return "";
  }

  test::TempFolder folder_;
  fs::path index_ = folder_ / "ix";
};

TEST_F(CheckIndex, SaysThatAWholeIndexIsSound) {
  for (const bool all : {false, true}) {
    const CheckReport report = check(index_, {.all = all});
    EXPECT_TRUE(report.is_sound()) << report.damages.front().file << ": " << report.damages.front().what;
    EXPECT_EQ(report.documents, 4U);
    EXPECT_FALSE(report.loses_documents());
  }
  Indexer(index_).remove("nothing");
  const CheckReport repaired = check(index_, {.repair = true});
  EXPECT_TRUE(repaired.is_sound());
  EXPECT_FALSE(repaired.repaired) << "there was nothing to do";
}

TEST_F(CheckIndex, NamesTheFileThatIsDamaged) {
  change("segment-2/postlist.glass", 20);
  const CheckReport report = check(index_);
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages.front().file, "segment-2/postlist.glass");
  EXPECT_TRUE(report.damages.front().what.ends_with("blocks have another checksum, the first is block 0"))
      << report.damages.front().what;
  EXPECT_TRUE(report.repairable);
  EXPECT_FALSE(report.loses_documents()) << "all text is there";
}

TEST_F(CheckIndex, RepairsListsFromStoredText) {
  const std::string before = Searcher(index_).info().fingerprint;
  for (const std::string file : {"segment-2/postlist.glass", "segment-1/iamglass", "segment-1/checksums"}) {
    SCOPED_TRACE(file);
    std::string name = file;
    if (!fs::exists(index_ / name)) continue;  // made anew by the repair before
    change(name, 30);
    const CheckReport report = check(index_, {.repair = true});
    EXPECT_TRUE(report.repaired);
    EXPECT_FALSE(report.is_sound());
    EXPECT_FALSE(report.loses_documents());
    EXPECT_TRUE(check(index_, {.all = true}).is_sound());
    EXPECT_EQ(Searcher(index_).info().fingerprint, before);
    const IndexReport again = update();
    EXPECT_EQ(again.added + again.removed, 0U);
    EXPECT_EQ(again.documents, 4U);
  }
}

TEST_F(CheckIndex, DropsByNameWhatIsLostAndReadsItAgain) {
  const std::string before = Searcher(index_).info().fingerprint;
  // In the data of the first block of passages, which stands at the end of the first block of the table.
  change("segment-2/docdata.glass", 16'384 - 100);
  const CheckReport found = check(index_);
  EXPECT_FALSE(found.is_sound());
  ASSERT_FALSE(found.lost.empty());
  EXPECT_EQ(found.lost_without_names, 0U);
  const CheckReport report = check(index_, {.repair = true});
  EXPECT_EQ(report.lost, found.lost);
  EXPECT_TRUE(report.repaired);
  EXPECT_EQ(report.documents, 4 - report.lost.size());
  EXPECT_TRUE(check(index_, {.all = true}).is_sound());
  const IndexReport again = update();
  EXPECT_EQ(again.added, report.lost.size());
  EXPECT_EQ(again.documents, 4U);
  EXPECT_EQ(Searcher(index_).info().fingerprint, before);
}

TEST_F(CheckIndex, PutsBuiltInTopicsBackThatWereDamaged) {
  const std::string before = Searcher(index_).info().fingerprint;
  change(topics_file(), 50);
  EXPECT_THROW((void)Searcher(index_).taxonomy(), IndexError);
  const CheckReport report = check(index_, {.repair = true});
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages.front().what, "it has another checksum than its name says");
  EXPECT_TRUE(report.repaired);
  EXPECT_EQ(Searcher(index_).info().fingerprint, before);
  EXPECT_FALSE(Searcher(index_).taxonomy().topics.empty());
}

TEST_F(CheckIndex, PutsTheCopyOfAManifestInItsPlace) {
  const std::string before = Searcher(index_).info().fingerprint;
  const std::string whole = test::read_file(index_ / "tenet.json");
  for (const std::string& text : {std::string(), whole.substr(0, 100), std::string(whole.size(), '\0'),
                                  std::string(R"({"tenet": "index", "schema": 3})")}) {
    std::ofstream(index_ / "tenet.json", std::ios::binary) << text;
    EXPECT_THROW((void)Searcher(index_), IndexError);
    EXPECT_TRUE(check(index_).repairable);
    const CheckReport report = check(index_, {.repair = true});
    ASSERT_EQ(report.damages.size(), 1U);
    EXPECT_EQ(report.damages.front().file, "tenet.json");
    EXPECT_FALSE(report.loses_documents());
    EXPECT_TRUE(report.repaired);
    EXPECT_TRUE(check(index_, {.all = true}).is_sound());
    EXPECT_EQ(Searcher(index_).info().fingerprint, before);
  }
}

TEST_F(CheckIndex, WritesADamagedCopyOfTheManifestAnew) {
  change("tenet.json.copy", 30);
  EXPECT_EQ(Searcher(index_).info().documents, 4U);
  const CheckReport report = check(index_, {.repair = true});
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages.front().file, "tenet.json.copy");
  EXPECT_TRUE(report.repaired);
  EXPECT_TRUE(check(index_, {.all = true}).is_sound());
}

TEST_F(CheckIndex, CannotRepairAManifestWithoutItsCopy) {
  std::filesystem::remove(index_ / "tenet.json.copy");
  EXPECT_TRUE(check(index_, {.all = true}).is_sound());
  change("tenet.json", 30);
  const CheckReport report = check(index_, {.repair = true});
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages.front().file, "tenet.json");
  EXPECT_FALSE(report.repairable);
  EXPECT_FALSE(report.repaired);
}

TEST_F(CheckIndex, CallsNothingDamagedThatCannotBeRead) {
  EXPECT_THROW((void)check(folder_ / "none"), IndexError);
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer opens files to look at memory, and there is no descriptor left";
#endif
  struct rlimit before = {};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const int next = ::dup(0);  // the lowest number that is free
  ::close(next);
  for (rlim_t more = 1; more < 8; ++more) {
    struct rlimit few = before;
    few.rlim_cur = static_cast<rlim_t>(next) + more;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    std::string what;
    std::string hint;
    try {
      (void)Searcher(index_).search(parse_query("ferry"));
    } catch (const IndexError& error) {
      what = error.what();
      hint = error.hint();
    }
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_EQ(what.find("damaged"), std::string::npos) << what;
    EXPECT_TRUE(what.empty() || hint.find("too many files") != std::string::npos) << what << " - " << hint;
    EXPECT_EQ(hint.find("remove"), std::string::npos) << hint;
  }
}

TEST_F(CheckIndex, IsNeededByNoSearcherThatIsOpen) {
  const Searcher searcher(index_);
  (void)searcher.search(parse_query("ferry"));
  {
    Indexer indexer(index_,
                    {.topics_toml = "[[topic]]\nid = \"ferry\"\nlabel = \"Ferries\"\ncore = [\"ferry\"]\n", .jobs = 1});
    (void)indexer.commit();
  }
  EXPECT_NE(searcher.taxonomy().topics.front().id, "ferry") << "those that it was made with";
  EXPECT_EQ(Searcher(index_).taxonomy().topics.front().id, "ferry");
}

TEST_F(CheckIndex, LetsThreadsShareASearcher) {
  const Searcher searcher(index_);
  const auto total = [&] { return searcher.search(searcher.parse("ferry OR harbor OR word77")).total; };
  const std::size_t expected = total();
  std::vector<std::size_t> totals(4);
  std::vector<std::thread> threads;
  for (std::size_t& sum : totals) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) sum += total();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(totals, std::vector<std::size_t>(4, 20 * expected));
}

}  // namespace
}  // namespace tenet
