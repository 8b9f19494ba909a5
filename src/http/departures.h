#pragma once

#include <condition_variable>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tenet::http {

// Notices clients that close their connection while they wait for an answer, within half a second. A client that has
// only shut down its writing side waits on: both look alike until something is sent, which a closed connection refuses.
// So a client that may have gone is sent "100 Continue", which every client of HTTP/1.1 reads over (RFC 9110, section
// 15.2). Safe to use from any thread.
class Departures {
 public:
  Departures();
  ~Departures() = default;
  Departures(const Departures&) = delete;
  Departures& operator=(const Departures&) = delete;

  // A client that waits, as long as this lives.
  class Waiting {
   public:
    // `is_probed`: whether the client may be sent "100 Continue". Else it counts as waiting until its connection
    // fails.
    Waiting(Departures& among, int socket, bool is_probed);
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    // Requested once the client has gone.
    [[nodiscard]] std::stop_token gone() const { return gone_.get_token(); }

   private:
    friend class Departures;

    void look();

    Departures& among_;
    int socket_;
    bool is_probed_;
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
