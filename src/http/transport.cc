// The module that tenet serve loads: HTTP by cpp-httplib.

#include "http/transport.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <condition_variable>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <httplib.h>

#include "http/connection.h"
#include "http/departures.h"
#include "http/memory_stream.h"

namespace tenet::http {
namespace {

using cli::HttpAnswer;
using cli::HttpHandler;
using cli::HttpRefusal;
using cli::HttpRequest;
using cli::TransportOptions;

// Threads for so many connections; who comes later waits in the queue of the socket, not in memory. `wanted` is an
// eventfd that can be read while somebody waits.
class Workers : public httplib::TaskQueue {
 public:
  Workers(std::size_t most, int wanted) : pool_(most), free_(most), wanted_(wanted) {}

  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    if (free_ == 0) {
      std::uint64_t number = 1;
      (void)!::write(wanted_, &number, sizeof number);
      freed_.wait(lock, [this] { return free_ > 0; });
      (void)!::read(wanted_, &number, sizeof number);
    }
    --free_;
    pool_.enqueue([this, run = std::move(task)] {
      run();
      const std::lock_guard done(mutex_);
      ++free_;
      freed_.notify_one();
    });
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  httplib::ThreadPool pool_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t free_;
  int wanted_;
};

HttpRequest read_request(const httplib::Request& from) {
  HttpRequest request{.method = from.method, .path = from.path, .body = from.body};
  request.parameters.assign(from.params.begin(), from.params.end());
  request.headers.assign(from.headers.begin(), from.headers.end());
  return request;
}

void write_answer(HttpAnswer answer, httplib::Response& to) {
  to.status = answer.status;
  for (const auto& [name, value] : answer.headers) to.set_header(name, value);
  if (!answer.next_part) {
    to.body = std::move(answer.body);
    if (!answer.type.empty()) to.set_header("Content-Type", answer.type);
    return;
  }
  const auto next = std::make_shared<decltype(answer.next_part)>(std::move(answer.next_part));
  to.set_chunked_content_provider(answer.type, [next](std::size_t, httplib::DataSink& sink) {
    std::string part;
    if (!(*next)(part)) {
      sink.done();
      return true;
    }
    return sink.write(part.data(), part.size());
  });
}

bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

// What Content-Length says; the most there is for what is no number.
std::size_t announced_bytes(const httplib::Request& request) {
  const std::string value = request.get_header_value("Content-Length");
  if (value.empty()) return 0;
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bytes);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  return whole ? bytes : std::numeric_limits<std::size_t>::max();
}

class Server : public httplib::Server, public cli::Transport {
 public:
  Server(const TransportOptions& options, HttpHandler handler, HttpRefusal* refusal)
      : options_(options),
        handler_(std::move(handler)),
        refusal_(refusal),
        stop_(::eventfd(0, EFD_CLOEXEC)),
        wanted_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    new_task_queue = [this] { return new Workers(options_.connections, wanted_); };
    set_payload_max_length(options_.body_bytes);
    // What is told to clients; connections keep to it by themselves.
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(options_.idle_time).count());
    set_keep_alive_max_count(1'000'000);
    // GET and HEAD are answered before httplib looks for a body; the rest once it has read it.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const bool reads = request.method == "GET" || request.method == "HEAD";
      if (request.method == "POST") return HandlerResponse::Unhandled;
      write_answer(reads && !has_body(request) ? answer(request) : refusal_(reads ? 400 : 405), response);
      return HandlerResponse::Handled;
    });
    Post("[^]*", [this](const httplib::Request& request, httplib::Response& response) {
      write_answer(answer(request), response);
    });
    set_error_handler(Handler([this](const httplib::Request&, httplib::Response& response) {
      if (!response.body.empty()) return;  // the handler's own
      const int fault = at_work == nullptr ? 0 : at_work->fault();
      write_answer(refusal_(fault == 0 ? response.status : fault), response);
      response.set_header("Connection", "close");
      is_lost = true;
    }));
  }
  ~Server() override {
    ::close(stop_);
    ::close(wanted_);
  }

  void run(int socket) override {
    svr_sock_ = socket;
    (void)listen_after_bind();
  }
  void stop() override {
    stopping_ = true;
    const std::uint64_t one = 1;
    (void)!::write(stop_, &one, sizeof one);
    httplib::Server::stop();
  }
  std::string answer_bytes(const std::string& bytes) override {
    MemoryStream stream(bytes);
    bool closed = false;
    is_lost = false;
    while (!closed && !is_lost && !stream.is_at_end() &&
           process_request(stream, false, closed, [&](httplib::Request& request) {
             closed = prepare(request, options_.body_bytes) != 0 || closed;
           })) {
    }
    return stream.take();
  }

 private:
  HttpAnswer answer(const httplib::Request& from) {
    HttpRequest request = read_request(from);
    if (at_work == nullptr) return handler_(request);
    const Departures::Waiting waiting(departures_, at_work->number(), from.version == "HTTP/1.1");
    request.gone = waiting.gone();
    return handler_(request);
  }

  // The status with which a request is refused by its headers, 0 for none. What it holds behind them is not read then,
  // and the connection ends with the answer. A body may have `most` bytes.
  static int prepare(httplib::Request& request, std::size_t most) {
    request.ranges.clear();  // an answer is given whole
    // A body that is packed could unpack to any size, and packing an answer takes longer than making it.
    request.headers.erase("Content-Encoding");
    request.headers.erase("Accept-Encoding");
    // Two lengths may be read as two requests (RFC 9112, section 11.2).
    const bool both = request.has_header("Transfer-Encoding") && request.has_header("Content-Length");
    const bool twice = request.get_header_value_count("Content-Length") > 1;
    const bool unread = request.method != "POST" && has_body(request);
    const int status = unread || both || twice ? 400 : announced_bytes(request) > most ? 413 : 0;
    if (status == 0) return status;
    request.headers.erase("Connection");
    request.set_header("Connection", "close");
    return status;
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stop_, wanted_, options_);
    at_work = &connection;
    is_lost = false;
    bool closed = false;
    while (!closed && !stopping_ && connection.await_request()) {
      const bool answered = process_request(connection, stopping_, closed, [&](httplib::Request& request) {
        const int refused = prepare(request, options_.body_bytes);
        closed = closed || refused != 0;
        connection.end_headers(options_.body_bytes, refused);
      });
      if (!answered && connection.fault() != 0) refuse(connection);
      if (!connection.flush() || !answered || connection.fault() != 0 || is_lost) break;
    }
    at_work = nullptr;
    connection.close();
    return true;
  }

  // Of a first line that does not come httplib says nothing.
  void refuse(Connection& connection) const {
    const HttpAnswer answer = refusal_(connection.fault());
    const std::string text = "HTTP/1.1 " + std::to_string(answer.status) +
                             " Not Answered\r\nConnection: close\r\nContent-Type: " + answer.type +
                             "\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
    connection.write(text.data(), text.size());
  }

  // NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): httplib hands its handlers no connection.
  static thread_local Connection* at_work;
  static thread_local bool is_lost;  // a request could not be read: where the next one begins is not known
  // NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

  TransportOptions options_;
  HttpHandler handler_;
  HttpRefusal* refusal_;
  int stop_;
  int wanted_;
  std::atomic<bool> stopping_ = false;
  Departures departures_;
};

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
thread_local Connection* Server::at_work = nullptr;
thread_local bool Server::is_lost = false;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace
}  // namespace tenet::http

extern "C" tenet::cli::Transport* tenet_make_transport(const tenet::cli::TransportOptions& options,
                                                       tenet::cli::HttpHandler handler,
                                                       tenet::cli::HttpRefusal* refusal) {
  return new tenet::http::Server(options, std::move(handler), refusal);
}
