#include "indexer/work.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/files.h"
#include "errors.h"
#include "indexer/given_document.h"
#include "store/manifest.h"
#include "store/own_files.h"
#include "store/shards.h"
#include "store/xapian_errors.h"

namespace tenet {

std::size_t IndexReport::skipped() const {
  return static_cast<std::size_t>(std::ranges::count_if(problems, &Problem::skipped));
}

namespace {

IndexerOptions translate_xapian_errors(IndexerOptions options) {
  if (options.progress) options.progress = of_caller(std::move(options.progress));
  if (options.should_stop) options.should_stop = of_caller(std::move(options.should_stop));
  return options;
}

// The topics to index with, as the index is to keep them: a text that stands by itself, since the topics that it adds
// to may be others in the next version.
std::string own_topics(const fs::path& index, std::string toml) {
  if (toml.empty() && store::has_manifest(index)) toml = store::Snapshot(index).taxonomy_toml();
  if (toml.empty()) toml = default_taxonomy_toml();
  return toml.find("extends") == std::string::npos ? toml : to_toml(parse_taxonomy(toml, "topics"));
}

// The names of speakers to index with.
std::string own_speakers(const fs::path& index, std::string toml) {
  if (toml.empty() && store::has_manifest(index)) toml = store::Snapshot(index).speakers_toml();
  return toml.empty() ? std::string(default_speakers_toml()) : toml;
}

}  // namespace

Indexer::Work::Work(fs::path index, IndexerOptions options)
    : index_(store::refuse_stub(std::move(index))),
      options_(translate_xapian_errors(std::move(options))),
      reference_(own_topics(index_, options_.topics_toml), own_speakers(index_, options_.speakers_toml), analyser_),
      reader_({.program = options_.reader, .sandbox = options_.sandbox}, jobs()),
      made_folder_(
          store::translate_xapian_errors("opening " + index_.string(), [this] { return !base::status_of(index_); })),
      lock_(index_) {
  open();
}

Indexer::Work::~Work() {
  commit_.reset();
  try {
    // Nothing was ever committed: leave nothing behind.
    if (!made_folder_ || store::has_manifest(index_)) return;
    base::remove_file(index_ / store::lock_name);
    base::remove_empty_folder(index_);
  } catch (const Error&) {  // an empty folder is left
  }
}

void Indexer::Work::open() {
  old_.reset();
  store::Manifest manifest;
  if (store::has_manifest(index_)) {
    old_.emplace(index_);
    manifest = old_->manifest();
    catalogue_ = indexer::Catalogue(*old_);
  }
  commit_ = std::make_unique<indexer::Commit>(index_, manifest, reference_, jobs());
  report_ = {};
  seen_.clear();
  asked_.clear();
  kept_.assign(catalogue_.documents().size(), false);
}

void Indexer::Work::add(Document document) {
  reopen();
  indexer::require_fit(document);
  if (meet(document.id, "add()")) {
    throw InputError("adding document '" + document.id + "': it was added before in this commit",
                     "commit in between, or give it an id of its own");
  }
  std::string where = document.id;
  take({.document = std::move(document)}, "", std::move(where));
}

void Indexer::Work::remove(const std::string& id) {
  reopen();
  const DocumentEntry* entry = catalogue_.document(id);
  if (entry == nullptr || meet(id, "remove()")) return;
  ++report_.removed;
  drop(*entry);
}

void Indexer::Work::note_rewritten(std::uint64_t bytes) {
  if (!commit_->changes_analysis()) return;
  if (must_stop())
    throw IndexError(ErrorCode::cancelled, "putting topics on " + index_.string() + ": stopped",
                     "the index is as it was");
  progress_.bytes += bytes;
  ++progress_.documents;
  report_progress();
}

IndexReport Indexer::Work::commit() {
  reopen();
  progress_ = {.stage = commit_->changes_analysis() ? IndexProgress::Stage::tagging : IndexProgress::Stage::writing,
               .all_bytes = old_ ? old_->manifest().text_bytes : 0};
  report_progress();
  const store::Manifest manifest =
      commit_->finish(old_ ? &*old_ : nullptr, catalogue_, [this](std::uint64_t bytes) { note_rewritten(bytes); });
  IndexReport report = std::move(report_);
  std::ranges::copy(commit_->warnings(), std::back_inserter(report.problems));
  for (const indexer::FailedDocument& failed : commit_->failed()) {
    const char* kept = failed.keeps_old ? "; the index keeps it as it was read before" : "";
    report.problems.push_back({failed.where, failed.reason + kept});
    --(failed.keeps_old ? report.updated : report.added);
  }
  report.documents = manifest.documents();
  report.passages = manifest.passages();
  report.text_bytes = manifest.text_bytes;
  report.fingerprint = manifest.fingerprint();
  commit_.reset();
  return report;
}

Indexer::Indexer(const fs::path& index, IndexerOptions options)
    : work_(store::translate_xapian_errors("opening " + index.string(),
                                           [&] { return std::make_unique<Work>(index, std::move(options)); })) {}
Indexer::~Indexer() = default;
void Indexer::update(const std::vector<fs::path>& paths) {
  store::translate_xapian_errors("reading the documents", [&] { work_->update(paths); });
}
void Indexer::add(Document document) {
  store::translate_xapian_errors("adding a document", [&] { work_->add(std::move(document)); });
}
void Indexer::remove(std::string_view id) {
  store::translate_xapian_errors("removing a document", [&] { work_->remove(std::string(id)); });
}
IndexReport Indexer::commit() {
  return store::translate_xapian_errors("writing the index", [&] { return work_->commit(); });
}

}  // namespace tenet
