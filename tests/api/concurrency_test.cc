#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <tenet/counts.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include "support/command.h"
#include "support/small_index.h"
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

// What a Searcher answers to questions of every kind.
std::string answers_of(const Searcher& searcher) {
  std::string all;
  for (const char* text :
       {"bail", "jail OR parole", "\"poor people\"", "said:keeps", "(judges NEAR/5 bail) OR judg*", "speaker:example",
        "topic:sentencing OR bail", "date:2016 ~jail", "bale", "poor people in jail"}) {
    const Query query = searcher.parse(text);
    for (const auto by : {SearchOptions::By::passage, SearchOptions::By::document}) {
      const Results results = searcher.search(query, {.by = by, .words_as_evidence = true});
      all += std::to_string(results.total);
      for (const Hit& hit : results.hits) {
        all += ' ' + hit.id + ' ' + std::to_string(hit.score) + ' ' + hit.snippet.text;
      }
      for (const std::string& note : results.notes) all += ' ' + note;
    }
    all += ' ' + std::to_string(searcher.count(query, {.by = {CountBy::year}}).total.passages);
    for (const SpeakerCount& one : searcher.speakers(query, 10)) all += ' ' + one.speaker.name;
    all += '\n';
  }
  for (const Place& place : searcher.verify("poor people in jails", {}).places) all += place.passages.front().id + ' ';
  for (const TopicCount& topic : searcher.topics()) all += std::to_string(topic.passages);
  return all;
}

const SmallIndex& bail_index() {
  static const SmallIndex index({
      {.id = "a", .text = "\"Bail keeps poor people in jail,\" said Judge Ada Example.\n\nParole.", .date = "2016"},
      {.id = "b", .text = "Judges set bail. Nobody spoke of parole, or of jails.", .title = "On bail"},
      {.id = "c", .text = "MS. EXAMPLE: The judge keeps us in jail.\n\nMR. OTHER: Bail, bail!", .date = "2015-02"},
  });
  return index;
}

TEST(Concurrency, ThreadsWithASearcherEachGetTheSameAnswers) {
  const std::string alone = answers_of(bail_index().searcher());
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&answer] {
      const Searcher searcher = bail_index().searcher();
      for (int round = 0; round < 3; ++round) answer = answers_of(searcher);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answers, std::vector(4, alone));
}

TEST(Concurrency, ThreadsThatShareASearcherGetTheSameAnswers) {
  const Searcher searcher = bail_index().searcher();
  const std::string alone = answers_of(searcher);
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&answer, &searcher] {
      for (int round = 0; round < 3; ++round) answer = answers_of(searcher);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answers, std::vector(8, alone));
}

// No thread finds the index that the searcher was made of: they take turns at the snapshot that is there.
TEST(Concurrency, ThreadsThatShareASearcherSeeTheIndexAsItWas) {
  const TempFolder folder;
  const auto write = [&](const std::string& text) {
    Indexer indexer(folder / "index", {.jobs = 1});
    indexer.add({.id = "a", .text = text});
    (void)indexer.commit();
  };
  write("Bail, once.");
  const Searcher searcher(folder / "index");
  write("Parole, later.");
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&answer, &searcher] {
      for (int round = 0; round < 20; ++round) {
        for (const Hit& hit : searcher.search(searcher.parse("bail OR parole")).hits) answer = hit.text;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answers, std::vector<std::string>(8, "Bail, once."));
}

TEST(Concurrency, ASearcherMayGoFromThreadToThread) {
  Searcher searcher = bail_index().searcher();
  const std::string before = answers_of(searcher);
  std::string after;
  std::thread([&] { after = answers_of(searcher); }).join();
  EXPECT_EQ(after, before);
  std::thread([&after, searcher = std::move(searcher)] { after += answers_of(searcher); }).join();
  EXPECT_EQ(after, before + before);
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
  for (const auto end = Clock::now() + duration(); Clock::now() < end || rounds < 3; ++rounds) {
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
}

}  // namespace
}  // namespace tenet::test
