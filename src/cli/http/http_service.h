#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "cli/http/exchange.h"
#include "cli/http/slots.h"
#include "cli/mcp/mcp.h"
#include "cli/service/problem.h"
#include "cli/service/whole_answer.h"

namespace tenet::cli {

struct HttpOptions {
  std::string token = {};               // that requests must have; empty for none
  std::vector<std::string> hosts = {};  // that the Host header may name, without ports; empty for any
  AnswerLimits limits = {};
  std::size_t at_once = 16;  // requests that are answered at the same time; others wait
  std::chrono::milliseconds patience = std::chrono::seconds(10);  // for so long
  bool logs_errors = true;                                        // of the server, and refusals
  bool logs_all = false;                                          // every request
  bool logs_queries = false;                                      // else addresses without their parameters
};

// Answers requests of HTTP from an index: docs/http.md. Reads alone. Safe to use from any thread.
class HttpService {
 public:
  HttpService(ServedIndex& index, HttpOptions options);

  // Never throws.
  [[nodiscard]] HttpAnswer answer(const HttpRequest& request);
  // Ends all answers at work, soon.
  void stop() { stop_.request_stop(); }

 private:
  [[nodiscard]] HttpAnswer route(const HttpRequest& request);
  [[nodiscard]] HttpAnswer answer_request(const HttpRequest& request, const Request& asked, const std::string& id);
  [[nodiscard]] HttpAnswer answer_mcp(const HttpRequest& request);
  [[nodiscard]] HttpAnswer stream(const Request& asked, const RequestValues& values,
                                  const std::shared_ptr<const OpenedIndex>& index);
  void check_sender(const HttpRequest& request) const;
  void log(const HttpRequest& request, const HttpAnswer& answer, std::chrono::microseconds time) const;

  ServedIndex& index_;
  McpServer mcp_;
  HttpOptions options_;
  Slots slots_;
  std::stop_source stop_;
};

// A problem as an answer of HTTP.
[[nodiscard]] HttpAnswer problem_answer(const Problem& problem);
// The problem of a status, for requests that cannot be read.
[[nodiscard]] HttpAnswer refusal(int status);

// Whether two secrets are equal; the time that it takes tells nothing of where they differ.
[[nodiscard]] bool are_equal_secrets(std::string_view one, std::string_view other);

}  // namespace tenet::cli
