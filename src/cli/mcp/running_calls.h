#pragma once

#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>

namespace tenet::cli {

// The requests that are being answered, by names that clients gave them, so that a client can cancel one. Safe to use
// from any thread.
class RunningCalls {
 public:
  // A request at work, as long as this lives.
  class Call {
   public:
    Call(RunningCalls& among, const std::string& name);
    ~Call();
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    // Requested once the client has cancelled it.
    [[nodiscard]] std::stop_token cancelled() const { return stop_.get_token(); }

   private:
    RunningCalls& among_;
    std::stop_source stop_;
    std::multimap<std::string, std::stop_source>::iterator place_;
  };

  // Ends the requests of that name that are at work.
  void cancel(const std::string& name);
  // Ends also those that begin before the next cancel() of that name.
  void cancel_coming(const std::string& name);

 private:
  void stop_all(const std::string& name);

  std::mutex mutex_;
  std::multimap<std::string, std::stop_source> running_;
  std::set<std::string> coming_;  // names of requests to end when they begin
};

}  // namespace tenet::cli
