#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include <httplib.h>

#include "cli/http/transport.h"

namespace tenet::http {

// A connection as httplib reads and writes it, which has no limits of its own on how long a client may take and how
// many bytes of headers it may send. What was read ahead stays for the next request.
class Connection : public httplib::Stream {
 public:
  // `stop` is a descriptor that can be read once the server is to stop, `wanted` one that can be read while other
  // clients wait for a connection. Owns none of them.
  Connection(int socket, int stop, int wanted, const cli::TransportOptions& options);

  // Waits for the first byte of the next request. False when the client has gone, took too long, others wait for its
  // place or the server stops.
  [[nodiscard]] bool await_request();
  // All headers have been read: what follows is a body of at most `most` bytes. One that is `refused`, with that status
  // unless it is 0, is not read.
  void end_headers(std::size_t most, int refused);
  // Why the request could not be read to its end, as a status of HTTP: it came too slowly, or has too many bytes of
  // headers or in its body. 0 where that was not the reason.
  [[nodiscard]] int fault() const { return fault_; }
  [[nodiscard]] int number() const { return socket_; }
  // Sends what was written. False when the client has gone or takes it too slowly.
  bool flush();
  // Ends the answer so that the client can read it, even if it is still sending.
  void close();

  [[nodiscard]] bool is_readable() const override { return !failed_ && fault_ == 0; }
  [[nodiscard]] bool is_writable() const override { return !failed_; }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] socket_t socket() const override {
    return 0;
  }  // httplib refuses numbers of 1,024 and more, for select()

 private:
  using Clock = std::chrono::steady_clock;

  // Whether the socket can be read or written before `deadline`.
  [[nodiscard]] bool await(short events, Clock::time_point deadline) const;
  // Whether the client begins a request.
  [[nodiscard]] bool await_first_byte() const;
  bool fill();
  // Sends in blocks, for each of which the client has a time of its own.
  void send_all(std::string_view bytes);

  int socket_;
  int stop_;
  int wanted_;
  const cli::TransportOptions& options_;
  std::array<char, 16384> input_ = {};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t left_ = 0;  // bytes that may still be read of this part of the request
  Clock::time_point read_end_;
  std::string output_;
  int too_much_ = 0;  // the status for more bytes than that
  int fault_ = 0;
  bool failed_ = false;
  bool is_idle_ = false;  // between two requests
};

}  // namespace tenet::http
