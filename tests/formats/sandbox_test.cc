#include "reader/sandbox.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace tenet::reader {
namespace {

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which want more than the sandbox leaves

constexpr int could = 0;
constexpr int could_not = 1;
constexpr int not_closed = 77;  // this machine lacks a part of the sandbox

// How a process ends that tries something in the sandbox: its exit status, or minus the signal that ended it.
int status_of(const std::vector<std::string>& readable, const std::function<bool()>& attempt) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      const bool is_whole = enter_sandbox(readable).empty();
      const bool is_done = attempt();
      std::_Exit(is_done ? could : is_whole ? could_not : not_closed);
    } catch (const std::exception&) {
      std::_Exit(not_closed);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

// Takes so many bytes of the stack.
void fill_stack(std::size_t bytes) {
  std::array<volatile char, 4096> page{};
  page[0] = 1;
  if (bytes > page.size()) fill_stack(bytes - page.size());
  page[1] = page[0];
}

bool opens(const std::filesystem::path& file, int how) {
  return ::open(file.c_str(), how, 0600) >= 0;
}

class EnterSandbox : public testing::Test {
 protected:
  void SetUp() override {
    if (status_of({}, [] { return false; }) == not_closed) GTEST_SKIP() << "no whole sandbox here";
    folder_.write("open", "words");
  }

  test::TempFolder folder_;
};

TEST_F(EnterSandbox, LeavesNoFileButThoseAllowed) {
  const std::string allowed = folder_.path() / "open";
  EXPECT_EQ(status_of({allowed}, [&] { return opens(allowed, O_RDONLY); }), could);
  EXPECT_EQ(status_of({folder_.path()}, [&] { return opens(allowed, O_RDONLY); }), could);
  EXPECT_EQ(status_of({}, [&] { return opens(allowed, O_RDONLY); }), could_not);
  EXPECT_EQ(status_of({allowed}, [] { return opens("/etc/passwd", O_RDONLY); }), could_not);
  EXPECT_EQ(status_of({"/nowhere"}, [] { return opens("/etc/passwd", O_RDONLY); }), could_not);
}

TEST_F(EnterSandbox, LetsNothingBeWritten) {
  const std::string allowed = folder_.path() / "open";
  for (const int how : {O_WRONLY, O_RDWR, O_RDONLY | O_CREAT, O_RDONLY | O_TRUNC, O_WRONLY | O_APPEND}) {
    EXPECT_EQ(status_of({folder_.path()}, [&] { return opens(allowed, how); }), could_not) << how;
  }
  EXPECT_EQ(status_of({folder_.path()}, [&] { return opens(folder_.path() / "new", O_WRONLY | O_CREAT); }), could_not);
  EXPECT_EQ(status_of({folder_.path()}, [&] { return ::unlink(allowed.c_str()) == 0; }), could_not);
  EXPECT_TRUE(std::filesystem::exists(allowed));
}

TEST_F(EnterSandbox, EndsWhatReachesOut) {
  const auto tries = [](const std::function<bool()>& attempt) { return status_of({"/"}, attempt); };
  EXPECT_EQ(tries([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), -SIGSYS);
  EXPECT_EQ(tries([] { return ::fork() >= 0; }), -SIGSYS);
  EXPECT_EQ(tries([] { return ::execl("/bin/true", "true", nullptr) == 0; }), -SIGSYS);
  EXPECT_EQ(tries([] { return ::kill(::getppid(), SIGTERM) == 0; }), -SIGSYS);
  EXPECT_EQ(tries([] { return ::setuid(0) == 0; }), -SIGSYS);
}

TEST_F(EnterSandbox, BoundsMemory) {
  EXPECT_EQ(status_of({}, [] { return std::malloc(most_memory / 2) != nullptr; }), could);
  EXPECT_EQ(status_of({}, [] { return std::malloc(most_memory + 1) != nullptr; }), could_not);
}

// Memory that grows as a stack does is not counted by RLIMIT_DATA.
TEST_F(EnterSandbox, BoundsTheStackAndWhatIsLikeOne) {
  EXPECT_EQ(status_of({},
                      [] {
                        return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE,
                                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0) != MAP_FAILED;
                      }),
            -SIGSYS);
  rlimit before{};
  ::getrlimit(RLIMIT_STACK, &before);
  const rlimit no_limit{before.rlim_max, before.rlim_max};
  ::setrlimit(RLIMIT_STACK, &no_limit);
  EXPECT_EQ(status_of({},
                      [] {
                        fill_stack(most_memory / 100);
                        return true;
                      }),
            could);
  EXPECT_EQ(status_of({},
                      [] {
                        fill_stack(most_memory);
                        return true;
                      }),
            -SIGSEGV);
  ::setrlimit(RLIMIT_STACK, &before);
}

// The mapping of the stack could grow to any size.
TEST_F(EnterSandbox, LetsNoMappingGrow) {
  EXPECT_EQ(status_of({},
                      [] {
                        void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                        return ::mremap(page, 4096, 8192, MREMAP_MAYMOVE) != MAP_FAILED;
                      }),
            could_not);
  EXPECT_EQ(status_of({},
                      [] {
                        void* bytes = std::malloc(most_memory / 8);
                        return std::realloc(bytes, most_memory / 4) != nullptr;
                      }),
            could);
}

TEST_F(EnterSandbox, TellsNothingOfOtherFiles) {
  struct ::stat status {};
  EXPECT_EQ(status_of({}, [&] { return ::fstatat(AT_FDCWD, "/etc/passwd", &status, AT_EMPTY_PATH) == 0; }), could_not);
}

#endif

}  // namespace
}  // namespace tenet::reader
