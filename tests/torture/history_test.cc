#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "support/command.h"

// Histories of files, and every command: tests/torture/history.py. scripts/torture history tries many.
namespace tenet::test {
namespace {

std::string setting(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || std::string(value) == "0" ? otherwise : value;
}

TEST(History, LeavesNoTraceInWhatAnyCommandWrites) {
  if (!has_program("python3")) GTEST_SKIP() << "no python3";
  const bool is_long = std::getenv("TENET_TORTURE_SEED") != nullptr;
  const Ended ended =
      run_shell("python3 " TENET_SOURCE_DIR "/tests/torture/history.py \"$TENET\" --seed " +
                    setting("TENET_TORTURE_SEED", "1") + " --count " +
                    setting("TENET_TORTURE_COUNT", is_long ? "1000" : "6") + " --questions " + (is_long ? "60" : "8"),
                ".");
  EXPECT_EQ(ended.status, 0) << ended.out << ended.err;
  if (is_long) std::cout << ended.out;
}

}  // namespace
}  // namespace tenet::test
