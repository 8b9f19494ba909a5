#include "store/remote/connection.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <tenet/error.h>

namespace tenet::store {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t length_bytes = 4;

Clock::time_point deadline_in(milliseconds timeout) {
  return timeout == milliseconds::max() ? Clock::time_point::max() : Clock::now() + timeout;
}

[[noreturn]] void lost(const std::string& name, const std::string& why) {
  throw IndexError(name + ": " + why, "the server may have been stopped: look whether tenet serve-index runs there");
}

[[noreturn]] void unreachable(const Address& address, const std::string& why) {
  const bool tcp = address.kind == Address::Kind::tcp;
  throw IndexError("opening " + address.text + ": " + why,
                   tcp ? "is tenet serve-index running there? ssh:// addresses need no server"
                       : "try: ssh " + address.host + " tenet --version");
}

// Small messages are not to wait for more.
void send_at_once(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
}

// 0, or the error that connecting brought.
int connect_within(int socket, const addrinfo& where, Clock::time_point deadline) {
  if (::connect(socket, where.ai_addr, where.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  pollfd wait{socket, POLLOUT, 0};
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
    const int ready = ::poll(&wait, 1, static_cast<int>(std::max<decltype(left)>(0, left)));
    if (ready == 0) return ETIMEDOUT;
    if (ready < 0 && errno == EINTR) continue;
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return errno;
    return error;
  }
}

int connect_tcp(const Address& address, milliseconds timeout) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (const int error = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &list); error != 0) {
    unreachable(address, ::gai_strerror(error));
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> all(list, ::freeaddrinfo);
  const auto deadline = deadline_in(timeout);
  int error = 0;
  for (const addrinfo* where = list; where != nullptr; where = where->ai_next) {
    const int socket = ::socket(where->ai_family, where->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) continue;
    error = connect_within(socket, *where, deadline);
    if (error == 0) {
      send_at_once(socket);
      return socket;
    }
    ::close(socket);
  }
  unreachable(address, error == ETIMEDOUT ? "no answer in time" : std::strerror(error));
}

std::vector<std::string> split_at_spaces(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// For the shell at the other end.
std::string quoted(const std::string& path) {
  std::string text = "'";
  for (const char c : path) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::vector<std::string> ssh_command(const Address& address, const std::string& ssh) {
  std::vector<std::string> command = split_at_spaces(ssh);
  if (command.empty()) command.emplace_back("ssh");
  if (!address.port.empty()) {
    command.emplace_back("-p");
    command.push_back(address.port);
  }
  command.push_back(address.host);
  command.push_back("tenet serve-index --stdio --index=" + quoted(address.path));
  return command;
}

// Starts the program with one end of a socket for its input and output; gives the other.
std::pair<int, pid_t> start(const Address& address, const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    unreachable(address, std::strerror(errno));
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  pid_t child = -1;
  const int error = ::posix_spawnp(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::close(ends[1]);
  if (error != 0) {
    ::close(ends[0]);
    unreachable(address, "running " + command.front() + ": " + std::strerror(error));
  }
  ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
  return {ends[0], child};
}

// It ends by itself once its input has ended, or is made to.
void end_process(pid_t child) {
  constexpr int tries = 100;
  for (int i = 0; i < tries; ++i) {
    if (::waitpid(child, nullptr, WNOHANG) != 0) return;
    std::this_thread::sleep_for(milliseconds(10));
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

}  // namespace

Connection::Connection(std::string name, int in, int out) : name_(std::move(name)), in_(in), out_(out) {
  for (const int each : {in, out}) {
    // A terminal would stay so for the shell.
    if (::isatty(each) == 0) ::fcntl(each, F_SETFL, ::fcntl(each, F_GETFL) | O_NONBLOCK);
  }
}

Connection::Connection(Connection&& other) noexcept
    : name_(std::move(other.name_)),
      in_(std::exchange(other.in_, -1)),
      out_(std::exchange(other.out_, -1)),
      child_(std::exchange(other.child_, -1)) {}

Connection::~Connection() {
  if (in_ >= 0) ::close(in_);
  if (out_ >= 0 && out_ != in_) ::close(out_);
  if (child_ > 0) end_process(child_);
}

Connection Connection::to(const Address& address, milliseconds timeout, const std::string& ssh) {
  if (address.kind == Address::Kind::tcp) {
    const int socket = connect_tcp(address, timeout);
    return {address.text, socket, socket};
  }
  const auto [socket, child] = start(address, ssh_command(address, ssh));
  Connection connection(address.text, socket, socket);
  connection.child_ = child;
  return connection;
}

void Connection::await(short event, Clock::time_point deadline) const {
  pollfd wait{event == POLLIN ? in_ : out_, event, 0};
  while (true) {
    int left = -1;
    if (deadline != Clock::time_point::max()) {
      const auto whole = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
      left = static_cast<int>(std::clamp<decltype(whole)>(whole, 0, 1'000'000'000));
    }
    const int ready = ::poll(&wait, 1, left);
    if (ready > 0) return;
    if (ready == 0) throw IndexError(name_ + ": no answer in time", "wait longer with --timeout SECONDS");
    if (errno != EINTR) lost(name_, std::strerror(errno));
  }
}

void Connection::begin() {
  if (broken_) lost(name_, "the connection was cut by an earlier error");
  broken_ = true;
}

void Connection::send(std::string_view message, milliseconds timeout) {
  if (message.size() > longest_message) {
    throw IndexError(name_ + ": a message of more than 256 MB", "ask for fewer hits at a time");
  }
  std::string bytes;
  for (std::size_t i = length_bytes; i-- > 0;) bytes += static_cast<char>((message.size() >> (8 * i)) & 0xffU);
  bytes += message;
  const auto deadline = deadline_in(timeout);
  begin();
  for (std::string_view rest = bytes; !rest.empty();) {
    // A socket that is closed at the other end is to be an error, not a signal; a pipe knows no such flag.
    ssize_t written = ::send(out_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == ENOTSOCK) written = ::write(out_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      await(POLLOUT, deadline);
    } else if (errno != EINTR) {
      lost(name_, "the connection was cut");
    }
  }
  broken_ = false;
}

std::size_t Connection::read_some(char* to, std::size_t most, Clock::time_point deadline) const {
  while (true) {
    const ssize_t taken = ::read(in_, to, most);
    if (taken >= 0) return static_cast<std::size_t>(taken);
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      await(POLLIN, deadline);
    } else if (errno != EINTR) {
      lost(name_, "the connection was cut");
    }
  }
}

std::string Connection::receive(milliseconds timeout) {
  begin();
  const auto deadline = deadline_in(timeout);
  std::array<char, length_bytes> head{};
  for (std::size_t have = 0; have < head.size();) {
    const std::size_t taken = read_some(head.data() + have, head.size() - have, deadline);
    if (taken == 0 && have == 0) return {};
    if (taken == 0) lost(name_, "the connection was cut");
    have += taken;
  }
  std::size_t length = 0;
  for (const char byte : head) length = length << 8U | static_cast<unsigned char>(byte);
  if (length == 0 || length > longest_message) {
    throw IndexError(name_ + ": what answers is not tenet serve-index", "check host and port");
  }
  // Memory is taken as bytes come, so that a length of garbage costs none.
  constexpr std::size_t step = std::size_t{1} << 20U;
  std::string message;
  while (message.size() < length) {
    const std::size_t have = message.size();
    message.resize(std::min(length, std::max(have + step, have * 2)));
    std::size_t taken = 0;
    while (have + taken < message.size()) {
      const std::size_t more = read_some(message.data() + have + taken, message.size() - have - taken, deadline);
      if (more == 0) lost(name_, "the connection was cut");
      taken += more;
    }
  }
  broken_ = false;
  return message;
}

}  // namespace tenet::store
