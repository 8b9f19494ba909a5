#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;

class ProgressOption : public ::testing::Test {
 protected:
  ProgressOption() {
    for (int i = 0; i < 20; ++i) {
      folder_.write("docs/" + std::to_string(i) + ".txt", "Bail reform comes first, the invented forum said.\n");
    }
  }
  [[nodiscard]] std::vector<std::string> index(const std::string& form) const {
    return {"index", "--index", (folder_ / "ix").string(), "--progress", form, (folder_ / "docs").string()};
  }
  TempFolder folder_;
};

TEST_F(ProgressOption, WritesLinesForPrograms) {
  const Ended ended = run_tenet(index("json"));
  EXPECT_EQ(ended.status, 0) << ended.err;
  std::vector<Json> lines;
  for (std::size_t begin = 0; begin < ended.err.size();) {
    const std::size_t end = ended.err.find('\n', begin);
    lines.push_back(Json::parse(ended.err.substr(begin, end - begin)));
    begin = end + 1;
  }
  ASSERT_GE(lines.size(), 3U) << ended.err;
  EXPECT_EQ(lines.front()["files"], 0);
  EXPECT_EQ(lines.front()["all_files"], 20);
  EXPECT_EQ(lines.front()["all_bytes"], 1000);
  const Json& read = lines[lines.size() - 2];
  EXPECT_EQ(read["stage"], "reading");
  EXPECT_EQ(read["files"], 20);
  EXPECT_EQ(read["bytes"], 1000);
  EXPECT_EQ(read["documents"], 20);
  EXPECT_EQ(lines.back()["stage"], "writing");
}

TEST_F(ProgressOption, IsABarOnATerminalOnly) {
  EXPECT_EQ(run_tenet(index("auto")).err.substr(0, 18), "next: tenet search");
  std::filesystem::remove_all(folder_ / "ix");
  const std::string out = run_tenet_on_terminal(index("auto"), 80).out;
  EXPECT_NE(out.find("reading 100% [########################################]  20 documents"), std::string::npos)
      << out;
  EXPECT_NE(out.find("writing the index\x1b[K\x1b[K"), std::string::npos) << "the bar is taken away: " << out;
  EXPECT_EQ(run_tenet_on_terminal(index("auto"), 80, {"TERM=dumb"}).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run_tenet_on_terminal(index("none"), 80).out.find('\x1b'), std::string::npos);
}

TEST_F(ProgressOption, StaysOnOneLineOfANarrowTerminal) {
  const std::string out = run_tenet_on_terminal(index("auto"), 20).out;
  EXPECT_NE(out.find("reading 100%  20 do\x1b[K"), std::string::npos) << out;
}

}  // namespace
}  // namespace tenet::test
