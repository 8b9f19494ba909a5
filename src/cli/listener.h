#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

// The end of the network that waits for others to connect.
namespace tenet::cli {

// Listens at one address; a process for each connection, so that what one asks cannot harm another.
class Listener {
 public:
  // `place` is HOST:PORT; port 0 is any that is free. Throws InputError when it is no address or, unless
  // `allow_remote` is set, one that other machines can reach.
  Listener(const std::string& place, bool allow_remote);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // HOST:PORT as it came to be.
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] bool is_remote() const { return remote_; }

  // Calls `answer` in a process of its own with each connection, which is to close it; at most `most` at once, others
  // wait. Returns when SIGTERM or Ctrl-C came and these processes have ended.
  void run(std::size_t most, const std::function<void(int connection)>& answer) const;

 private:
  class HeldSignals;

  std::unique_ptr<HeldSignals> signals_;  // from the beginning, so that one that comes before run() ends it too
  int socket_ = -1;
  std::string place_;
  bool remote_ = false;
};

}  // namespace tenet::cli
