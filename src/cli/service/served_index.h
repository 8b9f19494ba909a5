#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <tenet/searcher.h>

namespace tenet::cli {

// An index as it was when it was opened.
struct OpenedIndex {
  Searcher searcher;
  IndexInfo info;
  // Set by whoever could not read it: the next request opens it again.
  std::shared_ptr<std::atomic<bool>> is_stale = std::make_shared<std::atomic<bool>>(false);
};

// The indexes that answer requests, for as long as a process lives. When one is replaced, the next request is answered
// from the new one, and those at work go on with the old one. Safe to use from any thread.
class ServedIndex {
 public:
  // Opens them. Throws IndexError.
  ServedIndex(std::vector<std::filesystem::path> indexes, SearcherOptions options);

  // As it is now. Throws IndexError when it cannot be read. Costs a call of the system for each index where nothing has
  // changed.
  [[nodiscard]] std::shared_ptr<const OpenedIndex> now();

 private:
  [[nodiscard]] std::shared_ptr<const OpenedIndex> open() const;
  // Of all files that say what the indexes hold: another one once an index was replaced.
  [[nodiscard]] std::string state() const;

  std::vector<std::filesystem::path> indexes_;
  SearcherOptions options_;
  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const OpenedIndex> opened_;
};

}  // namespace tenet::cli
