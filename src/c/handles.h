#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

namespace tenet::c {

// The handles that callers hold: numbers in the guise of pointers, which nothing ever follows. A number is never given
// twice, so that one that was closed, and any other, is found out. Safe to share between threads.
template <typename T>
class Handles {
 public:
  // A handle for `object`, never 0.
  [[nodiscard]] std::uintptr_t add(std::shared_ptr<T> object) {
    const std::unique_lock lock(mutex_);
    if (free_.empty()) {
      free_.push_back(slots_.size());
      slots_.emplace_back();
    }
    const std::size_t place = free_.back();
    slots_[place].object = std::move(object);
    free_.pop_back();
    return number(place);
  }
  // nullptr when it is none, or was closed.
  [[nodiscard]] std::shared_ptr<T> find(std::uintptr_t handle) const {
    const std::shared_lock lock(mutex_);
    const std::size_t place = handle & place_mask;
    return place < slots_.size() && number(place) == handle ? slots_[place].object : nullptr;
  }
  // Closes it, and gives what it stood for; nullptr when it is none. Who has found it keeps the object.
  std::shared_ptr<T> close(std::uintptr_t handle) {
    const std::unique_lock lock(mutex_);
    const std::size_t place = handle & place_mask;
    if (place >= slots_.size() || number(place) != handle || !slots_[place].object) return nullptr;
    free_.push_back(place);  // first, as this may lack memory
    ++slots_[place].generation;
    return std::exchange(slots_[place].object, nullptr);
  }

 private:
  static_assert(sizeof(std::uintptr_t) == 8, "a handle has 64 bits");
  static constexpr std::uintptr_t place_bits = 28;
  static constexpr std::uintptr_t place_mask = (std::uintptr_t{1} << place_bits) - 1;

  struct Slot {
    std::shared_ptr<T> object = {};
    std::uintptr_t generation = 1;
  };

  [[nodiscard]] std::uintptr_t number(std::size_t place) const {
    return slots_[place].generation << place_bits | place;
  }

  mutable std::shared_mutex mutex_;
  std::vector<Slot> slots_;
  std::vector<std::size_t> free_;
};

}  // namespace tenet::c
