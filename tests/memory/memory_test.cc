#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <new>
#include <random>
#include <string>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include "support/small_index.h"

// Memory that runs out at any moment: one allocation of this program fails, whichever it is. Small ones are spared:
// libstdc++ 12 ends the program where it has no memory for the path of a directory's entry.
namespace {

constexpr std::int64_t never = -1;
constexpr std::size_t least = 1500;      // bytes
std::atomic<std::int64_t> left = never;  // allocations until the one that fails
std::atomic<std::int64_t> counted = 0;

}  // namespace

// Not inlined: GCC 12 would take the pair for mismatched calls.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (size >= least) {
    counted.fetch_add(1, std::memory_order_relaxed);
    if (left.load(std::memory_order_relaxed) >= 0 && left.fetch_sub(1) == 0) throw std::bad_alloc();
  }
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace tenet::test {
namespace {

// How many allocations `work` makes.
std::int64_t allocations_of(const std::function<void()>& work) {
  const std::int64_t before = counted;
  work();
  return counted - before;
}

// Runs `work` with the allocation of that number failing; gives what it threw.
std::string with_failure(std::int64_t number, const std::function<void()>& work) {
  left = number;
  std::string thrown;
  try {
    work();
  } catch (const Error& error) {
    left = never;
    thrown = error.what();
  }
  left = never;
  return thrown;
}

// Numbers below `all`, drawn: half of them from the last tenth, in which documents are analysed and written. The topics
// take most of the others.
std::vector<std::int64_t> moments(std::int64_t all, std::size_t count) {
  std::mt19937_64 draw(1);
  std::vector<std::int64_t> chosen;
  const auto numbers = static_cast<std::uint64_t>(all);
  if (numbers == 0) return chosen;  // under a sanitizer the libraries have an allocator of their own
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t first = i % 2 == 0 ? 0 : numbers - std::max<std::uint64_t>(numbers / 10, 1);
    chosen.push_back(static_cast<std::int64_t>(first + draw() % (numbers - first)));
  }
  return chosen;
}

class Memory : public ::testing::Test {
 protected:
  Memory() {
    folder_.write("d/a.md",
                  "---\ntitle: Bail\ndate: 2019-05-02\n---\n\n# Bail\n\n\u201cBail must end,\u201d Rosa Vance said.\n");
    folder_.write("d/b.jsonl",
                  "{\"id\": \"r1\", \"text\": \"Parole is a promise.\"}\n{\"id\": \"r2\", \"text\": \"Bail.\"}\n");
    write_long("Prison");
  }
  IndexReport index(const std::string& where) const {
    Indexer indexer(folder_ / where, {.jobs = 1});
    indexer.update({folder_ / "d"});
    return indexer.commit();
  }

  // A document of many passages, the first of which has the word.
  void write_long(const std::string& word) const {
    std::string text = word + " is no school.\n\n";
    for (int i = 0; i < 300; ++i)
      text += "ROSA VANCE: It can be one, said number " + std::to_string(i) + " of them.\n\n";
    folder_.write("d/c.txt", text);
  }
  std::uint64_t hits(const std::string& where, std::string_view query) const {
    const Searcher searcher(folder_ / where);
    return searcher.search(searcher.parse(query)).total;
  }

  TempFolder folder_;
};

TEST_F(Memory, ThatRunsOutLeavesTheOldIndexOrTheNewOne) {
  (void)index("right");
  const std::uint64_t right = hits("right", "bail");
  const std::int64_t all = allocations_of([&] { (void)index("counted"); });
  std::size_t named = 0;
  std::size_t ended = 0;
  int run = 0;
  for (const std::int64_t moment : moments(all, 80)) {
    const std::string where = "ix" + std::to_string(run++);
    IndexReport report;
    const std::string thrown = with_failure(moment, [&] { report = index(where); });
    if (!thrown.empty()) {
      ++ended;
      EXPECT_NE(thrown.find("memory"), std::string::npos) << thrown;
      // Behind the switch of the manifest the new index is in force, and whole.
      if (std::filesystem::exists(folder_ / where / "tenet.json")) {
        EXPECT_EQ(Searcher(folder_ / where).info().documents, 4U) << thrown;
      }
    } else if (!report.problems.empty() && report.problems.front().skipped) {
      ++named;
      EXPECT_NE(report.problems.front().reason.find("memory"), std::string::npos) << report.problems.front().reason;
      EXPECT_EQ(report.documents, 3U);
    } else {
      EXPECT_EQ(report.documents, 4U);
    }
    EXPECT_EQ(index(where).documents, 4U) << "after allocation " << moment;
    EXPECT_EQ(hits(where, "bail"), right) << "after allocation " << moment;
  }
  EXPECT_GT(named, 0U);
  EXPECT_GT(ended, 0U);
}

TEST_F(Memory, ThatRunsOutKeepsWhatTheIndexHadOfADocument) {
  (void)index("ix");
  std::size_t named = 0;
  std::int64_t all = 0;
  for (int round = 0; round < 40; ++round) {
    write_long("Round" + std::to_string(round) + " of prison");
    if (round == 0) {
      all = allocations_of([&] { (void)index("ix"); });
      continue;
    }
    IndexReport report;
    const std::int64_t moment = moments(all, 60)[static_cast<std::size_t>(round)];
    const std::string thrown = with_failure(moment, [&] { report = index("ix"); });
    if (!report.problems.empty() && report.problems.front().skipped) ++named;
    EXPECT_EQ(Searcher(folder_ / "ix").info().documents, 4U) << moment;
    EXPECT_EQ(hits("ix", "prison"), 1U) << moment;
    EXPECT_EQ(index("ix").documents, 4U) << thrown;
    EXPECT_EQ(hits("ix", "round" + std::to_string(round)), 1U) << moment;
  }
  EXPECT_GT(named, 0U);
}

TEST_F(Memory, ThatRunsOutEndsASearchWithAnError) {
  (void)index("ix");
  const std::vector<std::function<std::string(const Searcher&)>> questions{
      [](const Searcher& s) {
        std::string all;
        for (const Hit& hit : s.search(s.parse("bail OR prison OR parole")).hits) all += hit.id + ' ';
        return all;
      },
      [](const Searcher& s) { return std::to_string(s.search(s.parse("pris* NEAR/5 school -bial")).total); },
      [](const Searcher& s) { return std::to_string(s.count({}, {.by = {CountBy::year}}).rows.size()); },
      [](const Searcher& s) { return std::to_string(s.verify("bail must end", {}).places.size()); },
      [](const Searcher& s) { return std::to_string(concordance(s, s.parse("bail")).total); },
      [](const Searcher& s) { return std::to_string(s.speakers(s.parse("bail"), 5).size()); },
  };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string right = questions[i](Searcher(folder_ / "ix"));
    const std::int64_t all = allocations_of([&] { (void)questions[i](Searcher(folder_ / "ix")); });
    for (const std::int64_t moment : moments(all, 60)) {
      std::string answer;
      const std::string thrown = with_failure(moment, [&] { answer = questions[i](Searcher(folder_ / "ix")); });
      if (!thrown.empty()) continue;
      EXPECT_EQ(answer, right) << "question " << i << ", allocation " << moment;
    }
  }
}

}  // namespace
}  // namespace tenet::test
