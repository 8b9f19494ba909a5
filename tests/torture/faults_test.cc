#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/command.h"
#include "support/file_faults.h"
#include "support/hardships.h"
#include "support/temp_folder.h"

// What a change of an index leaves when one of its file calls fails. scripts/torture faults tries every call.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

class Faults : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(All, Faults, ::testing::ValuesIn(changes()), [](const auto& change) { return change.param; });

TEST_P(Faults, LeaveTheOldIndexOrTheNewOneAndNeverAFalseReport) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const Campaign how = campaign();
  std::mt19937 draw(how.seed);
  Change change(GetParam());
  const auto calls = change.calls_of_a_good_run();
  std::size_t runs = 0;
  std::size_t noticed = 0;
  for (const auto& [kind, name] : std::vector<std::pair<std::string, std::string>>{{std::to_string(EIO), "EIO"},
                                                                                   {std::to_string(ENOSPC), "ENOSPC"},
                                                                                   {std::to_string(EMFILE), "EMFILE"},
                                                                                   {std::to_string(EACCES), "EACCES"},
                                                                                   {std::to_string(EINTR), "EINTR"},
                                                                                   {"short", "short"}}) {
    for (const long at : how.draw(calls.size(), 4, draw)) {
      const FileCall& call = calls[static_cast<std::size_t>(at - 1)];
      SCOPED_TRACE(name + " at call " + std::to_string(at) + ": " + call.name + ' ' + call.path);
      change.reset();
      const Ended ended = change.folder().run(change.arguments(), {.at = at, .kind = kind});
      SCOPED_TRACE("exit status " + std::to_string(ended.status) + ", " + ended.err);
      ++runs;
      noticed += ended.status != 0 ? 1 : 0;
      change.expect_old_or_new(ended, change.index());
      change.expect_foreign_files(change.index());
      // What was reported must survive a loss of power; what was not must leave one of the two.
      change.folder().lose_power(change.spare(), FaultyFolder::Names::some, draw);
      change.expect_old_or_new(ended, change.spare() / "ix");
      change.expect_recovery(change.index());
      change.expect_foreign_files(change.index());
      if (HasFailure() && !how.is_long) return;
    }
  }
  tell("faults: " + GetParam() + ": " + std::to_string(calls.size()) + " calls, " + std::to_string(runs) + " faults, " +
       std::to_string(noticed) + " with another exit status than 0");
}

// What was not read is not known to be gone.
TEST(FaultsInAFileOfRecords, KeepTheRecordsThatWereNotReadAgain) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const TempFolder work;
  const TempFolder aside;
  FaultyFolder folder(work.path(), aside.path());
  const std::vector<std::string> arguments{"index", "--jobs", "1", "--index", "ix", "docs"};
  const auto write = [&](const std::string& word) {
    std::string records;
    for (int i = 0; i < 100; ++i) {
      records += "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"" + word + " reform, the council said.\"}" +
                 std::string(4000, ' ') + "\n";
    }
    work.write("docs/all.jsonl", records);
  };
  write("Bail");
  ASSERT_EQ(folder.run(arguments, {}).status, 0);
  fs::copy(work / "ix", aside / "before", fs::copy_options::recursive);
  write("Parole");
  ASSERT_EQ(folder.run(arguments, {}).status, 0);
  std::vector<long> reads;
  for (const FileCall& call : folder.calls()) {
    if (call.name == "read" && call.path.ends_with("all.jsonl")) reads.push_back(call.number);
  }
  ASSERT_GE(reads.size(), 3U) << "its beginning tells the format, then the file is read in pieces";
  fs::remove_all(work / "ix");
  fs::copy(aside / "before", work / "ix", fs::copy_options::recursive);
  const Ended ended = folder.run(arguments, {.at = reads[2], .kind = std::to_string(EIO)});
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("input/output error; the index keeps the rest as it was read before"), std::string::npos)
      << ended.err;
  const Contents found = contents_of(work / "ix");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->size(), 100U);
  EXPECT_TRUE(found->at("r0#1").find("Parole") != std::string::npos);
  EXPECT_TRUE(found->at("r99#1").find("Bail") != std::string::npos);
}

}  // namespace
}  // namespace tenet::test
