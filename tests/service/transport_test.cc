// The module tenet-http, over sockets of this machine.

#include "cli/http/transport.h"

#include <gtest/gtest.h>

#include <dlfcn.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "cli/http/http_server.h"
#include "cli/http/http_service.h"
#include "support/http_server.h"

namespace tenet::cli {
namespace {

using namespace std::chrono_literals;

// A server whose requests take until release(), or until their client has gone.
class SlowServer {
 public:
  explicit SlowServer(const TransportOptions& options = {}) {
    const auto module_place = std::filesystem::path(TENET_CLI).parent_path() / "tenet-http.so";
    void* const module = ::dlopen(module_place.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) return;  // built without cpp-httplib
    auto* const make = reinterpret_cast<MakeTransport*>(::dlsym(module, make_transport_name));
    ListeningSocket socket("127.0.0.1:0", false);
    port_ = std::stoi(socket.place().substr(socket.place().rfind(':') + 1));
    const auto handler = [this](const HttpRequest& request) { return answer(request); };
    transport_.reset(make(options, handler, refusal));
    thread_ = std::thread([this, listening = socket.release()] { transport_->run(listening); });
  }
  ~SlowServer() {
    if (!transport_) return;
    release();
    transport_->stop();
    thread_.join();
  }
  SlowServer(const SlowServer&) = delete;
  SlowServer& operator=(const SlowServer&) = delete;

  [[nodiscard]] int port() const { return port_; }  // 0 for none
  void release() { released_ = true; }
  // Whether a request that had come ended because its client had gone.
  [[nodiscard]] bool saw_one_go() const {
    for (int i = 0; i < 6000 && !gone_; ++i) std::this_thread::sleep_for(10ms);
    return gone_;
  }
  void await_request() const {
    while (!came_) std::this_thread::sleep_for(1ms);
  }

 private:
  HttpAnswer answer(const HttpRequest& request) {
    came_ = true;
    while (!released_ && !request.gone.stop_requested()) std::this_thread::sleep_for(1ms);
    gone_ = gone_ || request.gone.stop_requested();
    return {.type = "text/plain", .body = request.gone.stop_requested() ? "gone" : "answered"};
  }

  int port_ = 0;
  std::atomic<bool> came_ = false;
  std::atomic<bool> released_ = false;
  std::atomic<bool> gone_ = false;
  std::unique_ptr<Transport> transport_;
  std::thread thread_;
};

class TransportOfModule : public ::testing::Test {
 protected:
  void SetUp() override {
    if (server_.port() == 0) GTEST_SKIP() << "there is no tenet-http.so";
  }
  SlowServer server_;
};

TEST_F(TransportOfModule, AnswersAClientThatSendsNoMore) {
  for (const std::string version : {"1.1", "1.0"}) {
    SlowServer server;
    test::HttpClient client(server.port());
    ASSERT_TRUE(client.send("GET / HTTP/" + version + "\r\nHost: localhost\r\n\r\n"));
    client.finish_sending();
    server.await_request();
    std::this_thread::sleep_for(700ms);  // time to look for clients that have gone
    server.release();
    test::HttpResponse response = client.receive();
    if (response.status == 100) {
      EXPECT_EQ(version, "1.1") << "HTTP/1.0 knows no 100 Continue";
      response = client.receive();
    }
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "answered");
    EXPECT_TRUE(client.is_closed_within(60s));
  }
}

TEST_F(TransportOfModule, EndsTheRequestOfAClientThatHasGone) {
  {
    test::HttpClient client(server_.port());
    ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    server_.await_request();
  }
  EXPECT_TRUE(server_.saw_one_go());
}

// As urllib of Python asks.
TEST_F(TransportOfModule, ReadsTheBodyOfARequestThatEndsTheConnection) {
  server_.release();
  for (const std::string version : {"1.1", "1.0"}) {
    test::HttpClient client(server_.port());
    ASSERT_TRUE(client.send("POST / HTTP/" + version +
                            "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nabcde"));
    EXPECT_EQ(client.receive().status, 200);
    EXPECT_TRUE(client.is_closed_within(60s));
  }
}

// What follows is not taken for another request.
TEST_F(TransportOfModule, EndsAConnectionWhoseRequestCannotBeRead) {
  server_.release();
  for (const std::string request : {"GET /info\r\n\r\n", "\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}) {
    test::HttpClient client(server_.port());
    ASSERT_TRUE(client.send(request + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const test::HttpResponse response = client.receive();
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.headers.at("connection"), "close");
    EXPECT_EQ(client.receive().status, 0);
  }
}

TEST_F(TransportOfModule, LetsIdleClientsGiveWayToOthers) {
  SlowServer server({.connections = 2, .idle_time = 10min});
  server.release();
  test::HttpClient silent(server.port());
  test::HttpClient answered(server.port());
  const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  ASSERT_TRUE(answered.send(request));
  EXPECT_EQ(answered.receive().status, 200);
  test::HttpClient another(server.port());
  ASSERT_TRUE(another.send(request));
  EXPECT_EQ(another.receive().status, 200);
  // Without anybody who waits, a client may be idle.
  EXPECT_FALSE(another.is_closed_within(1s));
  ASSERT_TRUE(another.send(request));
  EXPECT_EQ(another.receive().status, 200);
}

TEST_F(TransportOfModule, AnswersWhatWasSentBeforeTheEnd) {
  test::HttpClient client(server_.port());
  const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  ASSERT_TRUE(client.send(request + request + request));
  client.finish_sending();
  server_.await_request();
  server_.release();
  int answered = 0;
  while (true) {
    const test::HttpResponse response = client.receive();
    if (response.status == 0) break;
    answered += response.status == 200 ? 1 : 0;
  }
  EXPECT_EQ(answered, 3);
}

}  // namespace
}  // namespace tenet::cli
