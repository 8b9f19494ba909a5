#pragma once

// Ctrl-C and SIGTERM while an index is written.
namespace tenet::cli {

// While one lives, the first signal is only noted; the second ends the process as it would have without this.
class Interruptible {
 public:
  Interruptible();
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  // The signal that came, or 0.
  [[nodiscard]] static int signal();
  // What a process that a signal ended exits with: 130 for Ctrl-C.
  [[nodiscard]] static int exit_status() { return 128 + signal(); }
};

}  // namespace tenet::cli
