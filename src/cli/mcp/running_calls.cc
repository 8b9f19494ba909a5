#include "cli/mcp/running_calls.h"

namespace tenet::cli {

RunningCalls::Call::Call(RunningCalls& among, const std::string& name) : among_(among) {
  const std::lock_guard lock(among_.mutex_);
  place_ = among_.running_.emplace(name, stop_);
  if (among_.coming_.contains(name)) stop_.request_stop();
}

RunningCalls::Call::~Call() {
  const std::lock_guard lock(among_.mutex_);
  among_.running_.erase(place_);
}

void RunningCalls::stop_all(const std::string& name) {
  const auto [begin, end] = running_.equal_range(name);
  for (auto each = begin; each != end; ++each) each->second.request_stop();
}

void RunningCalls::cancel(const std::string& name) {
  const std::lock_guard lock(mutex_);
  stop_all(name);
  coming_.erase(name);
}

void RunningCalls::cancel_coming(const std::string& name) {
  const std::lock_guard lock(mutex_);
  stop_all(name);
  coming_.insert(name);
}

}  // namespace tenet::cli
