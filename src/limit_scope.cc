#include "limit_scope.h"

#include <tenet/error.h>

namespace tenet {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a thread's own
thread_local constinit const Limits* LimitScope::current = nullptr;

void check_limits() {
  const Limits* const limits = LimitScope::current;
  if (limits == nullptr) return;
  if (limits->stop.stop_requested()) {
    throw StoppedError(ErrorCode::cancelled, "searching: cancelled", "ask again for the whole answer");
  }
  using Clock = std::chrono::steady_clock;
  if (limits->deadline == Clock::time_point::max() || Clock::now() < limits->deadline) return;
  throw StoppedError(ErrorCode::timed_out, "searching: the time for it is over", "allow more time, or ask for less");
}

bool has_limits() {
  return LimitScope::current != nullptr;
}

}  // namespace tenet
