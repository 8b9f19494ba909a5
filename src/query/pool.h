#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "limit_scope.h"

namespace tenet::query {

// Workers that answer alike, each for one thread at a time. A thread without a worker takes an idle one, else has one
// more made, else waits for its turn. A thread that asks again while it has a worker gets the same one. Safe to share
// between threads; workers live as long as the pool.
template <typename Worker>
class Pool {
 public:
  // Makes one more worker; nullptr, or an exception, where there can be none that answers like the first.
  using Make = std::function<std::unique_ptr<Worker>()>;

  Pool(std::unique_ptr<Worker> first, Make make, std::size_t most) : make_(std::move(make)), most_(most) {
    slots_.push_back({.worker = std::move(first)});
  }

  // Calls `work` with a worker of this thread's.
  template <typename Work>
  decltype(auto) with(Work&& work) {
    const Lease lease(*this);
    return std::forward<Work>(work)(lease.worker());
  }

 private:
  struct Slot {
    std::unique_ptr<Worker> worker = {};
    std::thread::id owner = {};
    std::size_t depth = 0;  // calls of the owner that are inside each other
  };

  class Lease {
   public:
    explicit Lease(Pool& pool) : pool_(pool), slot_(pool.take()) {}
    ~Lease() { pool_.give_back(slot_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] Worker& worker() const { return *slot_.worker; }

   private:
    Pool& pool_;
    Slot& slot_;
  };

  // The first idle one, so that few have their caches filled.
  Slot& take() {
    const std::thread::id self = std::this_thread::get_id();
    std::unique_lock lock(mutex_);
    for (Slot& slot : slots_) {
      if (slot.depth > 0 && slot.owner == self) return hold(slot, self);
    }
    bool has_tried = false;
    while (true) {
      for (Slot& slot : slots_) {
        if (slot.depth == 0) return hold(slot, self);
      }
      if (has_tried || slots_.size() + being_made_ >= most_) {
        wait(lock);
      } else if (auto worker = make_one(lock)) {
        slots_.push_back({.worker = std::move(worker)});
        return hold(slots_.back(), self);
      } else {
        has_tried = true;
      }
    }
  }

  static Slot& hold(Slot& slot, std::thread::id self) {
    slot.owner = self;
    ++slot.depth;
    return slot;
  }

  // nullptr where there can be no more, and where it fails this time, as with too many open files.
  std::unique_ptr<Worker> make_one(std::unique_lock<std::mutex>& lock) {
    ++being_made_;
    lock.unlock();
    std::unique_ptr<Worker> worker;
    bool can_be_made = false;
    try {
      worker = make_();
      can_be_made = worker != nullptr;
    } catch (...) {  // those that are there answer, too
      can_be_made = true;
    }
    lock.lock();
    --being_made_;
    if (!can_be_made) most_ = slots_.size();
    return worker;
  }

  // A stop or a deadline ends the wait, too.
  void wait(std::unique_lock<std::mutex>& lock) {
    if (!has_limits()) {
      idle_.wait(lock);
      return;
    }
    check_limits();
    idle_.wait_for(lock, std::chrono::milliseconds(5));
  }

  void give_back(Slot& slot) {
    {
      const std::scoped_lock lock(mutex_);
      if (--slot.depth > 0) return;
    }
    idle_.notify_one();
  }

  Make make_;
  std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<Slot> slots_;
  std::size_t being_made_ = 0;
  std::size_t most_;
};

}  // namespace tenet::query
