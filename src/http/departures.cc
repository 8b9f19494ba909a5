#include "http/departures.h"

#include <poll.h>

#include <chrono>

namespace tenet::http {

Departures::Departures() : watcher_([this](const std::stop_token& end) { watch(end); }) {}

Departures::Waiting::Waiting(Departures& among, int socket) : among_(among), socket_(socket) {
  const std::lock_guard lock(among_.mutex_);
  place_ = among_.waiting_.insert(among_.waiting_.end(), this);
  if (among_.waiting_.size() == 1) among_.changed_.notify_all();
}

Departures::Waiting::~Waiting() {
  const std::lock_guard lock(among_.mutex_);
  among_.waiting_.erase(place_);
}

void Departures::watch(const std::stop_token& end) {
  constexpr std::chrono::milliseconds period(200);
  std::unique_lock lock(mutex_);
  while (!end.stop_requested()) {
    changed_.wait(lock, end, [this] { return !waiting_.empty(); });
    (void)changed_.wait_for(lock, end, period, [] { return false; });
    for (Waiting* const each : waiting_) {
      pollfd look{each->socket_, POLLRDHUP, 0};
      if (::poll(&look, 1, 0) > 0) each->gone_.request_stop();
    }
  }
}

}  // namespace tenet::http
