#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/command.h"
#include "support/temp_folder.h"

// Readers beside a writer. TENET_LONG_TESTS=1 in the environment makes these run for a minute each.
namespace tenet::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int pairs = 20;
constexpr unsigned reader_count = 8;

std::chrono::seconds duration() {
  return std::chrono::seconds(std::getenv("TENET_LONG_TESTS") != nullptr ? 60 : 3);
}

// Each commit writes the same number into both documents of a pair, and puts in or takes out a third of them. So in
// whatever commit a reader sees, both have the same number, or there is neither.
void write_commit(Indexer& indexer, int number) {
  const int pair = number % pairs;
  for (const char* side : {"left", "right"}) {
    const std::string id = std::string(side) + std::to_string(pair);
    if (number % 3 == 0) {
      indexer.remove(id);
    } else {
      indexer.add({.id = id, .text = "Bail in round" + std::to_string(number) + ".\n\nAnd parole."});
    }
  }
  (void)indexer.commit();
}

// What is wrong with the answers of one Searcher; empty for nothing.
std::string fault_of(const Searcher& searcher) {
  const Results results =
      searcher.search(searcher.parse("bail"), {.limit = 1000, .order = SearchOptions::Order::document});
  if (results.total != results.hits.size() || results.total % 2 != 0) return "a pair is broken";
  const std::size_t half = results.hits.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    const Hit& left = results.hits[i];
    const Hit& right = results.hits[i + half];
    if (left.text != right.text || left.id.substr(4) != right.id.substr(5)) return left.id + " and " + right.id;
  }
  if (searcher.info().documents != results.total) return "the manifest is of another commit";
  return "";
}

TEST(Concurrency, ReadersSeeOneCommitWhileAWriterWorks) {
  const TempFolder folder;
  Indexer indexer(folder / "index", {.jobs = 1});
  for (int number = 1; number <= pairs; ++number) write_commit(indexer, number);
  std::atomic<bool> stop = false;
  std::atomic<std::size_t> answers = 0;
  std::mutex mutex;
  std::vector<std::string> faults;
  const auto read = [&] {
    while (!stop) {
      std::string fault;
      try {
        fault = fault_of(Searcher(folder / "index"));
      } catch (const std::exception& error) {
        fault = error.what();
      }
      ++answers;
      if (fault.empty()) continue;
      const std::lock_guard lock(mutex);
      faults.push_back(fault);
    }
  };
  std::vector<std::thread> readers;
  for (unsigned i = 0; i < reader_count; ++i) readers.emplace_back(read);
  int number = pairs;
  for (const auto end = Clock::now() + duration(); Clock::now() < end;) write_commit(indexer, ++number);
  stop = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(faults, std::vector<std::string>());
  EXPECT_GT(answers, reader_count);
  EXPECT_GT(number, pairs + 3);
}

TEST(Concurrency, CommandsFindOneCommitWhileAnotherIndexes) {
  const TempFolder folder;
  folder.write("docs/always.txt", "Bail, always.\n");
  ASSERT_EQ(run_tenet({"index", "docs"}, folder.path()).status, 0);
  std::atomic<bool> stop = false;
  std::vector<std::string> faults;
  std::thread reader([&] {
    while (!stop) {
      const Ended ended = run_tenet({"search", "bail", "--count"}, folder.path());
      // One document, or with its two neighbours three.
      if (ended.status != 0 || (ended.out != "1\n" && ended.out != "3\n")) faults.push_back(ended.out + ended.err);
    }
  });
  int rounds = 0;
  for (const auto end = Clock::now() + duration(); Clock::now() < end; ++rounds) {
    for (const char* name : {"docs/one.txt", "docs/two.txt"}) {
      if (rounds % 2 == 0) {
        folder.write(name, "Bail in round " + std::to_string(rounds) + ".\n");
      } else {
        std::filesystem::remove(folder / name);
      }
    }
    const Ended ended = run_tenet({"index", "docs"}, folder.path());
    EXPECT_EQ(ended.status, 0) << ended.err;
  }
  stop = true;
  reader.join();
  EXPECT_EQ(faults, std::vector<std::string>());
  EXPECT_GT(rounds, 2);
}

}  // namespace
}  // namespace tenet::test
