#pragma once

#include <chrono>
#include <stop_token>

namespace tenet {

// When a call must end before it is done; Searcher::limited() applies them. A call that reaches one throws
// StoppedError, usually within a few milliseconds, and has changed nothing. Over a Xapian database it throws between
// two questions to Xapian, none of which it can interrupt.
//
//   std::stop_source stop;  // stop.request_stop() from any thread ends the calls
//   const tenet::Searcher limited = searcher.limited({.stop = stop.get_token(), .deadline = tenet::in(500ms)});
struct Limits {
  std::stop_token stop = {};
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

  bool operator==(const Limits&) const = default;
};

// The time so long from now; never, where that is later than the clock can tell.
[[nodiscard]] inline std::chrono::steady_clock::time_point in(std::chrono::nanoseconds time) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point now = Clock::now();
  return time < Clock::time_point::max() - now ? now + time : Clock::time_point::max();
}

}  // namespace tenet
