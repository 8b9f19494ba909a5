#include "store/remote/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "store/remote/remote.h"

namespace tenet::store {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds patience(20'000);

// Two ends of one socket.
struct Ends {
  Ends() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) ADD_FAILURE() << "no socket";
  }
  std::array<int, 2> sockets = {};
};

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

TEST(Connection, CarriesMessagesOfAnySizeAndBytes) {
  const Ends ends;
  Connection left("left", ends.sockets[0], ends.sockets[0]);
  Connection right("right", ends.sockets[1], ends.sockets[1]);
  for (const std::size_t size : {1U, 2U, 255U, 256U, 65'536U, 5'000'000U}) {
    std::string message(size, '\0');
    for (std::size_t i = 0; i < size; ++i) message[i] = static_cast<char>(i * 7);
    std::thread sender([&] { left.send(message, patience); });
    EXPECT_EQ(right.receive(patience), message);
    sender.join();
  }
}

TEST(Connection, TellsAnEndFromACut) {
  const std::string two_of_four("\0\0", 2);
  for (const auto& [bytes, error] : {std::pair<std::string, std::string>{"", ""},
                                     {two_of_four, "right: the connection was cut"},
                                     {std::string("\0\0\0\5ab", 6), "right: the connection was cut"}}) {
    const Ends ends;
    Connection right("right", ends.sockets[1], ends.sockets[1]);
    ASSERT_EQ(::write(ends.sockets[0], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    ::close(ends.sockets[0]);
    EXPECT_EQ(error_of([&] { EXPECT_EQ(right.receive(patience), ""); }), error);
  }
}

TEST(Connection, RefusesLengthsOfGarbageWithoutTakingTheMemory) {
  for (const std::string& bytes : {std::string("HTTP/1.1 400 Bad Request"), std::string("\xff\xff\xff\xff"),
                                   std::string("SSH-2.0-OpenSSH"), std::string(4, '\0')}) {
    const Ends ends;
    Connection right("right", ends.sockets[1], ends.sockets[1]);
    ASSERT_GT(::write(ends.sockets[0], bytes.data(), bytes.size()), 0);
    EXPECT_EQ(error_of([&] { (void)right.receive(patience); }), "right: what answers is not tenet serve-index");
    ::close(ends.sockets[0]);
  }
}

TEST(Connection, WaitsNoLongerThanItIsTold) {
  const Ends ends;
  Connection right("right", ends.sockets[1], ends.sockets[1]);
  EXPECT_EQ(error_of([&] { (void)right.receive(milliseconds(20)); }), "right: no answer in time");
  EXPECT_EQ(error_of([&] { right.send("x", patience); }), "right: the connection was cut by an earlier error");
  ::close(ends.sockets[0]);
}

TEST(Connection, SendsNothingToOneThatReadsNoMoreOrHasGone) {
  const std::string large(50'000'000, 'x');
  for (const auto& [goes, error] :
       {std::pair<bool, std::string>{false, "right: no answer in time"}, {true, "right: the connection was cut"}}) {
    const Ends ends;
    Connection right("right", ends.sockets[1], ends.sockets[1]);
    if (goes) ::close(ends.sockets[0]);
    EXPECT_EQ(error_of([&] { right.send(large, milliseconds(goes ? 20'000 : 20)); }), error);
    if (!goes) ::close(ends.sockets[0]);
  }
}

// Something that is no tenet, on a port of this machine: it says `bytes` to the first who connects, and waits.
class Stranger {
 public:
  explicit Stranger(std::string bytes) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 1) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      ADD_FAILURE() << "cannot listen";
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, bytes = std::move(bytes)] {
      const int connection = ::accept(socket_, nullptr, nullptr);
      if (::write(connection, bytes.data(), bytes.size()) < 0) return;
      std::array<char, 100> ignored{};
      while (::read(connection, ignored.data(), ignored.size()) > 0) {
      }
      ::close(connection);
    });
  }
  ~Stranger() {
    thread_.join();
    ::close(socket_);
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;
  [[nodiscard]] std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  int socket_;
  int port_ = 0;
  std::thread thread_;
};

std::string framed(const std::string& message) {
  return std::string("\0\0\0", 3) + static_cast<char>(message.size()) + message;
}

TEST(Remote, TellsThatWhatAnswersIsNoTenet) {
  SearcherOptions options;
  options.answer_timeout = milliseconds(100);
  const std::string not_tenet = ": what answers is not tenet serve-index";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ": no answer in time"},
      {"220 mail.example ESMTP\r\n", not_tenet},
      {framed("x"), not_tenet},
      {framed(std::string("\0garbage", 8)), not_tenet},
      {framed(std::string(1, '\0') + packed(Greeting{.tenet = "other"})), not_tenet},
      {framed(std::string(1, '\0') + packed(Greeting{.version = protocol_version + 1})),
       ": the server speaks version " + std::to_string(protocol_version + 1) + " of the protocol, not " +
           std::to_string(protocol_version)},
      {framed(std::string(1, '\1') + packed(std::string("no luck"), std::string("hint"), std::uint64_t{0})),
       ": no luck"},
  };
  for (const auto& [bytes, error] : cases) {
    const Stranger stranger(bytes);
    EXPECT_EQ(error_of([&] { const Remote remote(stranger.address(), options); }), stranger.address() + error);
  }
}

}  // namespace
}  // namespace tenet::store
