#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/hardships.h"

// What a change of an index leaves when it is killed at one of its file calls, and when the power is lost there.
// scripts/torture kills tries every call.
namespace tenet::test {
namespace {

class Kills : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(All, Kills, ::testing::ValuesIn(changes()), [](const auto& change) { return change.param; });

constexpr auto all_ways = {FaultyFolder::Names::all, FaultyFolder::Names::none, FaultyFolder::Names::some,
                           FaultyFolder::Names::some};

TEST_P(Kills, LeaveTheOldIndexOrTheNewOne) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const Campaign how = campaign();
  std::mt19937 draw(how.seed);
  Change change(GetParam());
  const auto calls = change.calls_of_a_good_run();
  std::size_t kills = 0;
  std::size_t losses = 0;
  for (const std::string kind : {"kill-before", "kill-half"}) {
    std::vector<FileCall> some;
    std::ranges::copy_if(calls, std::back_inserter(some),
                         [&](const FileCall& call) { return kind == "kill-before" || call.name == "write"; });
    for (const long number : how.draw(some.size(), 8, draw)) {
      const FileCall& call = some[static_cast<std::size_t>(number - 1)];
      const long at = call.number;
      SCOPED_TRACE(kind + " at call " + std::to_string(at) + ": " + call.name + ' ' + call.path);
      change.reset();
      const Ended ended = change.folder().run(change.arguments(), {.at = at, .kind = kind});
      EXPECT_EQ(ended.status, 128 + SIGKILL);
      ++kills;
      change.expect_old_or_new(ended, change.index());
      for (const auto names : all_ways) {
        SCOPED_TRACE("after a loss of power");
        change.folder().lose_power(change.spare(), names, draw);
        ++losses;
        change.expect_old_or_new(ended, change.spare() / "ix");
        change.expect_recovery(change.spare() / "ix");
        change.expect_foreign_files(change.spare() / "ix");
      }
      change.expect_recovery(change.index());
      change.expect_foreign_files(change.index());
      if (HasFailure() && !how.is_long) return;
    }
  }
  tell("kills: " + GetParam() + ": " + std::to_string(calls.size()) + " calls, " + std::to_string(kills) + " kills, " +
       std::to_string(losses) + " losses of power after them");
}

TEST_P(Kills, LeaveTheOldIndexOrTheNewOneAtAnyMoment) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const Campaign how = campaign();
  std::mt19937 draw(how.seed);
  Change change(GetParam());
  const auto start = std::chrono::steady_clock::now();
  (void)change.calls_of_a_good_run();
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  constexpr std::size_t all = 200;  // of each change: 1,000
  std::size_t killed = 0;
  const std::size_t runs = how.is_long ? (how.count > 0 ? how.count : all) : 2;
  for (std::size_t i = 0; i < runs; ++i) {
    const std::chrono::microseconds life(1 + draw() % static_cast<std::uint64_t>(whole.count()));
    SCOPED_TRACE("killed after " + std::to_string(life.count()) + " us");
    change.reset();
    const Ended ended = run_tenet(change.arguments(), change.index().parent_path(), {.life = life});
    killed += ended.status == 128 + SIGKILL ? 1 : 0;
    change.expect_old_or_new(ended, change.index());
    change.expect_recovery(change.index());
    change.expect_foreign_files(change.index());
  }
  tell("kills: " + GetParam() + ": " + std::to_string(runs) + " random moments, " + std::to_string(killed) +
       " before the end of the run");
}

TEST_P(Kills, AreSurvivedByWhatWasReported) {
  if (!can_inject_faults()) GTEST_SKIP() << "a sanitizer is in the way";
  const Campaign how = campaign();
  std::mt19937 draw(how.seed);
  Change change(GetParam());
  (void)change.calls_of_a_good_run();
  for (int i = 0; i < (how.is_long ? 100 : 10); ++i) {
    change.folder().lose_power(change.spare(), i == 0 ? FaultyFolder::Names::none : FaultyFolder::Names::some, draw);
    EXPECT_TRUE(change.is_new(change.spare() / "ix")) << "a loss of power takes back what was reported";
  }
}

}  // namespace
}  // namespace tenet::test
