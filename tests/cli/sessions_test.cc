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

// The lines of the block in fences behind `at`.
std::string block_behind(const std::string& page, std::size_t at) {
  const std::string_view fence = "```";
  const std::size_t begin = page.find('\n', page.find(fence, at)) + 1;
  return page.substr(begin, page.find(fence, begin) - begin);
}

// The commands of the sessions of a page, each with the lines under it.
std::vector<Step> read_sessions(const std::string& page) {
  std::vector<Step> steps;
  for (std::size_t mark = page.find("<!-- session"); mark != std::string::npos;
       mark = page.find("<!-- session", mark + 1)) {
    const std::string session = block_behind(page, mark);
    for (std::size_t at = 0; at < session.size();) {
      const std::size_t line_end = session.find('\n', at) + 1;
      const std::string line = session.substr(at, line_end - at);
      if (line.starts_with("$ ")) {
        steps.push_back({line.substr(2, line.size() - 3), ""});
      } else if (!steps.empty()) {
        steps.back().output += line;
      }
      at = line_end;
    }
  }
  return steps;
}

// Writes the files that a page shows behind marks such as <!-- file: NAME -->.
void write_files(const std::string& page, const TempFolder& folder) {
  const std::string_view mark = "<!-- file: ";
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const std::size_t name = at + mark.size();
    folder.write(page.substr(name, page.find(' ', name) - name), block_behind(page, at));
  }
}

// The words of a command, those between single quotes as one.
std::vector<std::string> split(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool is_quoted = false;
  for (const char c : command + ' ') {
    if (c == '\'') {
      is_quoted = !is_quoted;
    } else if (c != ' ' || is_quoted) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// Runs the sessions of a page one after the other.
void expect_sessions(const std::string& page, const fs::path& folder, std::size_t fewest) {
  const std::vector<Step> steps = read_sessions(page);
  ASSERT_GE(steps.size(), fewest);
  for (const Step& step : steps) {
    std::vector<std::string> words = split(step.command);
    ASSERT_EQ(words.front(), "tenet");
    words.erase(words.begin());
    const Ended ended = run_tenet(words, folder);
    EXPECT_EQ(ended.out + ended.err, step.output) << step.command;
  }
}

TEST(Readme, ShowsWhatTenetPrints) {
  const TempFolder folder;
  fs::copy(TENET_CORPUS_DIR, folder / "corpus", fs::copy_options::recursive);
  expect_sessions(read_file(fs::path(TENET_SOURCE_DIR) / "README.md"), folder.path(), 3);
}

TEST(GettingStarted, ShowsWhatTenetPrints) {
  const std::string page = read_file(fs::path(TENET_SOURCE_DIR) / "docs/getting-started.md");
  const TempFolder folder;
  write_files(page, folder);
  expect_sessions(page, folder.path(), 7);
}

}  // namespace
}  // namespace tenet::test
