// How fast each stage of indexing is by itself, and all of them together, on the starter corpus: bench/README.md says
// how to run it and what came out. Finding quotations and their speakers has quotes_bench.cc.

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>

#include "corpus.h"
#include "indexer/attribution/quotes.h"
#include "indexer/document.h"
#include "indexer/passages.h"
#include "indexer/reading/structure.h"
#include "indexer/reference.h"
#include "store/segment.h"
#include "text/decode.h"
#include "text/stem.h"
#include "text/tokens.h"

namespace tenet::bench {
namespace {

constexpr int copies = 20;  // of the corpus, where one is too little to measure

// Runs a stage over all documents of the corpus and says how many bytes a second that makes.
template <typename Stage>
void run_over_corpus(benchmark::State& state, Stage stage) {
  for (auto _ : state) {
    for (const Document& document : corpus()) benchmark::DoNotOptimize(stage(document));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(corpus_bytes()));
}

const indexer::Form markdown = {.markup = indexer::Markup::markdown};

const indexer::Reference& reference() {
  static text::Analyser analyser;
  static const indexer::Reference built{std::string(default_taxonomy_toml()), std::string(default_speakers_toml()),
                                        analyser};
  return built;
}

void decode(benchmark::State& state) {
  run_over_corpus(state, [](const Document& document) { return text::decode(document.text); });
}
BENCHMARK(decode)->Unit(benchmark::kMillisecond);

void tokens(benchmark::State& state) {
  text::Analyser analyser;
  run_over_corpus(state, [&](const Document& document) { return analyser.analyse(document.text).size(); });
}
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);

void tokens_by_icu(benchmark::State& state) {
  text::Analyser analyser;
  run_over_corpus(state, [&](const Document& document) { return analyser.analyse_by_icu(document.text).size(); });
}
BENCHMARK(tokens_by_icu)->Unit(benchmark::kMillisecond);

// The analyser does it once for each word; this is what it costs then.
void stem(benchmark::State& state) {
  text::Analyser analyser;
  std::vector<std::string> forms;
  for (const Document& document : corpus()) {
    for (const text::Token& token : analyser.analyse(document.text)) forms.push_back(token.form());
  }
  const text::Stemmer stemmer;
  for (auto _ : state) {
    for (const std::string& form : forms) benchmark::DoNotOptimize(stemmer.stem(form));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(forms.size()));
}
BENCHMARK(stem)->Unit(benchmark::kMillisecond);

void structure(benchmark::State& state) {
  run_over_corpus(state, [](const Document& document) {
    return indexer::find_structure(document.text, 0, indexer::Markup::markdown);
  });
}
BENCHMARK(structure)->Unit(benchmark::kMillisecond);

// The structure, quotations and speakers of all documents, and what is made of them.
void cut_into_passages(benchmark::State& state) {
  run_over_corpus(state, [](const Document& document) {
    return indexer::cut_document(document, markdown, reference().authority).passages.size();
  });
}
BENCHMARK(cut_into_passages)->Unit(benchmark::kMillisecond);

// Passages alone: the stages before them are done once.
void passages(benchmark::State& state) {
  struct Found {
    std::vector<indexer::Block> blocks;
    std::vector<Quote> quotes;
  };
  std::vector<Found> found;
  for (const Document& document : corpus()) {
    auto blocks = indexer::find_structure(document.text, 0, indexer::Markup::markdown);
    auto quotes = indexer::find_quotes(document.text, blocks);
    found.push_back({std::move(blocks), std::move(quotes)});
  }
  auto next = found.begin();
  run_over_corpus(state, [&](const Document& document) {
    if (next == found.end()) next = found.begin();
    const Found& here = *next++;
    return indexer::split_passages(document.text, here.blocks, here.quotes);
  });
}
BENCHMARK(passages)->Unit(benchmark::kMillisecond);

void topics(benchmark::State& state) {
  text::Analyser analyser;
  const indexer::TopicMatcher matcher(default_taxonomy(), analyser);
  run_over_corpus(state, [&](const Document& document) { return matcher.match(document.text, 0, analyser); });
}
BENCHMARK(topics)->Unit(benchmark::kMillisecond);

// Writes the corpus into a segment of its own; gives its passages.
std::uint32_t write_segment(const std::filesystem::path& folder, const std::vector<Examined>& documents,
                            text::Analyser& analyser) {
  store::SegmentWriter segment(folder);
  indexer::DocumentWriter writer(reference().topics, analyser, segment);
  std::uint32_t passages = 0;
  for (const Examined& document : documents) passages += writer.write(document, {});
  segment.finish();
  return passages;
}

std::vector<Examined> cut_corpus() {
  std::vector<Examined> documents;
  for (const Document& document : corpus()) {
    documents.push_back(indexer::cut_document(document, markdown, reference().authority));
  }
  return documents;
}

// Words, topics and the files of a segment: what is left once documents are cut.
void write_segments(benchmark::State& state) {
  const ScratchFolder scratch;
  const std::vector<Examined> documents = cut_corpus();
  text::Analyser analyser;
  for (auto _ : state) {
    std::filesystem::create_directories(scratch.path());
    benchmark::DoNotOptimize(write_segment(scratch.path() / "segment", documents, analyser));
    std::filesystem::remove_all(scratch.path() / "segment");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(corpus_bytes()));
}
BENCHMARK(write_segments)->Unit(benchmark::kMillisecond);

// Eight segments of the corpus into one.
void compaction(benchmark::State& state) {
  constexpr int segments = 8;
  const ScratchFolder scratch;
  std::filesystem::create_directories(scratch.path());
  const std::vector<Examined> documents = cut_corpus();
  text::Analyser analyser;
  std::vector<std::filesystem::path> folders;
  for (int i = 0; i < segments; ++i) {
    folders.push_back(scratch.path() / std::to_string(i));
    (void)write_segment(folders.back(), documents, analyser);
  }
  for (auto _ : state) {
    store::merge_segments(folders, scratch.path() / "merged");
    std::filesystem::remove_all(scratch.path() / "merged");
  }
  state.SetBytesProcessed(state.iterations() * segments * static_cast<std::int64_t>(corpus_bytes()));
}
BENCHMARK(compaction)->Unit(benchmark::kMillisecond);

// All stages of one long document, without writing.
void examine_document(benchmark::State& state) {
  Document all{.id = "all"};
  for (int copy = 0; copy < copies; ++copy) {
    for (const Document& document : corpus()) all.text += document.text + "\n\n";
  }
  for (auto _ : state) benchmark::DoNotOptimize(examine(all, default_taxonomy()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(all.text.size()));
}
BENCHMARK(examine_document)->Unit(benchmark::kMillisecond);

void index_documents(benchmark::State& state) {
  for (auto _ : state) {
    const ScratchFolder scratch;
    index_corpus(scratch.path(), copies, static_cast<unsigned>(state.range(0)));
  }
  state.SetBytesProcessed(state.iterations() * copies * static_cast<std::int64_t>(corpus_bytes()));
}
BENCHMARK(index_documents)->Arg(1)->Arg(2)->ArgName("jobs")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tenet::bench

BENCHMARK_MAIN();
