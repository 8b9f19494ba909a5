#pragma once

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

// How much of a list is shown.
namespace tenet::cli {

struct Paging {
  std::size_t limit = 20;
  std::size_t offset = 0;
  bool all = false;

  // How many at most.
  [[nodiscard]] std::size_t most() const;
};

// Declares -n and --all for a list of `things`: "Lines".
void add_limit(CLI::App& command, Paging& paging, const std::string& things);
// The same with --offset.
void add_paging(CLI::App& command, Paging& paging, const std::string& things);

}  // namespace tenet::cli
