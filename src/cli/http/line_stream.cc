#include "cli/http/line_stream.h"

#include <utility>

#include <tenet/error.h>

namespace tenet::cli {
namespace {

constexpr std::size_t part_bytes = 65536;

}  // namespace

LineStream::LineStream(Make make)
    : thread_([this, make = std::move(make)](std::stop_token stop) {
        std::exception_ptr thrown;
        try {
          put(make([this](const std::string& line) { put(line); }, std::move(stop)));
        } catch (...) {
          thrown = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        thrown_ = thrown;
        done_ = true;
        changed_.notify_all();
      }) {}

LineStream::~LineStream() {
  thread_.request_stop();
  const std::lock_guard lock(mutex_);
  left_ = true;
  changed_.notify_all();
}

void LineStream::put(const std::string& line) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.size() < part_bytes || left_; });
  if (left_) throw StoppedError(ErrorCode::cancelled, "the answer is not read to its end");
  ready_ += line;
  ready_ += '\n';
  if (ready_.size() >= part_bytes) changed_.notify_all();
}

bool LineStream::next(std::string& part) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.size() >= part_bytes || done_; });
  part = std::exchange(ready_, {});
  changed_.notify_all();
  if (!part.empty()) return true;
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  return false;
}

}  // namespace tenet::cli
