#include "indexer/reading/read_ahead.h"

#include <algorithm>
#include <utility>

#include "indexer/reading/recognise.h"

namespace tenet::indexer {
namespace {

// What waits for its turn, in bytes; the oldest file may always give one document more.
constexpr std::uint64_t most_waiting = std::uint64_t{64} << 20;

std::uint64_t bytes_of_strings(const std::vector<std::string>& strings) {
  std::uint64_t bytes = 0;
  for (const std::string& each : strings) bytes += sizeof(std::string) + each.size();
  return bytes;
}

// Thrown where a file is read that nobody wants any more, and caught there.
struct Unwanted {};

}  // namespace

struct ReadAhead::File {
  explicit File(FileToRead to_read) : file(std::move(to_read)) {}

  FileToRead file;
  bool is_own = false;  // read when it is its turn
  bool is_unwanted = false;
  std::deque<Event> events = {};
  std::optional<ReadEnd> end = {};
  std::exception_ptr failure = {};
};

std::uint64_t bytes_of(const SourceDocument& source) {
  const Document& document = source.document;
  std::uint64_t bytes = sizeof source + document.pages.marks.size() * sizeof(PageMark) +
                        source.form.blocks.size() * sizeof(Block) + bytes_of_strings(document.pages.labels);
  for (const std::string* each :
       {&document.id, &document.text, &document.title, &document.date, &document.organisation, &document.speaker,
        &document.author, &document.source, &document.url, &document.type, &document.licence}) {
    bytes += each->size();
  }
  for (const auto& entry : document.metadata) bytes += sizeof entry + entry.first.size() + entry.second.size();
  for (const Block& block : source.form.blocks) bytes += block.hidden.size() * sizeof(TextRange);
  return bytes;
}

std::uint64_t bytes_of(const Problem& problem) {
  return sizeof problem + problem.where.size() + problem.reason.size();
}

std::uint64_t ReadAhead::size_of(const Event& event) {
  return std::visit([](const auto& each) { return bytes_of(each); }, event);
}

ReadAhead::ReadAhead(WorkerOptions options, unsigned threads)
    : options_(std::move(options)), threads_(std::max(threads, 1U)), reader_(options_) {}

ReadAhead::~ReadAhead() {  // NOLINT(bugprone-exception-escape): a mutex that fails is the end of the process
  clear();
  {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : running_) thread.join();
}

void ReadAhead::begin(FileToRead file) {
  const auto begun = std::make_shared<File>(std::move(file));
  begun->is_own = threads_ == 1 || has_own_ending(begun->file.name);
  const std::scoped_lock lock(mutex_);
  files_.push_back(begun);
  if (begun->is_own) return;
  to_read_.push_back(begun);
  if (running_.size() < threads_) running_.emplace_back([this] { run(); });
  changed_.notify_all();
}

ReadEnd ReadAhead::finish(const OnDocument& on_document, const OnProblem& on_problem) {
  const std::shared_ptr<File> file = files_.front();
  if (file->is_own) {
    const ReadEnd end = reader_.read(file->file.path, file->file.name, file->file.sidecar, on_document, on_problem);
    const std::scoped_lock lock(mutex_);
    files_.pop_front();
    return end;
  }
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return !file->events.empty() || file->end || file->failure; });
    if (file->events.empty()) break;
    std::deque<Event> events = std::exchange(file->events, {});
    for (const Event& event : events) waiting_bytes_ -= size_of(event);
    changed_.notify_all();
    lock.unlock();
    for (Event& event : events) {
      if (auto* document = std::get_if<SourceDocument>(&event)) {
        on_document(std::move(*document));
      } else {
        on_problem(std::get<Problem>(std::move(event)));
      }
    }
    lock.lock();
  }
  if (file->failure) std::rethrow_exception(file->failure);
  files_.pop_front();
  changed_.notify_all();
  return *file->end;
}

void ReadAhead::clear() {
  const std::scoped_lock lock(mutex_);
  for (const auto& file : files_) {
    file->is_unwanted = true;
    for (const Event& event : file->events) waiting_bytes_ -= size_of(event);
    file->events.clear();
  }
  files_.clear();
  to_read_.clear();
  changed_.notify_all();
}

std::shared_ptr<ReadAhead::File> ReadAhead::next_file() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ends_ || !to_read_.empty(); });
  if (ends_) return nullptr;
  std::shared_ptr<File> file = std::move(to_read_.front());
  to_read_.pop_front();
  return file;
}

void ReadAhead::run() {
  std::optional<FileReader> reader;
  while (const std::shared_ptr<File> file = next_file()) {
    std::optional<ReadEnd> end;
    std::exception_ptr failure;
    try {
      if (!reader) reader.emplace(options_);
      end = reader->read(
          file->file.path, file->file.name, file->file.sidecar,
          [&](SourceDocument source) { put(*file, std::move(source)); },
          [&](Problem problem) { put(*file, std::move(problem)); });
    } catch (const Unwanted&) {
      continue;
    } catch (...) {
      failure = std::current_exception();
    }
    const std::scoped_lock lock(mutex_);
    file->end = end;
    file->failure = failure;
    changed_.notify_all();
  }
}

void ReadAhead::put(File& file, Event event) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    const bool is_oldest = !files_.empty() && files_.front().get() == &file;
    return file.is_unwanted || waiting_bytes_ < most_waiting || (is_oldest && file.events.empty());
  });
  if (file.is_unwanted) throw Unwanted{};
  waiting_bytes_ += size_of(event);
  file.events.push_back(std::move(event));
  changed_.notify_all();
}

}  // namespace tenet::indexer
