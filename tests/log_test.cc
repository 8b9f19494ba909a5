#include <tenet/log.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <spdlog/logger.h>
#include <spdlog/spdlog.h>

#include "logger.h"

namespace {

// What one line of each level puts on stderr while `level` is set.
std::string logged_at(tenet::LogLevel level) {
  testing::internal::CaptureStderr();
  tenet::set_log_level(level);
  tenet::logger().error("an error");
  tenet::logger().warn("a warning");
  tenet::logger().info("some news");
  tenet::logger().debug("a detail");
  tenet::set_log_level(tenet::LogLevel::off);
  return testing::internal::GetCapturedStderr();
}

TEST(Logger, WritesNothingAtFirst) {
  testing::internal::CaptureStderr();
  tenet::logger().critical("nobody asked");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(SetLogLevel, LetsPassWhatIsAtLeastAsGrave) {
  using tenet::LogLevel;
  EXPECT_EQ(logged_at(LogLevel::off), "");
  const std::string warnings = logged_at(LogLevel::warn);
  EXPECT_NE(warnings.find("tenet: error: an error\n"), std::string::npos) << warnings;
  EXPECT_NE(warnings.find("tenet: warning: a warning\n"), std::string::npos) << warnings;
  EXPECT_EQ(warnings.find("some news"), std::string::npos) << warnings;
  EXPECT_NE(logged_at(LogLevel::debug).find("tenet: debug: a detail\n"), std::string::npos);
}

TEST(SetLogCallback, GetsWhatStderrWouldHave) {
  std::vector<std::string> messages;
  tenet::set_log_callback([&](tenet::LogLevel level, std::string_view message) {
    messages.push_back(std::to_string(static_cast<int>(level)) + ' ' + std::string(message));
  });
  EXPECT_EQ(logged_at(tenet::LogLevel::info), "");
  EXPECT_EQ(messages, (std::vector<std::string>{"1 an error", "2 a warning", "3 some news"}));
  tenet::set_log_callback([](tenet::LogLevel, std::string_view) { throw std::runtime_error("lost"); });
  EXPECT_EQ(logged_at(tenet::LogLevel::warn), "");
  tenet::set_log_callback({});
  EXPECT_NE(logged_at(tenet::LogLevel::warn).find("a warning"), std::string::npos);
  EXPECT_EQ(messages.size(), 3U);
}

TEST(Logger, MeetsNoLoggerOfTheCaller) {
  EXPECT_EQ(spdlog::get("tenet"), nullptr);
}

}  // namespace
