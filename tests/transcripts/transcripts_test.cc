#include <gtest/gtest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

// Sessions of the real command: what is typed, in a shell, and what comes back. A line that begins "$ " is typed; the
// indented lines below it are its answer, standard error behind "! ", and "[1]" its exit status when that is not 0.
// Lines that begin "# " say what is wanted. To write the answers anew after a change that is meant:
//   TENET_RENEW_TRANSCRIPTS=1 ctest --preset dev -R '^transcripts/'
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

const fs::path transcripts = fs::path(TENET_SOURCE_DIR) / "tests/transcripts";

std::string indented(std::string_view text, std::string_view mark) {
  std::string lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    lines += line.empty() && mark.empty() ? "" : "    " + std::string(mark) + std::string(line);
    lines += '\n';
    begin = end + 1;
  }
  return lines;
}

// What a shell answers in `folder`, which holds the index.
std::string answer(const std::string& command, const fs::path& folder) {
  const std::string settings = "PATH=" + fs::path(TENET_CLI).parent_path().string() + ":$PATH; export PATH; ";
  const std::string call = "cd '" + folder.string() + "' && exec 2>err >out </dev/null; " + settings + command;
  const int ended = std::system(call.c_str());
  std::string text = indented(read_file(folder / "out"), "") + indented(read_file(folder / "err"), "! ");
  if (const int status = WEXITSTATUS(ended); status != 0) text += "    [" + std::to_string(status) + "]\n";
  return text;
}

// The same session with the answers of today.
std::string replay(const std::string& session, const fs::path& folder) {
  std::string now;
  bool answered = false;  // whether the lines met are an old answer
  for (std::size_t begin = 0; begin < session.size();) {
    const std::size_t end = std::min(session.find('\n', begin), session.size());
    const std::string line = session.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("$ ")) {
      now += line + '\n' + answer(line.substr(2), folder);
      answered = true;
    } else if (line.starts_with('#') || !answered) {
      now += (answered ? "\n" : "") + line + '\n';
      answered = false;
    }
  }
  return now;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void expect_same(const fs::path& sessions, const std::vector<std::string>& texts) {
  const TempFolder folder;
  std::vector<std::string> index{"index", "--index", ".tenet", "--progress", "none"};
  index.insert(index.end(), texts.begin(), texts.end());
  ASSERT_EQ(run_tenet(index, folder.path()).status, 0);
  for (const fs::path& file : files_of(sessions)) {
    const std::string then = read_file(file);
    const std::string now = replay(then, folder.path());
    EXPECT_EQ(now, then) << file.filename();
    if (now != then && std::getenv("TENET_RENEW_TRANSCRIPTS") != nullptr) std::ofstream(file, std::ios::binary) << now;
  }
}

TEST(Transcripts, AreWhatTheCommandAnswersOverTheCorpus) {
  expect_same(transcripts / "corpus", {TENET_CORPUS_DIR});
}

// The texts are other people's: these sessions show ids and numbers only.
TEST(Transcripts, AreWhatTheCommandAnswersOverTheSeedAndTheStatements) {
  const fs::path data = fs::path(TENET_SHARED_DIR) / "data";
  if (!fs::exists(data / "statements")) GTEST_SKIP() << "needs ../shared/data/statements, which is not part of tenet";
  std::vector<std::string> texts{(data / "seed/law-enforcement-leaders.txt").string()};
  for (const fs::path& file : files_of(data / "statements")) {
    if (file.extension() == ".md") texts.push_back(file.string());
  }
  expect_same(transcripts / "statements", texts);
}

}  // namespace
}  // namespace tenet::test
