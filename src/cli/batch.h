#pragma once

#include <string>
#include <vector>

namespace tenet::cli {

// One query of a file of queries.
struct BatchQuery {
  std::string id = {};
  std::string text = {};
  std::string place = {};  // "queries.tsv:3"
};

// The queries of a file: ID, a tab, QUERY, one a line; empty lines do not count. Throws InputError.
[[nodiscard]] std::vector<BatchQuery> read_batch(const std::string& name);

}  // namespace tenet::cli
