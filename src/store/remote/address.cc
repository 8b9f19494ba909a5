#include "store/remote/address.h"

#include <algorithm>

#include <tenet/error.h>

namespace tenet::store {
namespace {

constexpr std::string_view tcp = "tcp://";
constexpr std::string_view ssh = "ssh://";

[[noreturn]] void refuse(std::string_view place, const std::string& why) {
  throw IndexError("opening " + std::string(place) + ": " + why,
                   "an address is tcp://HOST:PORT or ssh://[USER@]HOST/PATH");
}

bool is_port(std::string_view port) {
  const bool digits = std::ranges::all_of(port, [](char c) { return '0' <= c && c <= '9'; });
  return !port.empty() && port.size() <= 5 && digits && std::stoi(std::string(port)) <= 65535;
}

// Letters of host and user names. What begins with a hyphen could be taken for an option of ssh.
bool is_name(std::string_view name) {
  const auto usual = [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '.' || c == '-' ||
           c == '_' || c == ':' || c == '%';
  };
  return !name.empty() && name.front() != '-' && std::ranges::all_of(name, usual);
}

struct HostPort {
  std::string_view host = {};
  std::string_view port = {};
};

// "host:port", "[::1]:port", "host".
HostPort split_port(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view rest = text.substr(end + 1);
    return {text.substr(1, end - 1), rest.starts_with(':') ? rest.substr(1) : rest};
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return {text, {}};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

Address read_tcp(std::string_view place) {
  const auto [host, port] = split_port(place.substr(tcp.size()));
  if (!is_name(host)) refuse(place, "it names no host");
  if (!is_port(port)) refuse(place, "it names no port");
  return {.kind = Address::Kind::tcp, .text = std::string(place), .host = std::string(host), .port = std::string(port)};
}

Address read_ssh(std::string_view place) {
  const std::string_view rest = place.substr(ssh.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || slash + 1 == rest.size()) refuse(place, "it names no index on that host");
  std::string_view path = rest.substr(slash);
  if (path.starts_with("/~/")) path.remove_prefix(3);
  if (path.empty() || path.find('\0') != std::string_view::npos) refuse(place, "it names no index on that host");
  std::string_view authority = rest.substr(0, slash);
  std::string user;
  if (const std::size_t at = authority.find('@'); at != std::string_view::npos) {
    if (!is_name(authority.substr(0, at))) refuse(place, "it names no user");
    user = authority.substr(0, at + 1);
    authority.remove_prefix(at + 1);
  }
  const auto [host, port] = split_port(authority);
  if (!is_name(host)) refuse(place, "it names no host");
  if (!port.empty() && !is_port(port)) refuse(place, "it names no port");
  return {.kind = Address::Kind::ssh,
          .text = std::string(place),
          .host = user + std::string(host),
          .port = std::string(port),
          .path = std::string(path)};
}

}  // namespace

bool is_address(std::string_view place) {
  return place.starts_with(tcp) || place.starts_with(ssh);
}

Address read_address(std::string_view place) {
  return place.starts_with(tcp) ? read_tcp(place) : read_ssh(place);
}

}  // namespace tenet::store
