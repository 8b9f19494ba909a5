#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

constexpr int documents = 30;

// Whether a process has a handler for a signal.
bool catches(pid_t process, int signal) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("SigCgt:")) return ((std::stoull(line.substr(7), nullptr, 16) >> (signal - 1)) & 1U) != 0;
  }
  return false;
}

void wait_until(pid_t process, int signal, bool is_caught) {
  while (catches(process, signal) != is_caught) ::usleep(1000);
}

// A pipe in which there is no room, so that who writes to it waits until it is read.
std::array<int, 2> full_pipe() {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const std::string filler(4096, '\n');
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  while (::write(ends[1], filler.data(), filler.size()) > 0) {
  }
  ::fcntl(ends[1], F_SETFL, 0);
  return ends;
}

class Interrupt : public ::testing::Test {
 protected:
  Interrupt() {
    folder_.write("old/a.txt", "Pardons come first, the invented council said.\n");
    EXPECT_EQ(run_tenet({"index", "--index", index(), "old"}, folder_.path()).status, 0);
    for (int i = 0; i < documents; ++i) {
      folder_.write("docs/" + std::to_string(i) + ".txt", "Bail reform comes first, the invented forum said.\n");
    }
  }
  [[nodiscard]] std::string index() const { return (folder_ / "ix").string(); }

  // Runs a command that gets no further than the first line of its progress before the signals have come, each once the
  // one before has been noted.
  [[nodiscard]] Ended interrupted(std::vector<std::string> arguments, const std::vector<int>& signals) const {
    arguments.insert(arguments.end(), {"--index", index(), "--progress", "json"});
    const std::array<int, 2> ends = full_pipe();
    const pid_t child = ::fork();
    if (child == 0) {
      std::vector<char*> argv{const_cast<char*>(TENET_CLI)};
      for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
      argv.push_back(nullptr);
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      if (::chdir(folder_.path().c_str()) == 0) ::execv(TENET_CLI, argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    bool is_caught = true;
    for (const int signal : signals) {
      wait_until(child, signal, is_caught);
      ::kill(child, signal);
      is_caught = false;
    }
    Ended ended;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
      ended.out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ended.out.erase(0, ended.out.find_first_not_of('\n'));
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ends[0]);
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
  }
  [[nodiscard]] int search(const std::string& query) const {
    return run_tenet({"search", "--index", index(), query}).status;
  }

  TempFolder folder_;
};

TEST_F(Interrupt, StopsIndexingAndGoesOnWhenItIsRunAgain) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Ended ended = interrupted({"index", "docs"}, {signal});
    EXPECT_EQ(ended.status, 128 + signal) << ended.out;
    EXPECT_NE(ended.out.find("stopping: "), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("tenet: stopped; run it again to read the rest\n"), std::string::npos) << ended.out;
    EXPECT_EQ(search("pardons"), 0) << "what was there before is there";
    EXPECT_FALSE(std::filesystem::exists(folder_ / "ix/building"));
  }
  const Ended again = run_tenet({"index", "--index", index(), "docs"}, folder_.path());
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_NE(again.out.find("holds " + std::to_string(documents + 1) + " documents"), std::string::npos) << again.out;
}

TEST_F(Interrupt, EndsAtOnceTheSecondTime) {
  const Ended ended = interrupted({"index", "docs"}, {SIGINT, SIGINT});
  EXPECT_EQ(ended.status, 130) << ended.out;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(search("pardons"), 0);
  EXPECT_EQ(run_tenet({"index", "--index", index(), "docs"}, folder_.path()).status, 0) << "nothing is in its way";
}

TEST_F(Interrupt, LeavesTheTopicsAsTheyWere) {
  ASSERT_EQ(run_tenet({"index", "--index", index(), "docs"}, folder_.path()).status, 0);
  folder_.write("own.toml",
                "extends = \"default\"\n[[topic]]\nid = \"forums\"\nlabel = \"Forums\"\ncore = [\"invented forum\"]\n");
  const Ended ended = interrupted({"retag", "--topics", "own.toml"}, {SIGINT});
  EXPECT_EQ(ended.status, 130) << ended.out;
  EXPECT_NE(ended.out.find("stopped\n  hint: the index is as it was\n"), std::string::npos) << ended.out;
  EXPECT_EQ(search("topic:forums"), 2) << "there is no such topic";
  EXPECT_EQ(search("topic:pretrial"), 0);
  EXPECT_EQ(run_tenet({"retag", "--index", index(), "--topics", "own.toml"}, folder_.path()).status, 0);
  EXPECT_EQ(search("topic:forums"), 0);
}

}  // namespace
}  // namespace tenet::test
