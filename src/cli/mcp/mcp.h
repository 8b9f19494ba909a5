#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/mcp/running_calls.h"
#include "cli/service/served_index.h"
#include "cli/service/whole_answer.h"

namespace tenet::cli {

// Answers messages of the Model Context Protocol, JSON-RPC 2.0 as clients send them: docs/mcp.md. From one message to
// the next it knows only which requests are at work. Safe to use from any thread.
class McpServer {
 public:
  explicit McpServer(ServedIndex& index) : index_(index) {}

  // The answer, an object or array of JSON on a line; nothing for notifications and for requests that were cancelled.
  // `client` tells clients apart: each cancels its own requests alone. Never throws but for want of memory: an error is
  // an answer.
  [[nodiscard]] std::optional<std::string> answer(std::string_view message, const AnswerLimits& limits,
                                                  const std::string& client = {});
  // Of a message that answer() gets later: a request that it cancels ends now, or when it begins.
  void look_ahead(std::string_view message, const std::string& client = {});

 private:
  ServedIndex& index_;
  RunningCalls calls_;
};

}  // namespace tenet::cli
