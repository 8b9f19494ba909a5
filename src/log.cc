#include <tenet/log.h>

#include <memory>
#include <mutex>
#include <utility>

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "logger.h"

namespace tenet {
namespace {

LogLevel log_level(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::critical:
    case spdlog::level::err: return LogLevel::error;
    case spdlog::level::warn: return LogLevel::warn;
    case spdlog::level::info: return LogLevel::info;
    default: return LogLevel::debug;
  }
}

// To the function of set_log_callback() or, without one, to stderr.
class Sink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void set(LogCallback callback) {
    const std::scoped_lock lock(mutex_);
    callback_ = std::move(callback);
  }

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (callback_) {
      callback_(log_level(message.level), {message.payload.data(), message.payload.size()});
    } else {
      stderr_.log(message);
    }
  }
  void flush_() override { stderr_.flush(); }
  void set_pattern_(const std::string& pattern) override { stderr_.set_pattern(pattern); }
  void set_formatter_(std::unique_ptr<spdlog::formatter> formatter) override {
    stderr_.set_formatter(std::move(formatter));
  }

  LogCallback callback_;
  spdlog::sinks::stderr_sink_st stderr_;
};

const std::shared_ptr<Sink>& sink() {
  static const auto only = std::make_shared<Sink>();
  return only;
}

std::unique_ptr<spdlog::logger> make_logger() {
  auto made = std::make_unique<spdlog::logger>("tenet", sink());
  made->set_pattern("%Y-%m-%dT%H:%M:%S.%e %n: %l: %v");
  // What a callback throws must not end what is being done.
  made->set_error_handler([](const std::string&) {});
  made->set_level(spdlog::level::off);
  return made;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::off: return spdlog::level::off;
    case LogLevel::error: return spdlog::level::err;
    case LogLevel::warn: return spdlog::level::warn;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::debug: return spdlog::level::debug;
  }
  return spdlog::level::off;
}

}  // namespace

spdlog::logger& logger() {
  static const std::unique_ptr<spdlog::logger> only = make_logger();
  return *only;
}

void set_log_callback(LogCallback callback) {
  sink()->set(std::move(callback));
}

void set_log_level(LogLevel level) {
  logger().set_level(spdlog_level(level));
}

}  // namespace tenet
