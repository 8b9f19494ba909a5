// Whatever a client sends to tenet serve: answers that each begin with a status line, as many as bodies of known length
// lead to, and JSON where they say so.

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/http/http_service.h"
#include "cli/http/transport.h"
#include "fuzz/served_index.h"
#include "http/transport.h"

namespace {

using tenet::test::require;

// Takes an answer off the front. False at the end.
bool take_answer(std::string& bytes) {
  if (bytes.empty()) return false;
  require(bytes.starts_with("HTTP/1.1 "));
  const std::size_t end = bytes.find("\r\n\r\n");
  require(end != std::string::npos);
  const std::string head = bytes.substr(0, end);
  bytes.erase(0, end + 4);
  constexpr std::string_view continues = "HTTP/1.1 100";
  if (head.starts_with(continues)) return true;
  const std::size_t place = head.find("Content-Length: ");
  if (place == std::string::npos) return false;  // in chunks, or without a body
  const std::size_t length = std::stoul(head.substr(place + 16));
  const bool is_whole = bytes.size() >= length && head.find("304 ") != 9;
  if (!is_whole) return false;  // to HEAD
  if (head.find("json") != std::string::npos && length > 0 && bytes.front() == '{') {
    require(nlohmann::json::accept(bytes.substr(0, length)));
  }
  bytes.erase(0, length);
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static tenet::cli::HttpService service(tenet::test::served_index(), {.logs_errors = false});
  static const std::unique_ptr<tenet::cli::Transport> transport(tenet_make_transport(
      {}, [](const tenet::cli::HttpRequest& request) { return service.answer(request); }, tenet::cli::refusal));
  std::string answers = transport->answer_bytes(std::string(tenet::test::bytes_of(data, size)));
  if (!answers.empty()) require(answers.starts_with("HTTP/1.1 "));
  while (take_answer(answers)) {
    if (!answers.starts_with("HTTP/1.1 ")) break;  // what HEAD leaves out cannot be told
  }
  return 0;
}
