#include "http/departures.h"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <string_view>

namespace tenet::http {

Departures::Departures() : watcher_([this](const std::stop_token& end) { watch(end); }) {}

Departures::Waiting::Waiting(Departures& among, int socket, bool is_probed)
    : among_(among), socket_(socket), is_probed_(is_probed) {
  const std::lock_guard lock(among_.mutex_);
  place_ = among_.waiting_.insert(among_.waiting_.end(), this);
  if (among_.waiting_.size() == 1) among_.changed_.notify_all();
}

Departures::Waiting::~Waiting() {
  const std::lock_guard lock(among_.mutex_);
  among_.waiting_.erase(place_);
}

void Departures::Waiting::look() {
  pollfd look{socket_, POLLRDHUP, 0};
  if (::poll(&look, 1, 0) <= 0) return;
  const auto signs = static_cast<unsigned>(look.revents);
  if ((signs & (POLLERR | POLLHUP)) != 0) {
    gone_.request_stop();
  } else if (is_probed_) {
    constexpr std::string_view probe = "HTTP/1.1 100 Continue\r\n\r\n";
    const ssize_t sent = ::send(socket_, probe.data(), probe.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    is_probed_ = sent < 0 && errno == EAGAIN;  // later, once there is room
    // A part of it would spoil the answer.
    if (!is_probed_ && sent != static_cast<ssize_t>(probe.size())) gone_.request_stop();
  }
}

void Departures::watch(const std::stop_token& end) {
  constexpr std::chrono::milliseconds period(200);
  std::unique_lock lock(mutex_);
  while (!end.stop_requested()) {
    changed_.wait(lock, end, [this] { return !waiting_.empty(); });
    (void)changed_.wait_for(lock, end, period, [] { return false; });
    for (Waiting* const each : waiting_) each->look();
  }
}

}  // namespace tenet::http
