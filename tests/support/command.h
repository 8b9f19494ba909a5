#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tenet::test {

// What a process wrote and how it ended.
struct Ended {
  int status = -1;  // its exit status, or 128 + the signal that ended it
  std::string out = {};
  std::string err = {};
};

// What a process may use; 0 for no limit.
struct Limits {
  unsigned long file_kib = 0;           // size of each file it writes
  unsigned long memory_kib = 0;         // address space
  unsigned long open_files = 0;         // at the same time
  std::chrono::microseconds life = {};  // after which it is killed, with no chance to clean up
};

// Runs the tenet that was built with these arguments, in the folder `where`, without a terminal,
// without settings of the user's, and bound by permissions even as root. `settings` are further variables of its
// environment, NAME=VALUE.
[[nodiscard]] Ended run_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where = ".",
                              const Limits& limits = {}, const std::vector<std::string>& settings = {});

// Runs a line of the shell in the folder `where`, in which $TENET is the tenet that was built.
[[nodiscard]] Ended run_shell(const std::string& line, const std::filesystem::path& where);

// Runs tenet on a terminal of `columns` columns that knows colours, without a pager; standard output and standard error
// come together in `out`. `settings` are further variables of its environment, NAME=VALUE.
[[nodiscard]] Ended run_tenet_on_terminal(const std::vector<std::string>& arguments, unsigned columns,
                                          const std::vector<std::string>& settings = {});

// What a line of the shell writes in all.
[[nodiscard]] std::string output_of(const std::string& line);
// Whether the shell knows a command of that name.
[[nodiscard]] bool has_program(const std::string& name);

}  // namespace tenet::test
