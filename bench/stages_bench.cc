// How fast the stages are, on the starter corpus repeated: bench/README.md says how to run it and what came out.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

namespace {

namespace fs = std::filesystem;

// The documents of the starter corpus, in the order of their names, as plain text.
const std::vector<tenet::Document>& corpus() {
  static const std::vector<tenet::Document> documents = [] {
    std::vector<tenet::Document> read;
    for (const auto& entry : fs::recursive_directory_iterator(TENET_CORPUS_DIR)) {
      if (entry.path().extension() != ".md") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      read.push_back({.id = entry.path().string(), .text = {std::istreambuf_iterator<char>(in), {}}});
    }
    std::ranges::sort(read, {}, &tenet::Document::id);
    return read;
  }();
  return documents;
}

std::size_t corpus_bytes() {
  std::size_t bytes = 0;
  for (const tenet::Document& document : corpus()) bytes += document.text.size();
  return bytes;
}

// An index of the corpus `copies` times over, removed at the end.
class ScratchIndex {
 public:
  explicit ScratchIndex(int copies, unsigned jobs = 1) {
    fs::remove_all(folder_);
    tenet::Indexer indexer(folder_, {.jobs = jobs});
    for (int copy = 0; copy < copies; ++copy) {
      for (tenet::Document document : corpus()) {
        document.id += '/' + std::to_string(copy);
        indexer.add(std::move(document));
      }
    }
    (void)indexer.commit();
  }
  ~ScratchIndex() { fs::remove_all(folder_); }
  ScratchIndex(const ScratchIndex&) = delete;
  ScratchIndex& operator=(const ScratchIndex&) = delete;

  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_ = fs::temp_directory_path() / "tenet-bench-index";
};

// Structure, quotations, passages, words and topics of one long document, without writing.
void examine_document(benchmark::State& state) {
  tenet::Document all{.id = "all"};
  for (int copy = 0; copy < 20; ++copy) {
    for (const tenet::Document& document : corpus()) all.text += document.text + "\n\n";
  }
  for (auto _ : state) benchmark::DoNotOptimize(tenet::examine(all, tenet::default_taxonomy()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(all.text.size()));
}
BENCHMARK(examine_document)->Unit(benchmark::kMillisecond);

void index_documents(benchmark::State& state) {
  constexpr int copies = 20;
  for (auto _ : state) const ScratchIndex index(copies, static_cast<unsigned>(state.range(0)));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * copies *
                          static_cast<std::int64_t>(corpus_bytes()));
}
BENCHMARK(index_documents)->Arg(1)->Arg(2)->ArgName("jobs")->Unit(benchmark::kMillisecond)->UseRealTime();

void open_index(benchmark::State& state) {
  const ScratchIndex index(20);
  for (auto _ : state) benchmark::DoNotOptimize(tenet::Searcher(index.folder()).info());
}
BENCHMARK(open_index)->Unit(benchmark::kMicrosecond);

void search(benchmark::State& state, const char* query) {
  const ScratchIndex index(20);
  const tenet::Searcher searcher(index.folder());
  const tenet::Query parsed = searcher.parse(query);
  for (auto _ : state) benchmark::DoNotOptimize(searcher.search(parsed));
}
BENCHMARK_CAPTURE(search, word, "sentence")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, any, "judge OR treatment OR bail")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, phrase, "\"law enforcement\"")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, near, "judge NEAR/5 discretion")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, star, "reclassif*")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, topic, "topic:sentencing")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, field, "organisation:house treatment")->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
