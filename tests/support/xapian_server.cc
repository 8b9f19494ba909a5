#include "support/xapian_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "support/command.h"

namespace tenet::test {
namespace {

constexpr std::chrono::seconds patience(60);  // the machine may be busy

unsigned free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool bound = socket >= 0 && ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
  if (socket >= 0) ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace

bool has_xapian_tools() {
  static const bool has = has_program("xapian-tcpsrv") && has_program("quest") && has_program("xapian-delve");
  if (!has) std::puts("skipped: quest, xapian-delve and xapian-tcpsrv are missing: apt-get install xapian-tools");
  return has;
}

XapianServer::XapianServer(const std::vector<std::filesystem::path>& databases, std::chrono::milliseconds idle)
    : idle_(idle) {
  constexpr int tries = 5;  // somebody else may take the port first
  for (int left = tries; left > 0; --left) {
    if (start(databases)) return;
    end();
  }
  throw std::runtime_error("xapian-tcpsrv does not listen");
}

bool XapianServer::start(const std::vector<std::filesystem::path>& databases) {
  port_ = free_port();
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  std::vector<std::string> arguments{"xapian-tcpsrv",
                                     "--interface",
                                     "127.0.0.1",
                                     "--port",
                                     std::to_string(port_),
                                     "--timeout",
                                     std::to_string(idle_.count())};
  for (const auto& database : databases) arguments.push_back(database.string());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("cannot start a process");
  if (process_ == 0) {
    // SIGTERM to xapian-tcpsrv is sent on to its process group.
    ::setsid();
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::execvp("xapian-tcpsrv", argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string said;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool listens = false;
  while (!listens && std::chrono::steady_clock::now() < deadline) {
    pollfd wait{ends[0], POLLIN, 0};
    std::array<char, 1000> bytes{};
    if (::poll(&wait, 1, 1000) <= 0) continue;
    const ssize_t size = ::read(ends[0], bytes.data(), bytes.size());
    if (size <= 0) break;
    said.append(bytes.data(), static_cast<std::size_t>(size));
    listens = said.find("Listening") != std::string::npos;
  }
  // It goes on to write to the pipe, which must stay open while it lives: the other end is left to it.
  if (!listens) ::close(ends[0]);
  return listens;
}

void XapianServer::end() {
  if (process_ < 0) return;
  ::kill(process_, SIGTERM);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::waitpid(process_, nullptr, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) ::kill(process_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  process_ = -1;
}

XapianServer::~XapianServer() {
  end();
}

}  // namespace tenet::test
