#include <gtest/gtest.h>
#include <sys/mount.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/disturbed_index.h"

// What `tenet index` leaves when it is killed, when the disk is full and when memory is short. TENET_LONG_TESTS=1 in
// the environment makes some of these larger.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

bool is_long() {
  return std::getenv("TENET_LONG_TESTS") != nullptr;
}

class KilledIndexCommand : public Hardship {
 protected:
  static constexpr int files = 60;

  // Says the same word in all files, so that a search tells which round the index is of.
  void write_round(int round) const {
    for (int file = 0; file < files; ++file) {
      std::string text;
      for (int i = 0; i < 20; ++i)
        text += "Round" + std::to_string(round) + " of the invented council's bail hearing. ";
      folder_.write("docs/" + std::to_string(file) + ".txt", text + "\n");
    }
  }
};

TEST_F(KilledIndexCommand, LeavesTheOldIndexOrTheNewOne) {
  std::mt19937 draw(1);
  const std::string all = std::to_string(files) + "\n";
  write_round(0);
  ASSERT_EQ(index("docs").status, 0);
  write_round(1);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(index("docs").status, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  const int last = is_long() ? 201 : 21;
  int killed = 0;
  for (int round = 2; round <= last; ++round) {
    write_round(round);
    const auto life = std::chrono::microseconds(1 + draw() % static_cast<std::uint64_t>(whole.count()));
    const Ended ended = index("docs", {.life = life});
    if (ended.status == 128 + SIGKILL) ++killed;
    const std::string before = count("round" + std::to_string(round - 1));
    const std::string after = count("round" + std::to_string(round));
    EXPECT_TRUE((before == all && after == "0\n") || (before == "0\n" && after == all))
        << "after " << life.count() << " us: " << before << after;
    const Ended again = index("docs");
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(count("round" + std::to_string(round)), all);
    expect_tidy();
  }
  EXPECT_GT(killed, 0);
}

TEST_F(KilledIndexCommand, LeavesNoIndexOrAWholeOneTheFirstTime) {
  std::mt19937 draw(2);
  write_round(1);
  for (int run = 0; run < 5; ++run) {
    fs::remove_all(folder_ / "ix");
    (void)index("docs", {.life = std::chrono::microseconds(1 + draw() % 100'000)});
    if (fs::exists(folder_ / "ix/tenet.json")) {
      EXPECT_EQ(count("round1"), std::to_string(files) + "\n");
    }
    const Ended again = index("docs");
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(count("round1"), std::to_string(files) + "\n");
    expect_tidy();
  }
}

TEST_F(KilledIndexCommand, LeavesNoManifestWithoutItsCopyForLong) {
  write_round(1);
  (void)index("docs");
  for (const char* copy : {"", "{}"}) {  // killed before the copy was written; while an older one stood there
    fs::remove(folder_ / "ix/tenet.json.copy");
    if (*copy != '\0') folder_.write("ix/tenet.json.copy", copy);
    EXPECT_EQ(index("docs").status, 0);
    EXPECT_EQ(read_file(folder_ / "ix/tenet.json.copy"), read_file(folder_ / "ix/tenet.json")) << copy;
  }
}

class IndexCommandOnAFullDisk : public Hardship {
 protected:
  IndexCommandOnAFullDisk() {
    folder_.write("old/a.txt", "Pardons come first, the invented council said.\n");
    write_batch("one/one.txt", 1);
    write_batch("two/two.txt", 2);
    fs::create_directories(folder_ / "both");
    for (const char* name : {"one", "two"}) {
      fs::create_hard_link(folder_ / name / (std::string(name) + ".txt"),
                           folder_ / "both" / (std::string(name) + ".txt"));
    }
  }

  // A document that is a batch by itself and so becomes a segment of its own, to be merged with the others. Most of it
  // is white space, which is soon read; its words are those of no other seed.
  void write_batch(const std::string& name, unsigned seed) const {
    std::mt19937 draw(seed);
    std::string text;
    for (int i = 0; i < 30'000; ++i) {
      text += static_cast<char>('a' + seed) + std::to_string(draw() % 1'000'000) + (i % 20 == 19 ? ".\n\n" : " ");
    }
    folder_.write(name, text + std::string(std::size_t{16} << 20, ' ') + "\n");
  }
  [[nodiscard]] std::uintmax_t largest_file(const std::string& where) const {
    std::uintmax_t largest = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / where)) {
      if (entry.is_regular_file()) largest = std::max(largest, entry.file_size());
    }
    return largest;
  }
  [[nodiscard]] std::uintmax_t size(const std::string& where) const {
    std::uintmax_t sum = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / where)) {
      if (entry.is_regular_file()) sum += entry.file_size();
    }
    return sum;
  }
  void expect_old_index(const Ended& ended, const std::set<std::string>& before,
                        const std::string& where = "ix") const {
    EXPECT_EQ(ended.status, 2) << ended.out;
    EXPECT_NE(ended.err.find("hint: the disk is full"), std::string::npos) << ended.err;
    EXPECT_EQ(names(where), before) << "nothing is left behind";
    EXPECT_EQ(count("pardons", where), "1\n");
  }
};

