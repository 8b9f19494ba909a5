#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {

inline constexpr const char* bail =
    "Bail reform comes first, the invented forum said, and cash bail must end for petty offenses.\n";

// A folder of documents, and an index of it.
class IndexCommand : public ::testing::Test {
 protected:
  [[nodiscard]] Ended index(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"index", "--index", (folder_ / "ix").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_tenet(arguments, folder_.path());
  }
  [[nodiscard]] Ended search(const std::string& query) const {
    return run_tenet({"search", "--index", (folder_ / "ix").string(), query});
  }

  // The documents of the index, in order, with spaces between them.
  [[nodiscard]] std::string ids() const {
    std::string all = run_tenet({"search", "--index", (folder_ / "ix").string(), "-l", "--all", "--no-fold", "--sort",
                                 "document", "--any", "bail pardons parole licences"})
                          .out;
    std::ranges::replace(all, '\n', ' ');
    if (!all.empty()) all.pop_back();
    return all;
  }
  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

  TempFolder folder_;
};

}  // namespace tenet::test
