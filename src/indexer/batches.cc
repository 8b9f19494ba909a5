#include "indexer/batches.h"

#include <algorithm>
#include <new>
#include <utility>

#include <tenet/error.h>

#include "errors.h"

namespace tenet::indexer {
namespace {

// Thrown where the analysis of a document ended, and caught where its batch is tried again without it.
struct Unanalysable {
  std::size_t document;  // place in the batch
  std::string reason;
};

}  // namespace

BatchWriters::BatchWriters(std::filesystem::path folder, const Reference& reference, unsigned threads,
                           std::size_t first_place)
    : folder_(std::move(folder)), reference_(reference), first_place_(first_place) {
  try {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  } catch (...) {  // no memory for another thread
    stop();
    throw;
  }
}

BatchWriters::~BatchWriters() {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.clear();  // without finish() nobody wants them
  }
  stop();
}

void BatchWriters::push(Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return failure_ != nullptr || waiting_.size() < threads_.size(); });
  if (failure_ != nullptr) std::rethrow_exception(failure_);
  waiting_.emplace_back(written_.size(), std::move(batch));
  written_.emplace_back();
  changed_.notify_all();
}

std::vector<FreshSegment> BatchWriters::finish() {
  stop();
  if (failure_ != nullptr) std::rethrow_exception(failure_);
  return std::move(written_);
}

// Lets the threads end what is waiting, unless one has failed, and waits for them.
void BatchWriters::stop() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void BatchWriters::run() {
  std::optional<text::Analyser> analyser;  // made where a lack of memory is caught
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closed_ || failure_ != nullptr || !waiting_.empty(); });
    if (failure_ != nullptr || waiting_.empty()) return;
    auto [place, batch] = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    FreshSegment segment;
    std::exception_ptr failure;
    try {
      segment = write(std::move(batch), first_place_ + place, analyser);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure != nullptr && failure_ == nullptr) failure_ = failure;
    written_[place] = std::move(segment);
    changed_.notify_all();
  }
}

FreshSegment BatchWriters::write(Batch batch, std::size_t place, std::optional<text::Analyser>& analyser) const {
  // Ascending ids make docids ascend with passage ids, which settles ties of score: Segment::runs.
  std::ranges::sort(batch.documents, {},
                    [](const Incoming& incoming) -> const std::string& { return incoming.entry.id; });
  std::vector<FailedDocument> failed;
  while (true) {
    try {
      if (!analyser) analyser.emplace();
      FreshSegment fresh = try_to_write(batch, place, *analyser);
      fresh.failed = std::move(failed);
      return fresh;
    } catch (Unanalysable& end) {
      // Half of it is in the segment and in the analyser: both are made anew.
      analyser.reset();
      std::filesystem::remove_all(folder_ / std::to_string(place));
      const auto bad = batch.documents.begin() + static_cast<std::ptrdiff_t>(end.document);
      batch.bytes -= std::min(batch.bytes, bad->entry.bytes);
      failed.push_back({std::move(bad->entry), std::move(bad->where), std::move(end.reason)});
      batch.documents.erase(bad);
    }
  }
}

// Leaves the documents of the batch as they were, but for the one of an Unanalysable.
FreshSegment BatchWriters::try_to_write(Batch& batch, std::size_t place, text::Analyser& analyser) const {
  FreshSegment fresh{.folder = folder_ / std::to_string(place), .documents = batch.documents.size()};
  store::SegmentWriter segment(fresh.folder, static_cast<std::uint32_t>(place));
  if (!batch.documents.empty()) {
    fresh.first_id = batch.documents.front().entry.id;
    fresh.last_id = batch.documents.back().entry.id;
  }
  CatalogueEntries entries{.files = batch.files};
  DocumentWriter writer(reference_.topics, analyser, segment);
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    Incoming& incoming = batch.documents[i];
    const std::uint64_t bytes = incoming.source.document.text.size();
    try {
      const Form& form = incoming.source.form;
      Examined examined = cut_document(std::move(incoming.source.document), form, reference_.authority);
      incoming.entry.passages = writer.write(examined, form);
      incoming.source.document = std::move(examined.document);
    } catch (const Error&) {
      throw;
    } catch (const std::bad_alloc&) {
      // Where others need as much, leaving this one out would not help.
      if (2 * bytes < batch.bytes) throw;
      throw Unanalysable{i, reason_of_exception()};
    } catch (const std::exception&) {
      throw Unanalysable{i, reason_of_exception()};
    }
    fresh.passages += incoming.entry.passages;
    entries.documents.push_back(incoming.entry);
  }
  writer.finish();
  put(segment, place, entries);
  segment.finish();
  return fresh;
}

}  // namespace tenet::indexer
