#include "cli/interrupt.h"

#include <array>
#include <csignal>

namespace tenet::cli {
namespace {

constexpr std::array signals{SIGINT, SIGTERM};

// What a handler may write.
volatile std::sig_atomic_t noted = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

extern "C" {
static void note_signal(int number) {
  noted = number;
  for (const int each : signals) std::signal(each, SIG_DFL);
}
}

Interruptible::Interruptible() {
  noted = 0;
  for (const int number : signals) {
    // A process that was started to ignore them goes on doing so.
    if (std::signal(number, note_signal) == SIG_IGN) std::signal(number, SIG_IGN);
  }
}

Interruptible::~Interruptible() {
  for (const int number : signals) std::signal(number, SIG_DFL);
}

int Interruptible::signal() {
  return noted;
}

}  // namespace tenet::cli
