#pragma once

namespace spdlog {
class logger;
}

namespace tenet {

// Where all parts of the library log to: stderr, at the level of set_log_level(). Apart from
// spdlog's registry, so that it meets no logger of the caller. Safe to share between threads.
[[nodiscard]] spdlog::logger& logger();

}  // namespace tenet
