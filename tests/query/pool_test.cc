#include "query/pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>

namespace tenet::query {
namespace {

using Workers = Pool<int>;

// The workers that two threads have at the same time.
std::size_t count_workers(Workers& pool) {
  std::latch both(2);
  int* first = nullptr;
  int* second = nullptr;
  const auto hold = [&](int*& mine) {
    pool.with([&](int& worker) {
      mine = &worker;
      both.arrive_and_wait();
    });
  };
  std::thread other([&] { hold(second); });
  hold(first);
  other.join();
  return std::set{first, second}.size();
}

TEST(Pool, GivesEachThreadAWorkerOfItsOwn) {
  Workers pool(
      std::make_unique<int>(0), [] { return std::make_unique<int>(1); }, 4);
  EXPECT_EQ(count_workers(pool), 2U);
}

TEST(Pool, TriesAgainAfterAnOpenThatFailed) {
  std::atomic<int> failures = 1;
  Workers pool(
      std::make_unique<int>(0),
      [&]() -> std::unique_ptr<int> {
        if (failures-- > 0) throw std::runtime_error("too many open files");
        return std::make_unique<int>(1);
      },
      4);
  // The thread that fails waits for the worker of the other.
  std::latch held(1);
  std::latch tried(1);
  std::thread other([&] {
    pool.with([&](int&) {
      held.count_down();
      tried.wait();
    });
  });
  held.wait();
  std::thread waiting([&] { pool.with([](int& worker) { EXPECT_EQ(worker, 0); }); });
  while (failures > 0) std::this_thread::yield();
  tried.count_down();
  waiting.join();
  other.join();
  EXPECT_EQ(count_workers(pool), 2U);
}

TEST(Pool, MakesNoMoreWhereNoneAnswersAlike) {
  std::atomic<int> asked = 0;
  Workers pool(
      std::make_unique<int>(0),
      [&]() -> std::unique_ptr<int> {
        ++asked;
        return nullptr;
      },
      4);
  for (int i = 0; i < 3; ++i) {
    std::thread other([&] { pool.with([](int&) { std::this_thread::sleep_for(std::chrono::milliseconds(2)); }); });
    pool.with([](int&) { std::this_thread::sleep_for(std::chrono::milliseconds(2)); });
    other.join();
  }
  EXPECT_LE(asked, 2);
}

}  // namespace
}  // namespace tenet::query
