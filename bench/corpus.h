#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/passage.h>

// What benchmarks work on where nothing larger is named: the starter corpus.
namespace tenet::bench {

// The Markdown files of the starter corpus, in the order of their names, as they were read.
inline const std::vector<Document>& corpus() {
  static const std::vector<Document> documents = [] {
    std::vector<Document> read;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TENET_CORPUS_DIR)) {
      if (entry.path().extension() != ".md") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      read.push_back({.id = entry.path().string(), .text = {std::istreambuf_iterator<char>(in), {}}});
    }
    std::ranges::sort(read, {}, &Document::id);
    return read;
  }();
  return documents;
}

inline std::size_t corpus_bytes() {
  std::size_t bytes = 0;
  for (const Document& document : corpus()) bytes += document.text.size();
  return bytes;
}

// A folder that is removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() { std::filesystem::remove_all(path_); }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / "tenet-bench";
};

// Indexes the corpus `copies` times over.
inline void index_corpus(const std::filesystem::path& index, int copies, unsigned jobs = 1) {
  Indexer indexer(index, {.jobs = jobs});
  for (int copy = 0; copy < copies; ++copy) {
    for (Document document : corpus()) {
      document.id += '/' + std::to_string(copy);
      indexer.add(std::move(document));
    }
  }
  (void)indexer.commit();
}

}  // namespace tenet::bench
