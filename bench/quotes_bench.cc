// Finding quotations and who said them, alone: bench/README.md says how to run it and what came out.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/attribution/quotes.h"
#include "indexer/attribution/speakers.h"
#include "indexer/reading/structure.h"

namespace {

namespace fs = std::filesystem;
using tenet::indexer::Block;

struct Article {
  tenet::Document document = {};
  std::vector<Block> blocks = {};
};

// The articles of a folder, TENET_BENCH_TEXTS or else the judged sample, each joined with itself to the length of a
// long news article.
std::vector<Article> articles() {
  constexpr std::size_t long_article = 8000;  // bytes
  std::vector<Article> read;
  const char* folder = std::getenv("TENET_BENCH_TEXTS");
  for (const auto& entry : fs::directory_iterator(folder == nullptr ? TENET_SAMPLE_DIR : folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    Article article{.document = {.id = entry.path().string()}};
    while (article.document.text.size() < long_article) article.document.text += text + "\n";
    article.blocks = find_structure(article.document.text, 0, tenet::indexer::Markup::plain);
    read.push_back(std::move(article));
  }
  return read;
}

void find_who_said_it(benchmark::State& state) {
  const std::vector<Article> all = articles();
  const tenet::indexer::Authority authority;
  std::size_t bytes = 0;
  for (const Article& article : all) bytes += article.document.text.size();
  for (auto _ : state) {
    for (const Article& article : all) {
      benchmark::DoNotOptimize(find_speakers(article.document, article.blocks,
                                             tenet::indexer::find_quotes(article.document.text, article.blocks),
                                             authority));
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}
BENCHMARK(find_who_said_it)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
