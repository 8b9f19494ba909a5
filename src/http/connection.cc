#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tenet::http {
namespace {

constexpr std::size_t output_block = 65536;

}  // namespace

Connection::Connection(int socket, int stop, int wanted, const cli::TransportOptions& options)
    : socket_(socket), stop_(stop), wanted_(wanted), options_(options) {}

bool Connection::await(short events, Clock::time_point deadline) const {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left < 0) return false;
    pollfd wait{socket_, events, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(std::min<std::chrono::milliseconds::rep>(left + 1, 1'000'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool Connection::await_first_byte() const {
  // A client that is about to ask has that long before it gives way.
  const auto grace = std::min<std::chrono::milliseconds>(options_.idle_time, std::chrono::milliseconds(500));
  std::array<pollfd, 3> wait{pollfd{socket_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}, pollfd{wanted_, POLLIN, 0}};
  int ready = ::poll(wait.data(), 2, static_cast<int>(grace.count()));
  if (ready == 0) ready = ::poll(wait.data(), 3, static_cast<int>((options_.idle_time - grace).count()));
  return ready > 0 && wait[0].revents != 0 && wait[1].revents == 0;
}

bool Connection::await_request() {
  too_much_ = 431;
  fault_ = 0;
  left_ = options_.header_bytes;
  is_idle_ = at_ == size_;
  if (is_idle_ && !await_first_byte()) return false;
  is_idle_ = false;
  read_end_ = Clock::now() + options_.read_time;
  return at_ < size_ || fill();
}

void Connection::end_headers(std::size_t most, int refused) {
  constexpr std::size_t around = 4096;  // what chunks and an empty line take
  too_much_ = refused != 0 ? refused : 413;
  left_ = refused != 0 ? 0 : most + around;
}

bool Connection::fill() {
  if (failed_ || fault_ != 0) return false;
  if (!await(POLLIN, read_end_)) {
    fault_ = 408;
    return false;
  }
  ssize_t size = -1;
  do {
    size = ::recv(socket_, input_.data(), input_.size(), 0);
  } while (size < 0 && errno == EINTR);
  at_ = 0;
  size_ = size > 0 ? static_cast<std::size_t>(size) : 0;
  return size > 0;
}

ssize_t Connection::read(char* to, std::size_t size) {
  if (left_ == 0 && fault_ == 0) fault_ = too_much_;
  if (fault_ != 0) return -1;
  if (at_ == size_ && !fill()) return fault_ != 0 ? -1 : 0;
  const std::size_t taken = std::min({size, size_ - at_, left_});
  std::memcpy(to, input_.data() + at_, taken);
  at_ += taken;
  left_ -= taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  // What is small is gathered; a long answer is not copied.
  if (size < output_block) {
    output_.append(from, size);
    if (output_.size() >= output_block) flush();
  } else if (flush()) {
    send_all({from, size});
  }
  return failed_ ? -1 : static_cast<ssize_t>(size);
}

bool Connection::flush() {
  send_all(output_);
  output_.clear();
  return !failed_;
}

void Connection::send_all(std::string_view bytes) {
  while (!bytes.empty() && !failed_) {
    const Clock::time_point end = Clock::now() + options_.write_time;
    std::string_view block = bytes.substr(0, output_block);
    bytes.remove_prefix(block.size());
    while (!block.empty() && !failed_) {
      const ssize_t size = ::send(socket_, block.data(), block.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (size > 0) block.remove_prefix(static_cast<std::size_t>(size));
      if (size >= 0 || errno == EINTR) continue;
      failed_ = (errno != EAGAIN && errno != EWOULDBLOCK) || !await(POLLOUT, end);
    }
  }
}

void Connection::close() {
  ::shutdown(socket_, SHUT_WR);
  // Closing a socket that holds unread bytes resets it, and the client may not read the answer.
  const Clock::time_point end = Clock::now() + std::chrono::seconds(1);
  for (int blocks = 0; !failed_ && !is_idle_ && blocks < 1000 && await(POLLIN, end); ++blocks) {
    if (::recv(socket_, input_.data(), input_.size(), MSG_DONTWAIT) <= 0) break;
  }
  ::close(socket_);
}

// What is logged names no client.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace tenet::http
