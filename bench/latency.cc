// latency [--cpu] INDEX QUERIES.tsv: how long a search takes, warm, one thread, one line a kind of query, in the form
// that programs for other search engines print, so that they can stand beside each other. bench/README.md says how to
// run it and what came out.
//
// Each line of QUERIES.tsv is a kind, a tab and words. "any" asks for passages with any of them, "phrase" for the words
// side by side, "query" for what they say as a query. Each kind is also asked without an exact total, with words as
// evidence, and by document. Timed is all from the text of the query to the text of the ten best passages; "with
// snippets" also marks what matched and cuts snippets, as `tenet search` shows them. --cpu counts the time of the
// processor, which a machine that is busy otherwise falsifies less.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

namespace {

constexpr int rounds = 3;  // the last one counts

std::vector<std::string> read_queries(const char* file, std::string_view kind) {
  std::ifstream in(file);
  std::vector<std::string> queries;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || std::string_view(line).substr(0, tab) != kind) continue;
    const std::string words = line.substr(tab + 1);
    queries.push_back(kind == "phrase" ? '"' + words + '"' : words);
  }
  return queries;
}

using Clock = double();  // gives microseconds

double wall_clock() {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu_clock() {
  return static_cast<double>(std::clock()) * (1e6 / CLOCKS_PER_SEC);
}

double time_to_answer(const tenet::Searcher& searcher, const std::string& text, const tenet::SearchOptions& options,
                      Clock* clock) {
  const double start = clock();
  const auto joining = options.words_as_evidence ? tenet::Joining::all : tenet::Joining::any;
  const tenet::Query query = searcher.parse(text, joining);
  (void)searcher.search(query, options);
  return clock() - start;
}

void report(const std::string& label, const tenet::Searcher& searcher, const std::vector<std::string>& queries,
            const tenet::SearchOptions& options, Clock* clock) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    times.clear();
    for (const std::string& query : queries) times.push_back(time_to_answer(searcher, query, options, clock));
  }
  if (times.empty()) return;
  std::ranges::sort(times);
  const auto at = [&](std::size_t hundredths) { return times[times.size() * hundredths / 100]; };
  std::printf("%s: p50 %.0f us, p90 %.0f us, p99 %.0f us\n", label.c_str(), at(50), at(90), at(99));
}

}  // namespace

int main(int argc, char** argv) {
  const bool cpu = argc == 4 && argv[1] == std::string_view("--cpu");
  if (argc != 3 && !cpu) {
    std::fprintf(stderr, "usage: latency [--cpu] INDEX QUERIES.tsv\n");
    return 2;
  }
  Clock* const clock = cpu ? cpu_clock : wall_clock;
  const char* const index = argv[argc - 2];
  const char* const file = argv[argc - 1];
  try {
    const tenet::Searcher searcher{std::filesystem::path(index)};
    for (const std::string kind : {"any", "phrase", "query"}) {
      const std::vector<std::string> queries = read_queries(file, kind);
      report(kind, searcher, queries, {.limit = 10, .snippet_bytes = 0}, clock);
      report(kind + ", total not asked", searcher, queries, {.limit = 10, .snippet_bytes = 0, .exact_total = false},
             clock);
      report(kind + " with snippets", searcher, queries, {.limit = 10}, clock);
      report(kind + " as evidence", searcher, queries, {.limit = 10, .snippet_bytes = 0, .words_as_evidence = true},
             clock);
      report(kind + " by document", searcher, queries,
             {.limit = 10, .by = tenet::SearchOptions::By::document, .snippet_bytes = 0}, clock);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "latency: %s\n", error.what());
    return 2;
  }
}
