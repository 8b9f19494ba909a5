#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/http/transport.h"

namespace tenet::cli {

// A socket that listens.
class ListeningSocket {
 public:
  // `place` is HOST:PORT; port 0 is any that is free. Throws InputError when it is no address or, unless `allow_remote`
  // is set, one that other machines can reach.
  ListeningSocket(const std::string& place, bool allow_remote);
  ~ListeningSocket();
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  // HOST:PORT as it came to be.
  [[nodiscard]] const std::string& place() const { return place_; }
  [[nodiscard]] bool is_remote() const { return is_remote_; }
  // Gives it away, to be closed by the caller.
  [[nodiscard]] int release();

 private:
  int socket_ = -1;
  std::string place_;
  bool is_remote_ = false;
};

// The transport of the module tenet-http, which stands beside the running program or where it was installed. Throws
// Error when it is not there.
[[nodiscard]] std::unique_ptr<Transport> load_transport(const TransportOptions& options, HttpHandler handler,
                                                        HttpRefusal* refusal);

// SIGTERM and Ctrl-C wait until they are asked for, in this thread and in those that it starts from now on.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() = default;

  // Waits for one of them.
  void await() const;
  // Ends await(), from any thread.
  static void send();
};

}  // namespace tenet::cli
