#pragma once

#include <tenet/export.h>

namespace tenet {

enum class LogLevel { off, error, warn, info, debug };

// From now on the library writes what is at least as grave as `level` to stderr, a line each. At
// first it writes nothing. Safe to call from any thread.
TENET_API void set_log_level(LogLevel level);

}  // namespace tenet
