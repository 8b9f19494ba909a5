#pragma once

#include <condition_variable>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tenet::http {

// Notices clients that close their connection while they wait for an answer, within a fifth of a second. Safe to use
// from any thread.
class Departures {
 public:
  Departures();
  ~Departures() = default;
  Departures(const Departures&) = delete;
  Departures& operator=(const Departures&) = delete;

  // A client that waits, as long as this lives.
  class Waiting {
   public:
    Waiting(Departures& among, int socket);
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    // Requested once the client has gone.
    [[nodiscard]] std::stop_token gone() const { return gone_.get_token(); }

   private:
    friend class Departures;

    Departures& among_;
    int socket_;
    std::stop_source gone_;
    std::list<Waiting*>::iterator place_;
  };

 private:
  void watch(const std::stop_token& end);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::list<Waiting*> waiting_;
  std::jthread watcher_;  // the last member: it uses all others
};

}  // namespace tenet::http
