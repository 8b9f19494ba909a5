#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

#include "cli/service/parameters.h"

// What can be asked of an index by a program: one table for tenet batch, tenet serve and tenet mcp. An answer is
// results, the objects that the command of the same name writes as JSON lines, and a summary of them.
namespace tenet::cli {

// Takes a result, an object of JSON on a line; may throw to end the answer.
using WriteResult = std::function<void(const std::string& line)>;

// A request with what answers it.
struct Call {
  const Searcher& searcher;
  const IndexInfo& info;
  const RequestValues& arguments;
  const WriteResult& write;
};

struct Request {
  std::string name = {};
  std::string description = {};  // a sentence
  std::vector<Parameter> parameters = {};
  // Hands over the results and gives the summary, an object of JSON on a line. Throws RequestError, QueryError and
  // IndexError.
  std::string (*answer)(const Call& call) = nullptr;
};

// In the order to show them. Lives as long as the program.
[[nodiscard]] const std::vector<Request>& requests();
// Throws RequestError for a name that is none, with a suggestion.
[[nodiscard]] const Request& find_request(std::string_view name);

}  // namespace tenet::cli
