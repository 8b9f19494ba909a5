// Whatever a client sends to tenet mcp: nothing, or an answer of JSON-RPC on one line.

#include <string>

#include <nlohmann/json.hpp>

#include "cli/mcp/mcp.h"
#include "fuzz/served_index.h"

namespace {

using tenet::test::require;

void check(const nlohmann::json& answer) {
  require(answer.at("jsonrpc") == "2.0" && answer.contains("id"));
  require(answer.contains("result") != answer.contains("error"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static tenet::cli::McpServer server(tenet::test::served_index());
  server.look_ahead(tenet::test::bytes_of(data, size));
  const auto answer = server.answer(tenet::test::bytes_of(data, size), {});
  if (!answer) return 0;
  require(answer->find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(*answer);
  if (!json.is_array()) {
    check(json);
  } else {
    for (const auto& each : json) check(each);
  }
  return 0;
}
