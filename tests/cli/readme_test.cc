#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

namespace fs = std::filesystem;

struct Step {
  std::string command;
  std::string output;
};

// The commands of the session in README.md, each with the lines under it.
std::vector<Step> read_session(const std::string& readme) {
  const std::string_view fence = "```";
  const std::size_t mark = readme.find("<!-- session");
  const std::size_t begin = readme.find('\n', readme.find(fence, mark)) + 1;
  const std::size_t end = readme.find(fence, begin);
  std::vector<Step> steps;
  for (std::size_t at = begin; at < end;) {
    const std::size_t line_end = readme.find('\n', at) + 1;
    const std::string line = readme.substr(at, line_end - at);
    if (line.starts_with("$ ")) {
      steps.push_back({line.substr(2, line.size() - 3), ""});
    } else if (!steps.empty()) {
      steps.back().output += line;
    }
    at = line_end;
  }
  return steps;
}

std::vector<std::string> split(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : command + ' ') {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

TEST(Readme, ShowsWhatTenetPrints) {
  const std::vector<Step> steps = read_session(read_file(fs::path(TENET_SOURCE_DIR) / "README.md"));
  ASSERT_GE(steps.size(), 2U);
  const TempFolder folder;
  fs::copy(TENET_CORPUS_DIR, folder / "corpus", fs::copy_options::recursive);
  for (const Step& step : steps) {
    std::vector<std::string> words = split(step.command);
    ASSERT_EQ(words.front(), "tenet");
    words.erase(words.begin());
    const Ended ended = run_tenet(words, folder.path());
    EXPECT_EQ(ended.out + ended.err, step.output) << step.command;
  }
}

}  // namespace
}  // namespace tenet::test
