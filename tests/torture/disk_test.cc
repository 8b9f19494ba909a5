#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <random>
#include <string>
#include <vector>

#include "support/hardships.h"

// What a change of an index leaves when the disk is full from one of its writes on. scripts/torture disk tries every
// write.
namespace tenet::test {
namespace {

class Disk : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(All, Disk, ::testing::ValuesIn(changes()), [](const auto& change) { return change.param; });

TEST_P(Disk, ThatIsFullFromAWriteOnLeavesTheOldIndex) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const Campaign how = campaign();
  std::mt19937 draw(how.seed);
  Change change(GetParam());
  const std::string needs_room = "create,mkdir,write,rename,sync";
  std::vector<FileCall> writes;
  for (const FileCall& call : change.calls_of_a_good_run()) {
    if (("," + needs_room + ",").find("," + call.name + ",") != std::string::npos) writes.push_back(call);
  }
  // The index is whole before the copy of its manifest is written, which comes last.
  const auto copy =
      std::ranges::find_if(writes, [](const FileCall& call) { return call.path.ends_with("/tenet.json.copy.new"); });
  const long before_the_copy = copy - writes.begin();
  std::size_t runs = 0;
  for (const bool to_the_end : {true, false}) {
    for (const long at : how.draw(writes.size(), 6, draw)) {
      SCOPED_TRACE("full at write " + std::to_string(at) + (to_the_end ? " and all after it" : ""));
      change.reset();
      const Ended ended = change.folder().run(
          change.arguments(),
          {.at = at, .kind = std::to_string(ENOSPC), .calls = needs_room, .to_the_end = to_the_end});
      SCOPED_TRACE("exit status " + std::to_string(ended.status) + ", " + ended.err);
      ++runs;
      // Xapian ignores an error of its sync of iamglass. tenet writes that file anew, whole and synced.
      const FileCall& call = writes[static_cast<std::size_t>(at) - 1];
      const bool written_anew = !to_the_end && call.name == "sync" && call.path.ends_with("/iamglass");
      const bool is_whole_before = at > before_the_copy;
      if (!written_anew || ended.status != 0) {
        EXPECT_EQ(ended.status, is_whole_before ? 0 : 2) << call.path;
        EXPECT_NE(ended.err.find("o space left on device"), std::string::npos);
      }
      change.expect_old_or_new(ended, change.index());
      change.expect_recovery(change.index());
      change.expect_foreign_files(change.index());
      if (HasFailure() && !how.is_long) return;
    }
  }
  tell("disk: " + GetParam() + ": " + std::to_string(writes.size()) + " writes, " + std::to_string(runs) +
       " full disks");
}

}  // namespace
}  // namespace tenet::test
