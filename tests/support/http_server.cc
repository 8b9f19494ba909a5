#include "support/http_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "support/server_process.h"

namespace tenet::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience(60);  // the machine may be busy

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

HttpClient::HttpClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ < 0 || ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
}

HttpClient::~HttpClient() {
  ::close(socket_);
}

bool HttpClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    pollfd wait{socket_, POLLOUT, 0};
    if (::poll(&wait, 1, static_cast<int>(patience.count()) * 1000) <= 0) return false;
    const ssize_t size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno != EAGAIN) return false;
    if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

void HttpClient::finish_sending() const {
  ::shutdown(socket_, SHUT_WR);
}

bool HttpClient::fill() {
  pollfd wait{socket_, POLLIN, 0};
  if (::poll(&wait, 1, static_cast<int>(patience.count()) * 1000) <= 0) return false;
  std::array<char, 65536> bytes{};
  const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (size > 0) received_.append(bytes.data(), static_cast<std::size_t>(size));
  return size > 0;
}

std::string HttpClient::receive_bytes(std::size_t size) {
  while (received_.size() < size && fill()) {
  }
  const std::string bytes = received_.substr(0, size);
  received_.erase(0, bytes.size());
  return bytes;
}

HttpResponse HttpClient::receive(bool has_body) {
  HttpResponse response;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return response;
  }
  std::string head = received_.substr(0, end + 2);
  received_.erase(0, end + 4);
  response.status = std::atoi(head.substr(9, 3).c_str());
  for (std::size_t begin = head.find("\r\n") + 2; begin < head.size();) {
    const std::size_t line_end = head.find("\r\n", begin);
    const std::size_t colon = head.find(": ", begin);
    response.headers[lower(head.substr(begin, colon - begin))] = head.substr(colon + 2, line_end - colon - 2);
    begin = line_end + 2;
  }
  if (!has_body || response.status == 304) return response;
  if (response.headers["transfer-encoding"] == "chunked") {
    while (true) {
      std::size_t line = 0;
      while ((line = received_.find("\r\n")) == std::string::npos && fill()) {
      }
      if (line == std::string::npos) return response;
      const std::size_t size = std::stoul(received_.substr(0, line), nullptr, 16);
      received_.erase(0, line + 2);
      response.body += receive_bytes(size);
      (void)receive_bytes(2);
      if (size == 0) return response;
    }
  }
  response.body = receive_bytes(std::stoul("0" + response.headers["content-length"]));
  return response;
}

bool HttpClient::is_closed_within(std::chrono::milliseconds time) {
  const auto deadline = Clock::now() + time;
  while (Clock::now() < deadline) {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, 50) > 0 && !fill()) return true;
  }
  return false;
}

HttpServerProcess::HttpServerProcess(const std::filesystem::path& index, const std::vector<std::string>& options,
                                     const std::vector<std::string>& settings) {
  std::vector<std::string> arguments{TENET_CLI, "serve", "--index", index.string()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  if (std::ranges::find(options, "--listen") == options.end()) {
    arguments.insert(arguments.end(), {"--listen", "127.0.0.1:0"});
  }
  const ServerProcess server = start_server(std::move(arguments), [&](int pipe) {
    for (const char* name : {"TENET_INDEX", "TENET_CONFIG", "TENET_SAFE", "TENET_TOKEN"}) ::unsetenv(name);
    ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    for (const std::string& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
    ::dup2(pipe, STDERR_FILENO);
  });
  process_ = server.process;
  errors_ = server.pipe;
  const std::string mark = "listening: http://";
  const auto is_up = [&] { return said_.find(mark) != std::string::npos && said_.back() == '\n'; };
  if (!read_until(errors_, said_, is_up)) return;
  const std::size_t at = said_.find(mark);
  const std::string line = said_.substr(at, said_.find('\n', at) - at);
  port_ = std::atoi(line.substr(line.rfind(':') + 1).c_str());
}

std::string HttpServerProcess::said() {
  std::array<char, 4096> bytes{};
  pollfd wait{errors_, POLLIN, 0};
  while (::poll(&wait, 1, 200) > 0) {
    const ssize_t size = ::read(errors_, bytes.data(), bytes.size());
    if (size <= 0) break;
    said_.append(bytes.data(), static_cast<std::size_t>(size));
  }
  return said_;
}

int HttpServerProcess::end(int signal) {
  if (process_ < 0) return -1;
  ::kill(process_, signal);
  return wait_for_end(std::exchange(process_, -1));
}

HttpServerProcess::~HttpServerProcess() {
  (void)end(SIGTERM);
  ::close(errors_);
}

std::string http_request(std::string_view method, std::string_view target, const std::vector<std::string>& headers,
                         std::string_view body) {
  std::string text = std::string(method).append(" ").append(target).append(" HTTP/1.1\r\n");
  const bool names_host =
      std::ranges::any_of(headers, [](const std::string& line) { return line.starts_with("Host:"); });
  if (!names_host) text += "Host: localhost\r\n";
  for (const std::string& line : headers) text += line + "\r\n";
  if (method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text.append("\r\n").append(body);
}

HttpResponse HttpServerProcess::get(const std::string& target, const std::vector<std::string>& headers) const {
  HttpClient client(port_);
  (void)client.send(http_request("GET", target, headers));
  return client.receive();
}

HttpResponse HttpServerProcess::post(const std::string& target, std::string_view body,
                                     const std::vector<std::string>& headers) const {
  HttpClient client(port_);
  (void)client.send(http_request("POST", target, headers, body));
  return client.receive();
}

std::size_t open_sockets(pid_t process) {
  std::size_t sockets = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/fd")) {
    std::error_code gone;
    const std::filesystem::path target = std::filesystem::read_symlink(entry.path(), gone);
    sockets += target.native().starts_with("socket:") ? 1 : 0;
  }
  return sockets;
}

std::size_t own_memory(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("RssAnon:")) return std::stoul(line.substr(8)) * 1024;
  }
  return 0;
}

}  // namespace tenet::test
