#include "cli/http/http_server.h"

#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigwait is POSIX
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>

#include "base/files.h"

namespace tenet::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* example = "an address is HOST:PORT, such as 127.0.0.1:8017; port 0 is any that is free";

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

// The host and the port of "127.0.0.1:8017", "[::1]:8017".
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
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::getsockname(socket, any, &size) != 0 || ::getnameinfo(any, size, host.data(), host.size(), port.data(),
                                                              port.size(), NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    return "?";
  }
  return address.ss_family == AF_INET6 ? fmt::format("[{}]:{}", host.data(), port.data())
                                       : fmt::format("{}:{}", host.data(), port.data());
}

// The files that the module may be, the first that is there is it. As with tenet-reader, no PATH has a say.
std::vector<fs::path> module_places() {
  constexpr const char* name = "tenet-http.so";
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  std::vector<fs::path> places;
  if (!error) places = {folder / name, folder / TENET_LIBEXEC_FROM_BIN / name};
  places.emplace_back(fs::path(TENET_LIBEXEC) / name);
  return places;
}

}  // namespace

ListeningSocket::ListeningSocket(const std::string& place, bool allow_remote) {
  const auto [host, port] = split(place);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* list = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &list); error != 0) {
    throw InputError(fmt::format("--listen {}: {}", place, ::gai_strerror(error)), example);
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> all(list, ::freeaddrinfo);
  is_remote_ = !is_loopback(*list->ai_addr);
  if (is_remote_ && !allow_remote) {
    throw InputError(fmt::format("--listen {}: other machines could ask there", place),
                     "where that is meant: --allow-remote with a token; tenet help serve says more");
  }
  socket_ = ::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  if (socket_ >= 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  if (socket_ < 0 || ::bind(socket_, list->ai_addr, list->ai_addrlen) != 0 || ::listen(socket_, SOMAXCONN) != 0) {
    const std::string why = base::reason(errno);
    if (socket_ >= 0) ::close(socket_);
    throw InputError(fmt::format("--listen {}: {}", place, why), "name another port, or 0 for any that is free");
  }
  place_ = name_of(socket_);
}

ListeningSocket::~ListeningSocket() {
  if (socket_ >= 0) ::close(socket_);
}

int ListeningSocket::release() {
  return std::exchange(socket_, -1);
}

std::unique_ptr<Transport> load_transport(const TransportOptions& options, HttpHandler handler, HttpRefusal* refusal) {
  for (const fs::path& place : module_places()) {
    if (!base::is_file(place)) continue;
    void* const module = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) throw Error(place.string() + ": " + ::dlerror());
    auto* const make = reinterpret_cast<MakeTransport*>(::dlsym(module, make_transport_name));
    if (make == nullptr) throw Error(place.string() + ": it is of another version of tenet");
    return std::unique_ptr<Transport>(make(options, std::move(handler), refusal));
  }
  throw Error(module_places().front().string() + ": it is not there; this tenet was built without its HTTP server",
              "build tenet where cpp-httplib is installed");
}

namespace {

sigset_t held_signals() {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGTERM);
  sigaddset(&held, SIGINT);
  return held;
}

}  // namespace

HeldSignals::HeldSignals() {
  const sigset_t held = held_signals();
  ::pthread_sigmask(SIG_BLOCK, &held, nullptr);
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): signals can be awaited while they are held alone
void HeldSignals::await() const {
  const sigset_t held = held_signals();
  int came = 0;
  while (::sigwait(&held, &came) != 0) {
  }
}

void HeldSignals::send() {
  ::kill(::getpid(), SIGTERM);
}

}  // namespace tenet::cli
