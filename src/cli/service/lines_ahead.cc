#include "cli/service/lines_ahead.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <utility>

#include <tenet/error.h>

#include "base/files.h"

namespace tenet::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;  // that wait

int make_event() {
  const int event = ::eventfd(0, EFD_CLOEXEC);
  if (event < 0) throw InputError("standard input: " + base::reason(errno));
  return event;
}

}  // namespace

LinesAhead::LinesAhead(std::size_t longest, Look look)
    : stop_(make_event()), thread_([this, longest, look = std::move(look)] { read(longest, look); }) {}

LinesAhead::~LinesAhead() {
  {
    const std::lock_guard lock(mutex_);
    left_ = true;
    changed_.notify_all();
  }
  const std::uint64_t one = 1;
  (void)!::write(stop_, &one, sizeof one);
  thread_.join();
  ::close(stop_);
}

void LinesAhead::read(std::size_t longest, const Look& look) {
  std::exception_ptr thrown;
  try {
    RequestLines lines(longest, stop_);
    std::deque<std::string> came;
    std::string line;
    bool wanted = true;
    while (wanted && lines.next(line, [&] { wanted = hand_over(came); })) {
      look(line);
      came.push_back(std::exchange(line, {}));
    }
    hand_over(came);
  } catch (...) {
    thrown = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  thrown_ = thrown;
  done_ = true;
  changed_.notify_all();
}

bool LinesAhead::hand_over(std::deque<std::string>& lines) {
  std::unique_lock lock(mutex_);
  for (std::string& line : lines) {
    bytes_ += line.size();
    waiting_.push_back(std::move(line));
  }
  lines.clear();
  changed_.notify_all();
  changed_.wait(lock, [this] { return left_ || bytes_ <= most_bytes; });
  return !left_;
}

bool LinesAhead::next(std::string& line, const std::function<void()>& before_waiting) {
  std::unique_lock lock(mutex_);
  if (waiting_.empty()) {
    lock.unlock();
    before_waiting();
    lock.lock();
  }
  changed_.wait(lock, [this] { return !waiting_.empty() || done_; });
  if (waiting_.empty()) {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    return false;
  }
  line = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= line.size();
  changed_.notify_all();
  return true;
}

}  // namespace tenet::cli
