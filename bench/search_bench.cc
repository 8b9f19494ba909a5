// How long one query takes on a large index, with words fed back and without: bench/README.md says how to run it.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>

#include <tenet/searcher.h>

namespace {

using Options = tenet::SearchOptions;

// The index that TENET_BENCH_INDEX names; null without.
const tenet::Searcher* searcher() {
  static const std::unique_ptr<tenet::Searcher> open = [] {
    const char* const index = std::getenv("TENET_BENCH_INDEX");
    return index == nullptr ? nullptr : std::make_unique<tenet::Searcher>(index);
  }();
  return open.get();
}

void search(benchmark::State& state, const std::string& text, Options::By by, Options::Expand expand) {
  if (searcher() == nullptr) {
    state.SkipWithError("TENET_BENCH_INDEX names no index");
    return;
  }
  const tenet::Query query = searcher()->parse(text, tenet::Joining::any);
  const Options options{.limit = 10, .by = by, .expand = expand};
  for (auto _ : state) benchmark::DoNotOptimize(searcher()->search(query, options));
}

const std::string one_word = "sentencing";
const std::string topic = "topic:sentencing";
const std::string four_words = "police reform community trust";

BENCHMARK_CAPTURE(search, one_word, one_word, Options::By::passage, Options::Expand::never);
BENCHMARK_CAPTURE(search, topic, topic, Options::By::passage, Options::Expand::never);
BENCHMARK_CAPTURE(search, four_words, four_words, Options::By::passage, Options::Expand::never);
BENCHMARK_CAPTURE(search, one_word_expanded, one_word, Options::By::passage, Options::Expand::always);
BENCHMARK_CAPTURE(search, four_words_expanded, four_words, Options::By::passage, Options::Expand::always);
BENCHMARK_CAPTURE(search, one_word_by_document, one_word, Options::By::document, Options::Expand::never);
BENCHMARK_CAPTURE(search, four_words_by_document, four_words, Options::By::document, Options::Expand::never);
BENCHMARK_CAPTURE(search, one_word_by_document_expanded, one_word, Options::By::document, Options::Expand::always);
BENCHMARK_CAPTURE(search, four_words_by_document_expanded, four_words, Options::By::document, Options::Expand::always);

}  // namespace

BENCHMARK_MAIN();
