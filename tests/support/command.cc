#include "support/command.h"

#include <pty.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/capability.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

[[noreturn]] void execute(const std::vector<std::string>& arguments) {
  // Permissions bind root too without these; for anybody else the calls do nothing.
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
  ::unsetenv("TENET_INDEX");
  std::vector<char*> argv{const_cast<char*>(TENET_CLI)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(TENET_CLI, argv.data());
  ::_exit(127);
}

int status_of(int ended) {
  return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

[[noreturn]] void become_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where,
                               const TempFolder& folder, unsigned long limit_kib) {
  const auto redirect = [&](const char* name, int to) {
    if (std::freopen((folder / name).c_str(), "wb", to == STDOUT_FILENO ? stdout : stderr) == nullptr) ::_exit(126);
  };
  redirect("out", STDOUT_FILENO);
  redirect("err", STDERR_FILENO);
  if (std::freopen("/dev/null", "rb", stdin) == nullptr || ::chdir(where.c_str()) != 0) ::_exit(126);
  if (limit_kib > 0) {
    const rlimit limit{limit_kib * 1024, limit_kib * 1024};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  execute(arguments);
}

}  // namespace

Ended run_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where,
                unsigned long limit_kib) {
  const TempFolder folder;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) become_tenet(arguments, where, folder, limit_kib);
  int ended = 0;
  ::waitpid(child, &ended, 0);
  return {status_of(ended), read_file(folder / "out"), read_file(folder / "err")};
}

Ended run_tenet_on_terminal(const std::vector<std::string>& arguments, unsigned columns,
                            const std::vector<std::string>& settings) {
  const winsize size{.ws_row = 24, .ws_col = static_cast<unsigned short>(columns), .ws_xpixel = 0, .ws_ypixel = 0};
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("cannot make a terminal");
  if (child == 0) {
    ::setenv("TERM", "xterm-256color", 1);
    ::unsetenv("NO_COLOR");
    for (const std::string& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
    execute(arguments);
  }
  Ended result;
  std::array<char, 4096> buffer{};
  // Reading fails once the other end is closed.
  for (ssize_t got = 0; (got = ::read(terminal, buffer.data(), buffer.size())) > 0;) {
    result.out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  std::erase(result.out, '\r');
  int ended = 0;
  ::waitpid(child, &ended, 0);
  ::close(terminal);
  result.status = status_of(ended);
  return result;
}

}  // namespace tenet::test
