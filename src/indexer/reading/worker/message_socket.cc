#include "indexer/reading/worker/message_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "indexer/reading/worker/messages.h"

namespace tenet::indexer {
namespace {

constexpr std::size_t length_bytes = 4;

// Room for one descriptor beside a message, as cmsg(3) wants it.
struct Beside {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

void put_descriptor(msghdr& header, Beside& beside, int file) {
  header.msg_control = beside.bytes.data();
  header.msg_controllen = beside.bytes.size();
  cmsghdr* control = CMSG_FIRSTHDR(&header);
  control->cmsg_level = SOL_SOCKET;
  control->cmsg_type = SCM_RIGHTS;
  control->cmsg_len = CMSG_LEN(sizeof file);
  std::memcpy(CMSG_DATA(control), &file, sizeof file);
}

base::Descriptor take_descriptor(msghdr& header) {
  const cmsghdr* control = CMSG_FIRSTHDR(&header);
  int file = -1;
  if (control != nullptr && control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS) {
    std::memcpy(&file, CMSG_DATA(control), sizeof file);
  }
  return base::Descriptor(file);
}

}  // namespace

bool MessageSocket::await(short event, Clock::time_point deadline) const {
  pollfd wait{socket_.number(), event, 0};
  while (true) {
    int left = -1;
    if (deadline != Clock::time_point::max()) {
      const auto whole = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
      left = static_cast<int>(std::clamp<decltype(whole)>(whole, 0, 1'000'000'000));
    }
    const int ready = ::poll(&wait, 1, left);
    if (ready >= 0) return ready > 0;
    if (errno != EINTR) return false;
  }
}

bool MessageSocket::send(std::string_view message, int file, Clock::time_point deadline) {
  std::array<char, length_bytes> length{};
  for (std::size_t i = 0; i < length_bytes; ++i) {
    length[i] = static_cast<char>((message.size() >> (8 * (length_bytes - 1 - i))) & 0xFFU);
  }
  std::size_t sent = 0;
  while (sent < length_bytes + message.size()) {
    std::array<iovec, 2> parts{};
    std::size_t count = 0;
    if (sent < length_bytes) parts[count++] = {length.data() + sent, length_bytes - sent};
    const std::size_t from = sent - std::min(sent, length_bytes);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): sendmsg only reads
    parts[count++] = {const_cast<char*>(message.data()) + from, message.size() - from};
    msghdr header{};
    header.msg_iov = parts.data();
    header.msg_iovlen = count;
    Beside beside;
    if (file >= 0 && sent == 0) put_descriptor(header, beside, file);
    const bool waits = deadline == Clock::time_point::max();
    const ssize_t done = ::sendmsg(socket_.number(), &header, MSG_NOSIGNAL | (waits ? 0 : MSG_DONTWAIT));
    if (done >= 0) {
      sent += static_cast<std::size_t>(done);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!await(POLLOUT, deadline)) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

// NOLINTNEXTLINE(readability-non-const-parameter): recvmsg writes to it
MessageSocket::Outcome MessageSocket::receive_bytes(char* to, std::size_t size, Clock::time_point deadline,
                                                    base::Descriptor* file) {
  const bool waits = deadline == Clock::time_point::max();
  for (std::size_t have = 0; have < size;) {
    iovec part{to + have, size - have};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    Beside beside;
    if (file != nullptr) {
      header.msg_control = beside.bytes.data();
      header.msg_controllen = beside.bytes.size();
    }
    const ssize_t taken = ::recvmsg(socket_.number(), &header, MSG_CMSG_CLOEXEC | (waits ? 0 : MSG_DONTWAIT));
    if (taken > 0) {
      have += static_cast<std::size_t>(taken);
      if (file != nullptr && header.msg_controllen > 0) *file = take_descriptor(header);
    } else if (taken == 0) {
      return Outcome::ended;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!await(POLLIN, deadline)) return Outcome::late;
    } else if (errno != EINTR) {
      return Outcome::ended;
    }
  }
  return Outcome::done;
}

MessageSocket::Outcome MessageSocket::receive(std::string& message, Clock::time_point deadline,
                                              base::Descriptor* file) {
  std::array<char, length_bytes> head{};
  if (const Outcome outcome = receive_bytes(head.data(), head.size(), deadline, file); outcome != Outcome::done) {
    return outcome;
  }
  std::size_t length = 0;
  for (const char byte : head) length = length << 8U | static_cast<unsigned char>(byte);
  if (length == 0 || length > longest_message) return Outcome::bad;
  constexpr std::size_t step = std::size_t{1} << 20U;
  message.clear();
  while (message.size() < length) {
    const std::size_t have = message.size();
    message.resize(std::min(length, std::max(have + step, have * 2)));
    const Outcome outcome = receive_bytes(message.data() + have, message.size() - have, deadline, nullptr);
    if (outcome != Outcome::done) return outcome;
  }
  return Outcome::done;
}

}  // namespace tenet::indexer
