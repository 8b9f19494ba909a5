#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/reading/read.h"
#include "indexer/reading/worker/worker.h"

namespace tenet::indexer {

// A file that is to be read: FileReader::read().
struct FileToRead {
  std::filesystem::path path = {};
  std::string name = {};
  Sidecar sidecar = {};
};

// What a document or a problem takes while it waits, in bytes.
[[nodiscard]] std::uint64_t bytes_of(const SourceDocument& source);
[[nodiscard]] std::uint64_t bytes_of(const Problem& problem);

// Reads files on several threads, each with a tenet-reader of its own, and gives what they hold in the order of the
// files. Files that libtenet reads itself, by their endings, are read when it is their turn. What is read ahead is
// bounded, in files and in bytes. For one thread at a time.
class ReadAhead {
 public:
  // Starts no thread before there is a file for it.
  ReadAhead(WorkerOptions options, unsigned threads);
  ~ReadAhead();  // NOLINT(bugprone-exception-escape): as where it is defined
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  // Whether another file may be begun before the oldest is finished.
  [[nodiscard]] bool has_room() const { return files_.size() < 4 * std::size_t{threads_}; }
  // Takes a file, which may be read at once.
  void begin(FileToRead file);
  // Gives what the oldest file holds that was begun and is not finished; waits for it. What the callbacks throw goes
  // through, and so does what reading threw; no file is finished after that.
  ReadEnd finish(const OnDocument& on_document, const OnProblem& on_problem);
  // Forgets the files that were begun.
  void clear();

 private:
  struct File;
  // What reading a file gives.
  using Event = std::variant<SourceDocument, Problem>;

  void run();
  [[nodiscard]] static std::uint64_t size_of(const Event& event);
  // Hands an event over; waits where too much is waiting already. Throws where nobody wants it any more.
  void put(File& file, Event event);
  [[nodiscard]] std::shared_ptr<File> next_file();

  WorkerOptions options_;
  unsigned threads_;
  FileReader reader_;  // of the thread that calls

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<File>> files_ = {};  // begun, not finished
  std::deque<std::shared_ptr<File>> to_read_ = {};
  std::uint64_t waiting_bytes_ = 0;  // of events
  bool ends_ = false;
  std::vector<std::thread> running_ = {};
};

}  // namespace tenet::indexer
