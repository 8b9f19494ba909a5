#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "store/remote/address.h"

namespace tenet::store {

// No message may be longer, in bytes: an answer that would be is an error, and so is a length of garbage.
inline constexpr std::size_t longest_message = std::size_t{256} << 20U;

// Messages to and from another process: four bytes of length, highest first, and the message. All members throw
// IndexError, `name: why`; after that the connection is of no more use.
class Connection {
 public:
  // Over descriptors that are open, which it closes: of a socket twice the same.
  Connection(std::string name, int in, int out);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;

  // Connects to a server of `tenet serve-index`. `ssh` is the program that reaches other machines, with arguments
  // between spaces.
  static Connection to(const Address& address, std::chrono::milliseconds timeout, const std::string& ssh);

  void send(std::string_view message, std::chrono::milliseconds timeout);
  // Waits for the next message; without a time, for as long as it takes. Empty when the other side has ended.
  [[nodiscard]] std::string receive(std::chrono::milliseconds timeout = std::chrono::milliseconds::max());

 private:
  void begin();
  void await(short event, std::chrono::steady_clock::time_point deadline) const;
  [[nodiscard]] std::size_t read_some(char* to, std::size_t most, std::chrono::steady_clock::time_point deadline) const;

  std::string name_;
  int in_ = -1;
  int out_ = -1;
  pid_t child_ = -1;     // the process at the other end, where it is ours
  bool broken_ = false;  // whether a message was left half sent or half received
};

}  // namespace tenet::store
