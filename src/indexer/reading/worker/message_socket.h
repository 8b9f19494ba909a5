#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"

namespace tenet::indexer {

// Messages over one end of a pair of sockets: four bytes of length, highest first, and the message. A descriptor may go
// with one. Nothing raises SIGPIPE. Not safe to share between threads.
class MessageSocket {
 public:
  enum class Outcome : std::uint8_t {
    done,
    ended,  // the other side has closed its end
    late,   // not whole before the deadline
    bad,    // longer than longest_message, or empty
  };
  using Clock = std::chrono::steady_clock;

  // Of a socket that is open.
  explicit MessageSocket(base::Descriptor socket) : socket_(std::move(socket)) {}

  // False where the other side has closed its end, or takes nothing before the deadline. `file` goes with it where it
  // is no negative number; it stays open here.
  [[nodiscard]] bool send(std::string_view message, int file = -1,
                          Clock::time_point deadline = Clock::time_point::max());
  // Waits for the next message. Memory is taken as bytes come. A descriptor that comes with it becomes `file` where
  // that is given, and is closed unseen elsewhere.
  [[nodiscard]] Outcome receive(std::string& message, Clock::time_point deadline = Clock::time_point::max(),
                                base::Descriptor* file = nullptr);

 private:
  [[nodiscard]] Outcome receive_bytes(char* to, std::size_t size, Clock::time_point deadline, base::Descriptor* file);
  [[nodiscard]] bool await(short event, Clock::time_point deadline) const;

  base::Descriptor socket_;
};

}  // namespace tenet::indexer
