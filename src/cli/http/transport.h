#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/http/exchange.h"

// The door between sockets and HttpHandler. It is a module of its own, which tenet serve loads: what it stands on takes
// longer to load than most commands take.
namespace tenet::cli {

struct TransportOptions {
  std::size_t connections = 64;                                     // at once; others wait
  std::size_t header_bytes = std::size_t{32} << 10U;                // of the first line and all headers
  std::size_t body_bytes = std::size_t{1} << 20U;                   // of a request
  std::chrono::milliseconds idle_time = std::chrono::seconds(60);   // between two requests
  std::chrono::milliseconds read_time = std::chrono::seconds(10);   // for a whole request
  std::chrono::milliseconds write_time = std::chrono::seconds(10);  // for each 64 KB of an answer, or what is left
};

// What to say for what is wrong with a request that no handler sees: an answer of that status.
using HttpRefusal = HttpAnswer(int status);

class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  // Answers connections of a socket that listens, and closes it, until stop(). Connections then end once their requests
  // are answered.
  virtual void run(int socket) = 0;
  // From any thread, once.
  virtual void stop() = 0;
  // Answers the requests in `bytes` as if a client had sent them and nothing else; gives the bytes that it would read.
  virtual std::string answer_bytes(const std::string& bytes) = 0;
};

// The function of the module, by its name below.
using MakeTransport = Transport*(const TransportOptions& options, HttpHandler handler, HttpRefusal* refusal);
inline constexpr const char* make_transport_name = "tenet_make_transport";

}  // namespace tenet::cli
