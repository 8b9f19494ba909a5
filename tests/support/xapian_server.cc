#include "support/xapian_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "support/command.h"
#include "support/server_process.h"

namespace tenet::test {
namespace {

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
  std::vector<std::string> arguments{"xapian-tcpsrv",
                                     "--interface",
                                     "127.0.0.1",
                                     "--port",
                                     std::to_string(port_),
                                     "--timeout",
                                     std::to_string(idle_.count())};
  for (const auto& database : databases) arguments.push_back(database.string());
  const ServerProcess server = start_server(std::move(arguments), [](int pipe) {
    // SIGTERM to xapian-tcpsrv is sent on to its process group.
    ::setsid();
    ::dup2(pipe, STDOUT_FILENO);
    ::dup2(pipe, STDERR_FILENO);
  });
  process_ = server.process;
  std::string said;
  const bool listens = read_until(server.pipe, said, [&] { return said.find("Listening") != std::string::npos; });
  // It goes on to write to the pipe, which must stay open while it lives: the other end is left to it.
  if (!listens) ::close(server.pipe);
  return listens;
}

void XapianServer::end() {
  if (process_ < 0) return;
  ::kill(process_, SIGTERM);
  (void)wait_for_end(process_);
  process_ = -1;
}

XapianServer::~XapianServer() {
  end();
}

}  // namespace tenet::test