TEST_F(IndexCommandOnAFullDisk, KeepsTheOldIndexWhenASegmentDoesNotFit) {
  ASSERT_EQ(index("old").status, 0);
  const auto before = names();
  expect_old_index(index("one", {.file_kib = 100}), before);
  EXPECT_EQ(index("one").status, 0);
  EXPECT_EQ(count("pardons"), "1\n");
}

// Each of two segments fits, and the one they are merged into does not: only merging can have failed.
TEST_F(IndexCommandOnAFullDisk, KeepsTheOldIndexWhenTheMergedSegmentDoesNotFit) {
  ASSERT_EQ(index("one", {}, "one.index").status, 0);
  ASSERT_EQ(index("both", {}, "both.index").status, 0);
  const Limits between{.file_kib = (largest_file("one.index") + largest_file("both.index")) / 2048};
  for (const char* alone : {"one", "two"}) {
    EXPECT_EQ(index(alone, between, std::string(alone) + ".limited").status, 0) << alone;
  }
  ASSERT_EQ(index("old").status, 0);
  const auto before = names();
  expect_old_index(index("both", between), before);
  const Ended again = index("both");
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(count("pardons"), "1\n");
}

TEST_F(IndexCommandOnAFullDisk, KeepsTheOldIndexOnAFileSystemWithoutRoom) {
  ASSERT_EQ(index("one", {}, "one.index").status, 0);
  const std::uintmax_t segment = size("one.index");
  // Room for half a segment, and for two with half of the one that they become.
  for (const double segments : {0.5, 3.0}) {
    const fs::path disk = folder_ / "disk";
    fs::create_directories(disk);
    const auto bytes = static_cast<std::uintmax_t>(segments * static_cast<double>(segment)) + (256U << 10U);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, ("size=" + std::to_string(bytes)).c_str()) != 0) {
      GTEST_SKIP() << "only root may mount a file system of a size of its own";
    }
    EXPECT_EQ(index("old", {}, "disk/ix").status, 0);
    const auto before = names("disk/ix");
    expect_old_index(index("both", {}, "disk/ix"), before, "disk/ix");
    EXPECT_EQ(::umount(disk.c_str()), 0);
  }
}

class IndexCommandOnAHostileSystem : public Hardship {
 protected:
  IndexCommandOnAHostileSystem() {
    folder_.write("docs/a.txt", "Pardons come first, the invented council said.\n");
    folder_.write("docs/b.txt", "Parole comes first, the invented council said.\n");
    EXPECT_EQ(index("docs").status, 0);
    folder_.write("docs/a.txt", "Pardons come last, the invented council said after all.\n");
    folder_.write("docs/c.txt", "Bail comes first, the invented council said.\n");
  }
};

TEST_F(IndexCommandOnAHostileSystem, NamesTheFileAndKeepsTheIndexWhereTooManyAreOpen) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer opens files to look at memory, and there is no descriptor left";
#endif
  int refused = 0;
  for (unsigned long most = 5; most < 32; ++most) {
    fs::remove_all(folder_ / "copy");
    fs::copy(folder_ / "ix", folder_ / "copy", fs::copy_options::recursive);
    const Ended ended = index("docs", {.open_files = most}, "copy");
    const bool is_old = count("bail", "copy") == "0\n" && count("pardons", "copy") == "1\n";
    const bool is_new = count("bail", "copy") == "1\n" && count("parole", "copy") == "1\n";
    EXPECT_TRUE(ended.status == 0 ? is_new : is_old) << most << ": " << ended.status << ended.err;
    if (ended.status == 0) continue;
    ++refused;
    EXPECT_EQ(ended.status, 2) << most;
    EXPECT_NE(ended.err.find("oo many open files"), std::string::npos) << most << ": " << ended.err;
    EXPECT_EQ(ended.err.find("damaged"), std::string::npos) << most << ": " << ended.err;
  }
  EXPECT_GT(refused, 0);
}

