#pragma once

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

// Runs the tenet that was built with these arguments, in the folder `where`, without a terminal,
// without TENET_INDEX, and bound by permissions even as root. `limit_kib` limits the size of the files it may write, 0
// for no limit.
[[nodiscard]] Ended run_tenet(const std::vector<std::string>& arguments, const std::filesystem::path& where = ".",
                              unsigned long limit_kib = 0);

// The same on a terminal of `columns` columns that knows colours; standard output and standard error come together in
// `out`. `settings` are further variables of its environment, NAME=VALUE.
[[nodiscard]] Ended run_tenet_on_terminal(const std::vector<std::string>& arguments, unsigned columns,
                                          const std::vector<std::string>& settings = {});

}  // namespace tenet::test
