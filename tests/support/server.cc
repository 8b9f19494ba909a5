#include "support/server.h"

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

constexpr std::chrono::seconds patience(60);  // the machine may be busy

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& index, const std::vector<std::string>& options) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  std::vector<std::string> arguments{TENET_CLI, "serve-index", "--listen", "127.0.0.1:0"};
  if (!index.empty()) arguments.insert(arguments.end(), {"--index", index.string()});
  arguments.insert(arguments.end(), options.begin(), options.end());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("cannot start a process");
  if (process_ == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::execv(TENET_CLI, argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  errors_ = ends[0];
  const std::string mark = "listening: ";
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < deadline) {
    pollfd wait{errors_, POLLIN, 0};
    std::array<char, 1000> bytes{};
    if (::poll(&wait, 1, 1000) <= 0) continue;
    const ssize_t size = ::read(errors_, bytes.data(), bytes.size());
    if (size <= 0) break;
    said_.append(bytes.data(), static_cast<std::size_t>(size));
    const std::size_t at = said_.find(mark);
    if (at == std::string::npos || said_.back() != '\n') continue;
    address_ = said_.substr(at + mark.size(), said_.find('\n', at) - at - mark.size());
    break;
  }
}

int ServerProcess::end(int signal) {
  if (process_ < 0) return -1;
  ::kill(process_, signal);
  int ended = 0;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::waitpid(process_, &ended, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) ::kill(process_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  process_ = -1;
  return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

ServerProcess::~ServerProcess() {
  (void)end(SIGTERM);
  ::close(errors_);
}

SshProgram::SshProgram() {
  const std::string folder = std::filesystem::path(TENET_CLI).parent_path().string();
  const auto file = folder_.write("ssh",
                                  "#!/bin/sh\n[ \"$1\" = archive ] || { echo no such host >&2; exit 255; }\n"
                                  "PATH='" +
                                      folder + "':$PATH\nexport PATH\nexec sh -c \"$2\"\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

}  // namespace tenet::test
