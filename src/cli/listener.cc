#include "cli/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <tenet/error.h>

namespace tenet::cli {
namespace {

constexpr const char* example = "an address is HOST:PORT, such as 127.0.0.1:7000; port 0 is any that is free";

bool is_loopback(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ip{};
    std::memcpy(&ip, &address, sizeof ip);
    return ntohl(ip.sin_addr.s_addr) >> 24U == 127;
  }
  sockaddr_in6 ip{};
  std::memcpy(&ip, &address, sizeof ip);
  return IN6_IS_ADDR_LOOPBACK(&ip.sin6_addr);
}

// The host and the port of "127.0.0.1:7000", "[::1]:7000".
std::pair<std::string, std::string> split(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  if (colon == std::string::npos || colon == 0) throw InputError("--listen " + place + ": no address", example);
  std::string host = place.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return {std::move(host), place.substr(colon + 1)};
}

std::string name_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> port{};
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
      ::getnameinfo(reinterpret_cast<sockaddr*>(&address), size, host.data(), host.size(), port.data(), port.size(),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    return "?";
  }
  return address.ss_family == AF_INET6 ? fmt::format("[{}]:{}", host.data(), port.data())
                                       : fmt::format("{}:{}", host.data(), port.data());
}

void remove_ended(std::vector<pid_t>& processes) {
  std::erase_if(processes, [](pid_t process) { return ::waitpid(process, nullptr, WNOHANG) != 0; });
}

}  // namespace

// SIGTERM, Ctrl-C and the end of a process wait until they are asked for, so that none comes unseen.
class Listener::HeldSignals {
 public:
  HeldSignals() {
    sigset_t held;
    sigemptyset(&held);
    for (const int number : {SIGTERM, SIGINT, SIGCHLD}) {
      sigaddset(&held, number);
      struct sigaction note {};
      note.sa_handler = [](int came) {
        if (came != SIGCHLD) ended_ = 1;
      };
      ::sigaction(number, &note, nullptr);
    }
    ::sigprocmask(SIG_BLOCK, &held, &before_);
  }
  // Waits for a connection, if any is wanted, or for a signal. Whether there is a connection.
  [[nodiscard]] bool await(int socket, bool wanted) const {
    pollfd wait{socket, POLLIN, 0};
    return ::ppoll(&wait, wanted ? 1 : 0, nullptr, &before_) > 0;
  }
  [[nodiscard]] static bool ended() { return ended_ != 0; }
  // For a process that has just begun.
  void release() const {
    for (const int number : {SIGTERM, SIGINT, SIGCHLD}) std::signal(number, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  static inline volatile std::sig_atomic_t ended_ = 0;
  sigset_t before_ = {};
};

Listener::Listener(const std::string& place, bool allow_remote) : signals_(std::make_unique<HeldSignals>()) {
  const auto [host, port] = split(place);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* list = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &list); error != 0) {
    throw InputError(fmt::format("--listen {}: {}", place, ::gai_strerror(error)), example);
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> all(list, ::freeaddrinfo);
  remote_ = !is_loopback(*list->ai_addr);
  if (remote_ && !allow_remote) {
    throw InputError(fmt::format("--listen {}: other machines could read the index there", place),
                     "there is no encryption and no password: use ssh:// or a tunnel or, where all who can reach it "
                     "may read the index, --allow-remote");
  }
  socket_ = ::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  if (socket_ >= 0) ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (socket_ < 0 || ::bind(socket_, list->ai_addr, list->ai_addrlen) != 0 || ::listen(socket_, SOMAXCONN) != 0) {
    const std::string why = std::strerror(errno);
    if (socket_ >= 0) ::close(socket_);
    throw InputError(fmt::format("--listen {}: {}", place, why), "name another port, or 0 for any that is free");
  }
  place_ = name_of(socket_);
}

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
}

void Listener::run(std::size_t most, const std::function<void(int connection)>& answer) const {
  std::vector<pid_t> processes;
  while (!HeldSignals::ended()) {
    const bool called = signals_->await(socket_, processes.size() < most);
    remove_ended(processes);
    if (!called) continue;
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));  // no descriptors are left, perhaps
      continue;
    }
    const int on = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(connection, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    const pid_t process = ::fork();
    if (process == 0) {
      ::close(socket_);
      signals_->release();
      answer(connection);
      ::_exit(0);
    }
    if (process > 0) processes.push_back(process);
    ::close(connection);
  }
  for (const pid_t process : processes) ::kill(process, SIGTERM);
  for (const pid_t process : processes) ::waitpid(process, nullptr, 0);
}

}  // namespace tenet::cli
