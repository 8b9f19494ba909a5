#pragma once

#include <tenet/limits.h>

namespace tenet {

// The limits of the public call that a thread is in. Loops that may take long ask check_limits(), wherever they are:
// no limit has to be handed through what they are called by.
class LimitScope {
 public:
  // Until this scope ends, or an inner one begins, the thread has these limits; nullptr for none. `limits` must outlive
  // the scope.
  explicit LimitScope(const Limits* limits) : before_(current) { current = limits; }
  ~LimitScope() { current = before_; }
  LimitScope(const LimitScope&) = delete;
  LimitScope& operator=(const LimitScope&) = delete;

 private:
  friend void check_limits();
  friend bool has_limits();

  // A thread's own.
  static thread_local constinit const Limits* current;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
  const Limits* before_;
};

// Throws StoppedError when a limit of this thread's call is reached. Takes a nanosecond without limits, and about 30
// with a deadline.
void check_limits();
[[nodiscard]] bool has_limits();

}  // namespace tenet
