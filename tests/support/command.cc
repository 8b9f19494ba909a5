#include "support/command.h"

#include <pty.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/capability.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

// Takes the settings of whoever runs the tests out of the environment, and puts those of a test in.
void change_environment(const std::vector<std::string>& settings) {
  for (const char* name : {"TENET_INDEX", "TENET_CONFIG", "TENET_SAFE"}) ::unsetenv(name);
  ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  for (const std::string& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
}

[[noreturn]] void execute(const std::vector<std::string>& arguments) {
  // Permissions bind root too without these; for anybody else the calls do nothing.
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
  std::vector<char*> argv{const_cast<char*>(TENET_CLI)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(TENET_CLI, argv.data());
  ::_exit(127);
}

int status_of(int ended) {
  return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

[[noreturn]] void become_shell(const std::string& line) {
  change_environment({});
  ::setenv("TENET", TENET_CLI, 1);
  ::execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

void limit(__rlimit_resource resource, unsigned long number) {
  const rlimit most{number, number};
  if (number > 0) ::setrlimit(resource, &most);
}

// Waits for the child to end, or ends it when its time is over.
int wait_for(pid_t child, std::chrono::microseconds life) {
  int ended = 0;
  if (life.count() > 0) {
    ::usleep(static_cast<useconds_t>(life.count()));
    ::kill(child, SIGKILL);
  }
  ::waitpid(child, &ended, 0);
  return ended;
}

// Runs `become` in a child whose output goes to files, in the folder `where`.
template <typename Become>
Ended run(const std::filesystem::path& where, Become become, std::chrono::microseconds life = {}) {
  const TempFolder folder;
  const auto redirect = [&](const char* name, FILE* stream) {
    if (std::freopen((folder / name).c_str(), "wb", stream) == nullptr) ::_exit(126);
  };
  for (const char* name : {"out", "err"}) std::ofstream(folder / name).close();  // the child may be killed before
  std::fflush(stdout);                                                           // or the child would write it, too
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) {
    redirect("out", stdout);
    redirect("err", stderr);
    if (std::freopen("/dev/null", "rb", stdin) == nullptr || ::chdir(where.c_str()) != 0) ::_exit(126);
    become();
  }
  const int ended = wait_for(child, life);
  return {status_of(ended), read_file(folder / "out"), read_file(folder / "err")};
}

}  // namespace

Ended run_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where, const Limits& limits,
                const std::vector<std::string>& settings) {
  const auto become = [&] {
    change_environment(settings);
    limit(RLIMIT_FSIZE, limits.file_kib * 1024);
    limit(RLIMIT_AS, limits.memory_kib * 1024);
    limit(RLIMIT_NOFILE, limits.open_files);
    execute(arguments);
  };
  return run(where, become, limits.life);
}

Ended run_shell(const std::string& line, const std::filesystem::path& where) {
  return run(where, [&] { become_shell(line); });
}

Ended run_tenet_on_terminal(const std::vector<std::string>& arguments, unsigned columns,
                            const std::vector<std::string>& settings) {
  const winsize size{.ws_row = 24, .ws_col = static_cast<unsigned short>(columns), .ws_xpixel = 0, .ws_ypixel = 0};
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("cannot make a terminal");
  if (child == 0) {
    ::setenv("TERM", "xterm-256color", 1);
    for (const char* name : {"NO_COLOR", "COLUMNS", "TENET_PAGER", "PAGER", "LESS", "LC_ALL"}) ::unsetenv(name);
    ::setenv("TENET_PAGER", "cat", 1);
    change_environment(settings);
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

std::string output_of(const std::string& line) {
  const Ended ended = run_shell(line, ".");
  return ended.out + ended.err;
}

bool has_program(const std::string& name) {
  return run_shell("command -v " + name, ".").status == 0;
}

}  // namespace tenet::test
