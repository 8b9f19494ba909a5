#pragma once

#include <functional>
#include <string_view>

#include <tenet/export.h>

namespace tenet {

enum class LogLevel { off, error, warn, info, debug };

// From now on the library logs what is at least as grave as `level`: to stderr, a line each, or to the function of
// set_log_callback(). At first it logs nothing. Safe to call from any thread.
TENET_API void set_log_level(LogLevel level);

// A message, UTF-8 on one line without its end; valid during the call.
using LogCallback = std::function<void(LogLevel level, std::string_view message)>;
// From now on `callback` gets what is logged, in place of stderr; an empty one brings stderr back. The library calls it
// from whatever thread logs, one call at a time; it must not log or set a callback itself. What it throws is lost.
TENET_API void set_log_callback(LogCallback callback);

}  // namespace tenet