TEST_F(IndexCommandOnAHostileSystem, KeepsAnIndexThatItMayNotWriteTo) {
  fs::permissions(folder_ / "ix", fs::perms::owner_read | fs::perms::owner_exec);
  const Ended ended = index("docs");
  fs::permissions(folder_ / "ix", fs::perms::owner_all);
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("ix/building: permission denied\n  hint: check the permissions"), std::string::npos)
      << ended.err;
  EXPECT_EQ(count("bail"), "0\n");
  EXPECT_EQ(count("pardons"), "1\n");
}

// What may not be looked at is not known to be gone.
TEST_F(IndexCommandOnAHostileSystem, KeepsDocumentsOfFoldersThatItMayNotRead) {
  folder_.write("docs/sub/d.txt", "Clemency comes first, the invented council said.\n");
  EXPECT_EQ(index("docs").status, 0);
  for (const fs::perms left : {fs::perms::none, fs::perms::owner_read, fs::perms::owner_exec}) {
    fs::permissions(folder_ / "docs/sub", left);
    const Ended ended = index("docs");
    fs::permissions(folder_ / "docs/sub", fs::perms::owner_all);
    EXPECT_EQ(ended.status, 3);
    EXPECT_NE(ended.err.find("ermission denied; the index keeps what it has of it"), std::string::npos) << ended.err;
    EXPECT_EQ(count("clemency"), "1\n");
  }
  fs::remove_all(folder_ / "docs/sub");
  EXPECT_EQ(index("docs").status, 0);
  EXPECT_EQ(count("clemency"), "0\n");
}

class IndexCommandWithLittleMemory : public Hardship {
 protected:
  // Writes documents of 2 MB, most of it white space, which is soon read, into one file.
  void write_documents(int documents) const {
    std::ofstream out(folder_ / "all.jsonl", std::ios::binary);
    const std::string space(2'000'000, ' ');
    for (int i = 0; i < documents; ++i) {
      out << R"({"id": ")" << i << R"(", "text": "Bail reform comes first.)" << space << "\\n\\nAnd parole.\"}\n";
    }
  }
};

TEST_F(IndexCommandWithLittleMemory, ReadsOneFileOfThreeHundredMegabytesInLess) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers reserve more addresses than any limit leaves";
#endif
  const int documents = is_long() ? 1200 : 150;
  write_documents(documents);
  // The limit is on addresses, of which glibc reserves 64 MB more for the heap of each thread. How many batches are
  // under way at once is left to the scheduler.
  const Ended ended = run_tenet({"index", "--index", "ix", "--jobs", "2", "all.jsonl"}, folder_.path(),
                                {.memory_kib = (is_long() ? 2'000'000UL : 292'000UL)}, {"MALLOC_ARENA_MAX=1"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(count("bail"), std::to_string(documents) + "\n");
}

TEST_F(IndexCommandWithLittleMemory, KeepsTheOldIndexWhereItDoesNotSuffice) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers reserve more addresses than any limit leaves";
#endif
  folder_.write("old/a.txt", "Pardons come first, the invented council said.\n");
  ASSERT_EQ(index("old").status, 0);
  const auto before = names();
  write_documents(12);
  const Ended ended =
      run_tenet({"index", "--index", "ix", "--jobs", "1", "all.jsonl"}, folder_.path(), {.memory_kib = 90'000});
  EXPECT_EQ(ended.status, 2) << ended.out;
  EXPECT_NE(ended.err.find("there is not enough memory\n  hint: "), std::string::npos) << ended.err;
  EXPECT_EQ(names(), before);
  EXPECT_EQ(count("pardons"), "1\n");
}

TEST_F(Hardship, OfTwoWritersOneIsRefusedAndTheOtherCompletes) {
  for (int i = 0; i < 200; ++i) {
    folder_.write("docs/" + std::to_string(i) + ".txt", "Bail reform comes first, the invented forum said.\n");
  }
  const Ended both = run_shell(
      "$TENET index --index ix docs >one.log 2>&1 & first=$!; "
      "$TENET index --index ix docs >two.log 2>&1; second=$?; wait $first; echo $? $second",
      folder_.path());
  const std::string logs = read_file(folder_ / "one.log") + read_file(folder_ / "two.log");
  // One may have ended before the other has begun.
  EXPECT_TRUE(both.out == "0 2\n" || both.out == "2 0\n" || both.out == "0 0\n") << both.out << logs;
  EXPECT_EQ(both.out == "0 0\n", logs.find("the index is locked") == std::string::npos) << logs;
  EXPECT_EQ(count("bail"), "200\n");
  expect_tidy();
}

}  // namespace
}  // namespace tenet::test
