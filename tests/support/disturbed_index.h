#pragma once

#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {

// A folder in which `tenet index` is disturbed.
class Hardship : public ::testing::Test {
 protected:
  [[nodiscard]] Ended index(const std::string& what, const Limits& limits = {}, const std::string& where = "ix") const {
    return run_tenet({"index", "--index", where, what}, folder_.path(), limits);
  }
  // How many passages answer, as it is printed; empty when the index cannot be searched.
  [[nodiscard]] std::string count(const std::string& query, const std::string& where = "ix") const {
    const Ended ended = run_tenet({"search", "-c", "--index", where, query}, folder_.path());
    EXPECT_LT(ended.status, 2) << ended.err;
    return ended.out;
  }
  // The names in the folder of the index.
  [[nodiscard]] std::set<std::string> names(const std::string& where = "ix") const {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / where))
      found.insert(entry.path().filename().string());
    return found;
  }
  // Whether nothing stands there but one segment and what every index has.
  void expect_tidy(const std::string& where = "ix") const {
    EXPECT_EQ(names(where).size(), 6U) << "tenet.json, its copy, lock, topics, speakers, one segment";
    EXPECT_FALSE(names(where).contains("building"));
  }

  TempFolder folder_;
};

}  // namespace tenet::test
