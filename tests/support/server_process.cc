#include "support/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

namespace tenet::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience(60);  // the machine may be busy

}  // namespace

ServerProcess start_server(std::vector<std::string> arguments, const std::function<void(int)>& prepare) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("cannot start a process");
  if (process == 0) {
    prepare(ends[1]);
    ::execvp(argv.front(), argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  return {process, ends[0]};
}

bool read_until(int pipe, std::string& said, const std::function<bool()>& is_enough) {
  const auto deadline = Clock::now() + patience;
  while (Clock::now() < deadline) {
    pollfd wait{pipe, POLLIN, 0};
    std::array<char, 1000> bytes{};
    if (::poll(&wait, 1, 1000) <= 0) continue;
    const ssize_t size = ::read(pipe, bytes.data(), bytes.size());
    if (size <= 0) return false;
    said.append(bytes.data(), static_cast<std::size_t>(size));
    if (is_enough()) return true;
  }
  return false;
}

int wait_for_end(pid_t process) {
  int ended = 0;
  const auto deadline = Clock::now() + patience;
  while (::waitpid(process, &ended, WNOHANG) == 0) {
    if (Clock::now() > deadline) ::kill(process, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

}  // namespace tenet::test
