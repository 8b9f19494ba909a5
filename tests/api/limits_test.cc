#include <gtest/gtest.h>

#include <ctime>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <tenet/comparison.h>
#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/search_report.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>
#include <tenet/words.h>

#include "support/small_index.h"

// Calls that end before they are done.
namespace tenet::test {
namespace {

using Clock = std::chrono::steady_clock;

// Paragraphs of words that differ from each other.
std::string long_text(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i) {
    for (int word = 0; word < 60; ++word) text += "bail" + std::to_string((i * 7 + word * word) % 997) + " judges ";
    text += "set bail.\n\n";
  }
  return text;
}

const SmallIndex& long_index() {
  static const SmallIndex index({{.id = "a", .text = long_text(400), .date = "2015"},
                                 {.id = "b", .text = long_text(400), .date = "2016"},
                                 {.id = "c", .text = "\"Bail is no fine,\" said Judge Ada Example.", .date = "2016"}});
  return index;
}

using Call = std::function<void(const Searcher&)>;

// Every kind of call that reads passages or lists.
std::vector<std::pair<std::string, Call>> calls() {
  const auto bail = [](const Searcher& searcher) { return searcher.parse("bail"); };
  const auto no_hit = [](const Hit&) {};
  return {
      {"search", [=](const Searcher& s) { (void)s.search(bail(s)); }},
      {"search by document", [=](const Searcher& s) { (void)s.search(bail(s), {.by = SearchOptions::By::document}); }},
      {"search, hit by hit", [=](const Searcher& s) { (void)s.search(bail(s), {.limit = 900}, no_hit); }},
      {"scan", [=](const Searcher& s) { (void)s.scan(bail(s), [](const Hit&) { return true; }); }},
      {"count", [=](const Searcher& s) { (void)s.count(bail(s), {.by = {CountBy::year}}); }},
      {"quotations", [=](const Searcher& s) { (void)s.quotations(bail(s), {}, [](const Quotation&) {}); }},
      {"speakers", [=](const Searcher& s) { (void)s.speakers(bail(s), 10); }},
      {"verify", [](const Searcher& s) { (void)s.verify("judges set bail", {}); }},
      {"explain", [=](const Searcher& s) { (void)s.explain(bail(s), "a#1"); }},
      {"show", [](const Searcher& s) { (void)s.show("a#1"); }},
      {"passages of a document", [](const Searcher& s) { (void)s.passages_of("a"); }},
      {"topics", [](const Searcher& s) { (void)s.topics(); }},
      {"concordance", [=](const Searcher& s) { (void)concordance(s, bail(s)); }},
      {"collocates", [=](const Searcher& s) { (void)collocates(s, bail(s)); }},
      {"keywords", [=](const Searcher& s) { (void)keywords(s, bail(s)); }},
      {"dispersion", [=](const Searcher& s) { (void)dispersion(s, bail(s)); }},
      {"duplicates", [=](const Searcher& s) { (void)duplicate_groups(s, bail(s)); }},
      {"folded search", [=](const Searcher& s) { (void)search_folded(s, bail(s)); }},
      {"report", [=](const Searcher& s) { (void)report_search(s, bail(s)); }},
      {"compare",
       [=](const Searcher& s) {
         (void)compare(s, bail(s), {.sides = {s.parse("date:2015"), s.parse("date:2016")}});
       }},
  };
}

TEST(Limits, EndEveryCallOnceTheyAreReached) {
  std::stop_source stop;
  stop.request_stop();
  const Searcher searcher = long_index().searcher();
  const Searcher cancelled = searcher.limited({.stop = stop.get_token()});
  const Searcher late = searcher.limited({.deadline = Clock::now()});
  for (const auto& [name, call] : calls()) {
    EXPECT_NO_THROW(call(searcher)) << name;
    const auto code_of = [&, &body = call](const Searcher& limited) {
      try {
        body(limited);
      } catch (const StoppedError& error) {
        return error.code();
      }
      return ErrorCode::failed;
    };
    EXPECT_EQ(code_of(cancelled), ErrorCode::cancelled) << name;
    EXPECT_EQ(code_of(late), ErrorCode::timed_out) << name;
    EXPECT_NO_THROW(call(searcher)) << name << " after a stop";
  }
}

TEST(Limits, ChangeNoAnswerThatComesInTime) {
  const Searcher searcher = long_index().searcher();
  const Searcher limited = searcher.limited({.deadline = in(std::chrono::hours(1))});
  const Query query = searcher.parse("bail judges");
  EXPECT_EQ(limited.search(query).hits, searcher.search(query).hits);
  EXPECT_EQ(limited.search(query).total, searcher.search(query).total);
}

TEST(Limits, StopAScanBeforeItsNextHit) {
  std::stop_source stop;
  const Searcher searcher = long_index().searcher();
  const Searcher limited = searcher.limited({.stop = stop.get_token()});
  std::size_t handed = 0;
  const auto scan = [&] {
    limited.scan(searcher.parse("bail"), [&](const Hit&) {
      if (++handed == 10) stop.request_stop();
      return true;
    });
  };
  EXPECT_THROW(scan(), StoppedError);
  EXPECT_EQ(handed, 10U);
}

// What a function that is handed something asks of another searcher has the limits of that one.
TEST(Limits, AreThoseOfTheSearcherThatIsAsked) {
  std::stop_source stop;
  const Searcher searcher = long_index().searcher();
  const Searcher limited = searcher.limited({.stop = stop.get_token()});
  std::size_t found = 0;
  const auto search = [&] {
    limited.search(searcher.parse("bail"), {.limit = 5}, [&](const Hit& hit) {
      stop.request_stop();
      found += searcher.show(hit.id).size();
    });
  };
  EXPECT_THROW(search(), StoppedError);
  EXPECT_EQ(found, 1U);
}

// Milliseconds of this thread's CPU time: a machine that is busy changes nothing.
double cpu_milliseconds() {
  std::timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

TEST(Limits, EndALongCallWithin50Milliseconds) {
  const Searcher searcher = long_index().searcher();
  for (const auto& [name, call] : calls()) {
    const Searcher limited = searcher.limited({.deadline = in(std::chrono::milliseconds(5))});
    const double before = cpu_milliseconds();
    const auto forever = [&, &body = call] {
      while (true) body(limited);
    };
    EXPECT_THROW(forever(), StoppedError) << name;
    EXPECT_LT(cpu_milliseconds() - before, 55) << name;
  }
}

TEST(Limits, EndAWaitForATurn) {
  const Searcher searcher = long_index().searcher();
  // As many threads as can search hold on to what they search with.
  const std::size_t holders = std::max(std::thread::hardware_concurrency(), 4U);
  std::atomic<std::size_t> holding = 0;
  std::atomic<bool> go = false;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < holders; ++i) {
    threads.emplace_back([&] {
      searcher.scan({}, [&](const Hit&) {
        ++holding;
        while (!go) std::this_thread::yield();
        return false;
      });
    });
  }
  while (holding < holders) std::this_thread::yield();
  EXPECT_THROW((void)searcher.limited({.deadline = in(std::chrono::milliseconds(20))}).info(), StoppedError);
  go = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(searcher.info().documents, 3U);
}

TEST(In, IsNeverLaterThanTheClockCanTell) {
  EXPECT_EQ(in(std::chrono::nanoseconds::max()), Clock::time_point::max());
  const Clock::time_point now = in(std::chrono::nanoseconds(0));
  EXPECT_LE(now, Clock::now());
}

}  // namespace
}  // namespace tenet::test
