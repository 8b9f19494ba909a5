#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A request of HTTP and its answer as values, whatever library reads and writes them.
namespace tenet::cli {

// Whether two names are the same, case aside, as names of headers and hosts are.
[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);

struct HttpRequest {
  std::string method = {};
  std::string path = {};                                             // its escapes undone
  std::vector<std::pair<std::string, std::string>> parameters = {};  // of the address, their escapes undone
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::stop_token gone = {};  // requested once the client has gone

  // The value of a header, case of its name aside; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // How often a header is given.
  [[nodiscard]] std::size_t count(std::string_view name) const;
};

struct HttpAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string type = {};  // of the body
  std::string body = {};
  // In place of a body: gives the next part of a long one in `part`, or false at the end. Called from one thread; to
  // destroy it ends the answer.
  std::function<bool(std::string& part)> next_part = {};
};

// Never throws.
using HttpHandler = std::function<HttpAnswer(const HttpRequest& request)>;

}  // namespace tenet::cli
