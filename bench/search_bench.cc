// How long a question of each kind takes: bench/README.md says how to run it and what came out. On the index that
// TENET_BENCH_INDEX names, else on the starter corpus 20 times over.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include "corpus.h"

namespace tenet::bench {
namespace {

using By = SearchOptions::By;

const std::filesystem::path& index() {
  static const ScratchFolder scratch;
  static const std::filesystem::path chosen = [] {
    if (const char* const named = std::getenv("TENET_BENCH_INDEX")) return std::filesystem::path(named);
    index_corpus(scratch.path(), 20);
    return scratch.path();
  }();
  return chosen;
}

const Searcher& searcher() {
  static const Searcher open(index());
  return open;
}

void open_index(benchmark::State& state) {
  (void)searcher();
  for (auto _ : state) benchmark::DoNotOptimize(Searcher(index()).info());
}
BENCHMARK(open_index)->Unit(benchmark::kMicrosecond);

// Asks for passages elsewhere, whose text then is what the searcher keeps: a question is rarely asked twice in a row.
void ask_for_others() {
  static const std::vector<Query> others = [] {
    std::vector<Query> queries;
    for (const char* text : {"agriculture", "hurricane", "astronauts", "tariffs", "vaccines", "baseball"}) {
      queries.push_back(searcher().parse(text));
    }
    return queries;
  }();
  for (const Query& other : others) (void)searcher().search(other, {});
}

void search(benchmark::State& state, const std::string& text, const SearchOptions& options) {
  const Query query = searcher().parse(text, options.words_as_evidence ? Joining::all : Joining::any);
  for (auto _ : state) {
    state.PauseTiming();
    ask_for_others();
    state.ResumeTiming();
    benchmark::DoNotOptimize(searcher().search(query, options));
  }
}

constexpr const char* one_word = "sentencing";
constexpr const char* four_words = "police reform community trust";
const SearchOptions plain{.snippet_bytes = 0};
const SearchOptions snippets{};
const SearchOptions documents{.by = By::document, .snippet_bytes = 0};
const SearchOptions evidence{.snippet_bytes = 0, .words_as_evidence = true};

#define TENET_BENCH_SEARCH(name, text, options) \
  BENCHMARK_CAPTURE(search, name, text, options)->Unit(benchmark::kMicrosecond)
TENET_BENCH_SEARCH(one_word, one_word, plain);
TENET_BENCH_SEARCH(two_words, "bail reform", plain);
TENET_BENCH_SEARCH(both_words, "bail AND reform", plain);
TENET_BENCH_SEARCH(four_words, four_words, plain);
TENET_BENCH_SEARCH(phrase, "\"law enforcement\"", plain);
TENET_BENCH_SEARCH(near, "judge NEAR/5 discretion", plain);
TENET_BENCH_SEARCH(wildcard, "reclassif*", plain);
TENET_BENCH_SEARCH(synonyms, "~bail", plain);
TENET_BENCH_SEARCH(topic, "topic:sentencing", plain);
TENET_BENCH_SEARCH(said, "said:bail", plain);
TENET_BENCH_SEARCH(field, "title:house AND treatment", plain);
TENET_BENCH_SEARCH(date, "date:2022 AND treatment", plain);
TENET_BENCH_SEARCH(one_word_with_snippets, one_word, snippets);
TENET_BENCH_SEARCH(one_word_by_document, one_word, documents);
TENET_BENCH_SEARCH(four_words_by_document, four_words, documents);
TENET_BENCH_SEARCH(question, "Do police officers who lie in court lose their jobs?", evidence);
#undef TENET_BENCH_SEARCH

void folded(benchmark::State& state) {
  const Query query = searcher().parse(one_word);
  for (auto _ : state) benchmark::DoNotOptimize(search_folded(searcher(), query));
}
BENCHMARK(folded)->Unit(benchmark::kMicrosecond);

void count_by_year(benchmark::State& state, const char* text) {
  const Query query = searcher().parse(text);
  for (auto _ : state) benchmark::DoNotOptimize(searcher().count(query, {.by = {CountBy::year}}));
}
BENCHMARK_CAPTURE(count_by_year, word, one_word)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(count_by_year, topic, "topic:sentencing")->Unit(benchmark::kMicrosecond);

void kwic(benchmark::State& state, const char* text) {
  const Query query = searcher().parse(text);
  for (auto _ : state) benchmark::DoNotOptimize(concordance(searcher(), query));
}
BENCHMARK_CAPTURE(kwic, word, "reclassification")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(kwic, phrase, "\"second chance\"")->Unit(benchmark::kMicrosecond);

void verify(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(searcher().verify("a second chance", {}));
}
BENCHMARK(verify)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tenet::bench

BENCHMARK_MAIN();
