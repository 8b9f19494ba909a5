#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::test {

// What a server sent for one request.
struct HttpResponse {
  int status = 0;                                   // 0 when the connection ended without an answer
  std::map<std::string, std::string> headers = {};  // names in lower case
  std::string body = {};                            // its chunks joined
};

// A connection to a port of this machine. Waits for 60 seconds at most.
class HttpClient {
 public:
  explicit HttpClient(int port);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Bytes as they are. False when the server has closed the connection.
  bool send(std::string_view bytes) const;
  // Shuts down the writing side: nothing more is sent.
  void finish_sending() const;
  // The next answer. `has_body` is false for one to HEAD.
  [[nodiscard]] HttpResponse receive(bool has_body = true);
  // Whether the server closes the connection within so long, whatever it sends before.
  [[nodiscard]] bool is_closed_within(std::chrono::milliseconds time);
  // So much of what the server sends, or what there is.
  [[nodiscard]] std::string receive_bytes(std::size_t size);

 private:
  bool fill();

  int socket_ = -1;
  std::string received_;
};

// A `tenet serve` of the tenet that was built, on a free port of this machine, for as long as it lives.
class HttpServerProcess {
 public:
  explicit HttpServerProcess(const std::filesystem::path& index, const std::vector<std::string>& options = {},
                             const std::vector<std::string>& settings = {});
  ~HttpServerProcess();
  HttpServerProcess(const HttpServerProcess&) = delete;
  HttpServerProcess& operator=(const HttpServerProcess&) = delete;

  // 0 when it did not come to listen.
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] pid_t process() const { return process_; }
  // What it has written on standard error so far.
  [[nodiscard]] std::string said();
  // Ends it by a signal; gives its exit status, or 128 + the signal that ended it.
  int end(int signal);

  // Asks on a connection of its own.
  [[nodiscard]] HttpResponse get(const std::string& target, const std::vector<std::string>& headers = {}) const;
  [[nodiscard]] HttpResponse post(const std::string& target, std::string_view body,
                                  const std::vector<std::string>& headers = {}) const;

 private:
  pid_t process_ = -1;
  int errors_ = -1;
  std::string said_;
  int port_ = 0;
};

// A request with a Host header and these, each "Name: value".
[[nodiscard]] std::string http_request(std::string_view method, std::string_view target,
                                       const std::vector<std::string>& headers = {}, std::string_view body = {});

// How many sockets a process has open, and how many bytes of memory are its own.
[[nodiscard]] std::size_t open_sockets(pid_t process);
[[nodiscard]] std::size_t own_memory(pid_t process);

}  // namespace tenet::test
