#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "cli/service/request_lines.h"

namespace tenet::cli {

// Lines of standard input that a thread reads while others are answered.
class LinesAhead {
 public:
  // Called with each line from the reading thread, before next() gives it or any line that came with it.
  using Look = std::function<void(const std::string& line)>;

  // As RequestLines.
  LinesAhead(std::size_t longest, Look look);
  // Reads no more.
  ~LinesAhead();
  LinesAhead(const LinesAhead&) = delete;
  LinesAhead& operator=(const LinesAhead&) = delete;

  // As RequestLines::next().
  bool next(std::string& line, const std::function<void()>& before_waiting);

 private:
  void read(std::size_t longest, const Look& look);
  // False once nobody takes lines any more.
  bool hand_over(std::deque<std::string>& lines);

  int stop_;  // can be read once next() is called no more
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> waiting_;
  std::size_t bytes_ = 0;  // of these
  bool left_ = false;
  bool done_ = false;
  std::exception_ptr thrown_;
  std::thread thread_;  // the last member: it uses all others
};

}  // namespace tenet::cli
