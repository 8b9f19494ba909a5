#include "support/command.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/capability.h>

#include <cstdlib>
#include <stdexcept>

#include "support/temp_folder.h"

namespace tenet::test {
namespace {

[[noreturn]] void become_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where,
                               const TempFolder& folder, unsigned long limit_kib) {
  const auto redirect = [&](const char* name, int to) {
    if (std::freopen((folder / name).c_str(), "wb", to == STDOUT_FILENO ? stdout : stderr) == nullptr) ::_exit(126);
  };
  redirect("out", STDOUT_FILENO);
  redirect("err", STDERR_FILENO);
  if (std::freopen("/dev/null", "rb", stdin) == nullptr || ::chdir(where.c_str()) != 0) ::_exit(126);
  ::unsetenv("TENET_INDEX");
  if (limit_kib > 0) {
    const rlimit limit{limit_kib * 1024, limit_kib * 1024};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  // Permissions bind root too without these; for anybody else the calls do nothing.
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
  std::vector<char*> argv{const_cast<char*>(TENET_CLI)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(TENET_CLI, argv.data());
  ::_exit(127);
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
  const int status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
  return {status, read_file(folder / "out"), read_file(folder / "err")};
}

}  // namespace tenet::test
