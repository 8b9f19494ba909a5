#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace tenet::cli {

// So many may be at work at once; others wait. Safe to use from any thread.
class Slots {
 public:
  explicit Slots(std::size_t most) : free_(most) {}

  // A slot, given back when this goes.
  class Taken {
   public:
    explicit Taken(Slots* from) : from_(from) {}
    ~Taken() {
      if (from_ != nullptr) from_->give_back();
    }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;

    // Whether there is one.
    explicit operator bool() const { return from_ != nullptr; }

   private:
    Slots* from_;
  };

  // Waits for at most `patience`.
  [[nodiscard]] Taken take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, patience, [this] { return free_ > 0; })) return Taken(nullptr);
    --free_;
    return Taken(this);
  }

 private:
  void give_back() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    freed_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t free_;
};

}  // namespace tenet::cli
