#include <tenet/log.h>

#include <string>

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

TEST(Logger, MeetsNoLoggerOfTheCaller) {
  EXPECT_EQ(spdlog::get("tenet"), nullptr);
}

}  // namespace
