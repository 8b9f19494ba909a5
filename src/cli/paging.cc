#include "cli/paging.h"

#include <limits>

#include <CLI/CLI.hpp>

namespace tenet::cli {

std::size_t Paging::most() const {
  return all ? std::numeric_limits<std::size_t>::max() : limit;
}

void add_limit(CLI::App& command, Paging& paging, const std::string& things) {
  command.add_option("-n,--max-count", paging.limit, things + " to show")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_flag("--all", paging.all, "Show all");
}

void add_paging(CLI::App& command, Paging& paging, const std::string& things) {
  add_limit(command, paging, things);
  command.add_option("--offset", paging.offset, things + " to pass over first")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
}

}  // namespace tenet::cli
