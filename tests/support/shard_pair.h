#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tenet/passage.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {

// The same documents twice: in one index, and in four that a stub names.
class ShardPair {
 public:
  // The files of corpus/, dealt out in turn.
  static ShardPair of_corpus();
  static ShardPair of(const std::vector<Document>& documents);

  [[nodiscard]] Searcher one() const { return Searcher(one_index()); }
  [[nodiscard]] Searcher four() const { return Searcher(*folder_ / "shards"); }
  [[nodiscard]] std::filesystem::path one_index() const { return *folder_ / "one.index"; }
  // One of the four, from 0.
  [[nodiscard]] std::filesystem::path shard(std::size_t i) const { return *folder_ / ("shards/" + name_of(i)); }

 private:
  static std::string name_of(std::size_t i) { return "part-" + std::to_string(i); }
  void make(const std::string& from, const std::string& to) const;
  void write_stub() const;

  std::unique_ptr<TempFolder> folder_ = std::make_unique<TempFolder>();
};

// Invented documents, the same for the same seed.
[[nodiscard]] std::vector<Document> random_documents(unsigned seed);

}  // namespace tenet::test
