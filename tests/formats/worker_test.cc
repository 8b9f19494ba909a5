#include "indexer/reading/worker/worker.h"

#include <algorithm>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "reader/serve.h"

namespace tenet::indexer {
namespace {

using Lines = std::vector<std::string>;

// What a worker gives, a line each.
Lines lines_of(Worker& worker, std::string_view bytes, Format format = Format::html) {
  Lines lines;
  worker.read(
      bytes, format, {.name = "a"},
      {.document = [&](const std::string& member,
                       const Extract& extract) { lines.push_back(member + ": " + extract.text); },
       .text = [&](const std::string& member, const std::string& text,
                   const Origin&) { lines.push_back(member + ": " + text); },
       .problem =
           [&](const MemberProblem& problem) { lines.push_back(problem.member + ": problem: " + problem.reason); }});
  return lines;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which want more than the sandbox leaves

WorkerOptions bad_reader() {
  return {.program = TENET_BAD_READER, .cpu_limit = std::chrono::seconds(1)};
}

TEST(Worker, ReadsOnAfterADocumentThatKillsIt) {
  Worker worker(bad_reader());
  EXPECT_EQ(lines_of(worker, "%PDF-0 misbehave\none\nabort\ntwo\ncrash\nexit\nthrow\nthree\n"),
            (Lines{"one: done", "abort: problem: tenet-reader crashed on it: SIGABRT", "two: done",
                   "crash: problem: tenet-reader crashed on it: SIGSEGV",
                   "exit: problem: tenet-reader ended on it with status 7", "throw: problem: thrown", "three: done"}));
  EXPECT_EQ(lines_of(worker, "Bail."), Lines{": Bail."});
}

TEST(Worker, EndsWhatTakesTooLongOrTooMuch) {
  Worker worker(bad_reader());
  EXPECT_EQ(lines_of(worker, "%PDF-0 misbehave\nloop\nafter\n"),
            (Lines{"loop: problem: takes more than 1 seconds to read", "after: done"}));
  Worker patient({.program = TENET_BAD_READER, .cpu_limit = std::chrono::seconds(20)});  // memory is slow to come by
  EXPECT_EQ(lines_of(patient, "%PDF-0 misbehave\nfill\nafter\n"),
            (Lines{"fill: problem: std::bad_alloc", "after: done"}));
}

TEST(Worker, BelievesNothing) {
  Worker worker(bad_reader());
  EXPECT_EQ(lines_of(worker, "%PDF-0 misbehave\nlie\nafter\nbabble\n"),
            (Lines{"lie: problem: tenet-reader gave what is no document", "after: done",
                   "babble: problem: tenet-reader gave what is no document"}));
}

TEST(Worker, ReachesNothing) {
  Worker worker(bad_reader());
  const auto greeting = worker.greeting();
  ASSERT_TRUE(greeting) << worker.trouble();
  if (std::ranges::count(greeting->missing, "seccomp") > 0) GTEST_SKIP() << "no seccomp here";
  const Lines lines =
      lines_of(worker, "%PDF-0 misbehave\nread\nwrite\nlist\nlook\nfork\nexec\nsocket\nkill\nprogram\nafter\n");
  const std::string killed = ": problem: tenet-reader tried on it what its sandbox forbids";
  EXPECT_EQ(lines, (Lines{"read: refused", "write: refused", "list: refused", "look: refused", "fork" + killed,
                          "exec" + killed, "socket" + killed, "kill" + killed, "program" + killed, "after: done"}));
}

TEST(Worker, GivesUpAFileThatKillsItAgainAndAgain) {
  Worker worker(bad_reader());
  std::string file = "%PDF-0 misbehave\n";
  for (int i = 0; i < 30; ++i) file += "exit\n";
  const Lines lines = lines_of(worker, file);
  EXPECT_EQ(lines.size(), 18U);
  EXPECT_EQ(lines.back(), ": problem: what is left of it is not read: too much of it could not be read");
}

#endif

TEST(Worker, ServesThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<Lines> all(4);
  for (Lines& lines : all) {
    threads.emplace_back([&lines] {
      Worker worker({.program = TENET_READER_PROGRAM});
      for (int i = 0; i < 20; ++i) lines = lines_of(worker, "Bail.");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Lines& lines : all) EXPECT_EQ(lines, Lines{": Bail."});
}

TEST(Worker, SaysWhyThereIsNone) {
  Worker worker({.program = "/nowhere/tenet-reader"});
  EXPECT_EQ(lines_of(worker, "<html>"),
            Lines{": problem: HTML: /nowhere/tenet-reader does not start: no such file or directory"});
  EXPECT_FALSE(worker.greeting());
  Worker other({.program = "/bin/true"});
  EXPECT_EQ(lines_of(other, "<html>"), Lines{": problem: HTML: tenet-reader does not start: it ended with status 0"});
}

TEST(Worker, EndsWithWhatItsSinkThrows) {
  Worker worker({.program = TENET_READER_PROGRAM});
  WorkerSink sink;
  sink.text = [](const std::string&, const std::string&, const Origin&) { throw std::runtime_error("enough"); };
  EXPECT_THROW(worker.read("Bail.", Format::html, {}, sink), std::runtime_error);
  EXPECT_EQ(lines_of(worker, "Bail."), Lines{": Bail."});
}

TEST(ParseServe, TakesNothingButWhatItUnderstands) {
  EXPECT_EQ(reader::parse_serve({"--serve", "60"})->cpu_limit, std::chrono::seconds(60));
  EXPECT_TRUE(reader::parse_serve({"--serve", "60"})->sandbox);
  EXPECT_FALSE(reader::parse_serve({"--serve", "60", "--no-sandbox"})->sandbox);
  const std::vector<std::vector<std::string_view>> others = {
      {},
      {"--serve"},
      {"--serve", "--no-sandbox"},
      {"--serve", "60", "--nosandbox"},
      {"--serve", "60", "--no-sandbox", "x"},
      {"--serve", "0"},
      {"--serve", "-1"},
      {"--serve", "60s"},
      {"--serve", ""},
      {"--serve", "99999999999999999999"},
      {"--show", "60"},
  };
  for (const auto& arguments : others) EXPECT_FALSE(reader::parse_serve(arguments)) << arguments.size();
}

}  // namespace
}  // namespace tenet::indexer
