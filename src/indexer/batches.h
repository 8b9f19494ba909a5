#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/document.h"
#include "indexer/reference.h"

namespace tenet::indexer {

// A document on its way into a segment.
struct Incoming {
  SourceDocument source = {};
  DocumentEntry entry = {};
  std::string where = {};  // for messages: "notes/a.md", "records.jsonl:17"
};

// A document that could not be analysed, and is in no segment.
struct FailedDocument {
  DocumentEntry entry = {};
  std::string where = {};
  std::string reason = {};
  bool keeps_old = false;  // the index keeps the version it had
};

// What one segment is made of: documents enough to be worth a thread's while, and the files they came from.
struct Batch {
  std::vector<Incoming> documents = {};
  std::vector<FileEntry> files = {};
  std::uint64_t bytes = 0;  // of text

  [[nodiscard]] bool empty() const { return documents.empty() && files.empty(); }
};

// A segment that is written but in no manifest yet.
struct FreshSegment {
  std::filesystem::path folder = {};
  std::uint64_t documents = 0;
  std::uint32_t passages = 0;
  std::string first_id = {};  // of its documents, which stand in ascending order
  std::string last_id = {};
  std::vector<FailedDocument> failed = {};
};

// Makes segments of batches on several threads. What they hold depends on the batches alone, never on the
// number of threads. A document whose analysis throws is left out, and named: FreshSegment::failed. Bounded: push()
// waits while as many batches as threads are waiting.
class BatchWriters {
 public:
  // Segments become folders of `folder`, named after the place of their batch, from `first_place` on.
  BatchWriters(std::filesystem::path folder, const Reference& reference, unsigned threads, std::size_t first_place = 0);
  ~BatchWriters();
  BatchWriters(const BatchWriters&) = delete;
  BatchWriters& operator=(const BatchWriters&) = delete;

  // Throws what a thread threw, once it has.
  void push(Batch batch);
  // Waits for all batches and gives their segments, in the order pushed. Nothing may be pushed afterwards.
  [[nodiscard]] std::vector<FreshSegment> finish();

 private:
  void run();
  void stop();
  [[nodiscard]] FreshSegment write(Batch batch, std::size_t place, std::optional<text::Analyser>& analyser) const;
  [[nodiscard]] FreshSegment try_to_write(Batch& batch, std::size_t place, text::Analyser& analyser) const;

  std::filesystem::path folder_;
  const Reference& reference_;
  std::size_t first_place_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, Batch>> waiting_;
  std::vector<FreshSegment> written_;
  std::exception_ptr failure_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace tenet::indexer
