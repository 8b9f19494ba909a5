#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace tenet::cli {

// Lines that a thread makes while another sends them, so that a long answer takes little memory. The thread waits when
// it is ahead by a part.
class LineStream {
 public:
  using Write = std::function<void(const std::string& line)>;
  // What makes the lines; it gives the last one. An exception ends it. `write` throws once the stream is destroyed.
  using Make = std::function<std::string(const Write& write, std::stop_token stop)>;

  explicit LineStream(Make make);
  ~LineStream();
  LineStream(const LineStream&) = delete;
  LineStream& operator=(const LineStream&) = delete;

  // Waits for some lines, with their ends. False at the end. Throws what `make` has thrown, after the lines before it.
  bool next(std::string& part);

 private:
  void put(const std::string& line);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string ready_;
  bool done_ = false;
  bool left_ = false;  // nobody reads any more
  std::exception_ptr thrown_;
  std::jthread thread_;  // the last member: it uses all others
};

}  // namespace tenet::cli
