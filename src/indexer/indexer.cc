#include <tenet/indexer.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <spdlog/logger.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/batches.h"
#include "indexer/catalogue.h"
#include "indexer/commit.h"
#include "indexer/given_document.h"
#include "indexer/places.h"
#include "indexer/reading/asked_paths.h"
#include "indexer/reading/document_keys.h"
#include "indexer/reading/read.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/sidecar.h"
#include "indexer/reading/walk.h"
#include "indexer/reading/worker/worker.h"
#include "indexer/reference.h"
#include "logger.h"
#include "store/guard.h"
#include "store/lock.h"
#include "store/manifest.h"
#include "store/own_files.h"
#include "store/schema.h"
#include "store/shards.h"
#include "store/snapshot.h"

namespace tenet {

namespace fs = std::filesystem;
using indexer::DocumentEntry;
using indexer::FileEntry;
using indexer::SourceDocument;

std::size_t IndexReport::skipped() const {
  return static_cast<std::size_t>(std::ranges::count_if(problems, &Problem::skipped));
}

namespace {

// Thrown where update() is to stop, and caught there.
struct Stopped {};

IndexerOptions guarded(IndexerOptions options) {
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

class Indexer::Work {
 public:
  Work(fs::path index, IndexerOptions options)
      : index_(store::refuse_stub(std::move(index))),
        options_(guarded(std::move(options))),
        reference_(own_topics(index_, options_.topics_toml), own_speakers(index_, options_.speakers_toml), analyser_),
        reader_({.program = options_.reader, .sandbox = options_.sandbox}),
        made_folder_(store::guarded("opening " + index_.string(), [this] { return !base::status_of(index_); })),
        lock_(index_) {
    open();
  }
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  void update(const std::vector<fs::path>& paths);
  void add(Document document);
  void remove(const std::string& id);
  IndexReport commit();

 private:
  void open();
  // Looks at the index again once it has been committed: not before there is more to do, since that reads the
  // catalogue.
  void reopen() {
    if (commit_ == nullptr) open();
  }
  void read_file(const indexer::FoundFiles& found, const indexer::FoundFile& file,
                 const indexer::OtherNames& other_names);
  // Whether a file is as it was when its documents were read, and would be read the same way.
  [[nodiscard]] static bool is_unchanged(const indexer::Catalogue::File& known, const indexer::FoundFile& file);
  // What the sidecar of a file says; nothing without one.
  [[nodiscard]] indexer::Sidecar read_sidecar(const indexer::FoundFiles& found, const indexer::FoundFile& file);
  // Notes that the documents of a file stay as they are.
  void keep(const indexer::Catalogue::File& file);
  // The same for the document of that id, a member of an archive that cannot be read now, or those inside it. Gives how
  // many they are.
  std::uint32_t keep_member(const indexer::Catalogue::File& file, const std::string& id);
  [[nodiscard]] bool is_kept(const DocumentEntry& entry) const { return kept_[number_of(entry)]; }
  [[nodiscard]] std::size_t number_of(const DocumentEntry& entry) const {
    return static_cast<std::size_t>(&entry - catalogue_.documents().data());
  }
  // Notes where a document of this commit comes from. Gives where it came from before, if it has been met.
  std::optional<std::string> meet(const std::string& id, const std::string& where);
  [[nodiscard]] bool must_stop() const { return options_.should_stop && options_.should_stop(); }
  void report_progress() const {
    if (options_.progress) options_.progress(progress_);
  }
  // Notes a document on its way through commit(), and ends that when it may be ended.
  void note_rewritten(std::uint64_t bytes);
  // Whether a document of that id may come from the file at `path` now; a problem is noted when not.
  bool may_take(const std::string& id, const std::string& place, const fs::path& path, const std::string& where);
  void take(SourceDocument source, const std::string& place, std::string where);
  void drop(const DocumentEntry& entry);
  void remove_vanished(const std::vector<indexer::FoundFiles>& all);

  fs::path index_;
  IndexerOptions options_;
  text::Analyser analyser_;
  indexer::Reference reference_;
  indexer::FileReader reader_;
  bool made_folder_;
  store::WriteLock lock_;

  std::optional<store::Snapshot> old_;
  indexer::Catalogue catalogue_;
  std::unique_ptr<indexer::Commit> commit_;
  IndexReport report_;
  IndexProgress progress_;
  std::unordered_map<std::string, std::string> seen_;  // ids met since the last commit, and where
  std::vector<bool> kept_;                             // which of the catalogue's were met, as they are
  std::vector<indexer::AskedPath> asked_;              // since the last commit
};

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
  const unsigned jobs = options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
  commit_ = std::make_unique<indexer::Commit>(index_, manifest, reference_, jobs);
  report_ = {};
  seen_.clear();
  asked_.clear();
  kept_.assign(catalogue_.documents().size(), false);
}

void Indexer::Work::update(const std::vector<fs::path>& paths) {
  reopen();
  std::vector<indexer::FoundFiles> all;
  const auto on_problem = [this](Problem problem) { report_.problems.push_back(std::move(problem)); };
  progress_ = {};
  const std::set<std::string, std::less<>> known_roots = catalogue_.roots();
  for (indexer::AskedPath& asked : indexer::ask(paths, known_roots, options_.follow_links)) {
    all.push_back(indexer::find_files(std::move(asked), index_, options_.follow_links, on_problem));
    const indexer::FoundFiles& found = all.back();
    asked_.push_back(found.asked);
    for (const auto& [kind, files] : found.passed) report_.passed_over[kind] += files;
    progress_.all_files += found.files.size();
    for (const indexer::FoundFile& file : found.files) progress_.all_bytes += file.version.size;
  }
  report_progress();
  std::uint64_t bytes = 0;
  for (const indexer::FoundFiles& found : all) {
    const indexer::OtherNames other_names(found.asked, known_roots);
    for (const indexer::FoundFile& file : found.files) {
      try {
        if (must_stop()) throw Stopped();
        read_file(found, file, other_names);
      } catch (const Stopped&) {
        report_.stopped = true;
        return;
      }
      bytes += file.version.size;
      progress_.bytes = bytes;
      ++progress_.files;
      report_progress();
    }
  }
  remove_vanished(all);
}

void Indexer::Work::keep(const indexer::Catalogue::File& file) {
  for (const DocumentEntry* document : file.documents) {
    if (is_kept(*document) || seen_.contains(document->id)) continue;
    kept_[number_of(*document)] = true;
    ++report_.unchanged;
  }
}

std::uint32_t Indexer::Work::keep_member(const indexer::Catalogue::File& file, const std::string& id) {
  std::uint32_t kept = 0;
  for (const DocumentEntry* document : file.documents) {
    const bool is_in_it =
        document->id.starts_with(id) && (document->id.size() == id.size() || document->id[id.size()] == '!');
    if (!is_in_it || is_kept(*document) || seen_.contains(document->id)) continue;
    kept_[number_of(*document)] = true;
    ++report_.unchanged;
    ++kept;
  }
  return kept;
}

std::optional<std::string> Indexer::Work::meet(const std::string& id, const std::string& where) {
  if (const DocumentEntry* entry = catalogue_.document(id); entry != nullptr && is_kept(*entry)) {
    const std::string name(indexer::name_of(entry->place));
    const auto asked = std::ranges::find_if(asked_, [&](const indexer::AskedPath& each) {
      return each.root == indexer::root_of(entry->place) && each.holds(name);
    });
    return asked == asked_.end() ? name : asked->shown_name(name);
  }
  const auto [seen, fresh] = seen_.emplace(id, where);
  return fresh ? std::nullopt : std::optional(seen->second);
}

void Indexer::Work::read_file(const indexer::FoundFiles& found, const indexer::FoundFile& file,
                              const indexer::OtherNames& other_names) {
  const std::string place = indexer::file_place(found.asked.root, file.name);
  const fs::path path = found.path_of(file);
  const indexer::Catalogue::File* known = catalogue_.file(place);
  const std::string shown = found.asked.shown_name(file.name);
  if (known != nullptr && is_unchanged(*known, file)) {
    keep(*known);
    for (const indexer::FileProblem& problem : known->entry->problems) {
      report_.problems.push_back({shown + problem.member, problem.reason, problem.skipped});
    }
    return;
  }
  if (known == nullptr) known = other_names.find(catalogue_, path);
  logger().debug("reading {}", shown);
  const std::size_t problems = report_.problems.size();
  FileEntry entry{.place = place, .version = file.version, .sidecar = file.sidecar_version};
  const indexer::Sidecar sidecar = read_sidecar(found, file);
  std::set<std::string> readers;
  const std::uint64_t end = progress_.bytes + file.version.size;
  const bool is_whole = reader_.read(
      path, file.name,
      [&](SourceDocument source) {
        if (must_stop()) throw Stopped();
        progress_.bytes = std::min(end, progress_.bytes + source.document.text.size());
        ++progress_.documents;
        report_progress();
        const std::string where = source.line > 0 ? fmt::format("{}:{}", shown, source.line) : shown;
        if (!may_take(source.document.id, place, path, where)) return;
        indexer::apply(sidecar, source.document.id != file.name, source.document);
        for (const std::string& reader : {source.form.reader, source.container}) {
          if (!reader.empty()) readers.insert(reader);
        }
        take(std::move(source), place, where);
        ++entry.documents;
      },
      [&](Problem problem) {
        problem.where = problem.where.substr(std::min(file.name.size(), problem.where.size()));
        if (known != nullptr && problem.skipped && problem.where.starts_with('!')) {
          const std::uint32_t kept = keep_member(*known, file.name + problem.where);
          if (kept > 0) problem.reason += "; the index keeps it as it was read before";
          entry.documents += kept;
        }
        entry.problems.push_back({problem.where, problem.reason, problem.skipped});
        problem.where = shown + problem.where;
        report_.problems.push_back(std::move(problem));
      });
  entry.clean = report_.problems.size() == problems;
  if (entry.documents == 0 && !entry.clean && known != nullptr && !known->documents.empty()) {
    report_.problems.back().reason += "; the index keeps it as it was read before";
    keep(*known);
    return;
  }
  if (!is_whole && known != nullptr) {
    report_.problems.back().reason += "; the index keeps the rest as it was read before";
    keep(*known);
  }
  if (entry.documents == 0) return;
  // An archive with a member that cannot be read need not be read again to name it, until a reader changes.
  const bool is_told = is_whole && !readers.empty() && report_.problems.size() == problems + entry.problems.size();
  if (is_told && !entry.clean) readers.merge(indexer::all_reader_names());
  if (!is_told) entry.problems.clear();
  entry.clean = entry.clean || is_told;
  entry.readers.assign(readers.begin(), readers.end());
  commit_->add(std::move(entry));
}

bool Indexer::Work::is_unchanged(const indexer::Catalogue::File& known, const indexer::FoundFile& file) {
  return known.is_whole() && known.entry->clean && known.entry->version == file.version &&
         known.entry->sidecar == file.sidecar_version && indexer::are_current(known.entry->readers);
}

indexer::Sidecar Indexer::Work::read_sidecar(const indexer::FoundFiles& found, const indexer::FoundFile& file) {
  indexer::Sidecar sidecar;
  if (file.sidecar.empty()) return sidecar;
  try {
    sidecar = indexer::read_sidecar(found.path_of_sidecar(file));
  } catch (const base::FileError& error) {
    sidecar.problems.push_back(error.why());
  }
  for (const std::string& problem : sidecar.problems) {
    report_.problems.push_back({found.asked.shown_name(file.sidecar), problem, false});
  }
  return sidecar;
}

bool Indexer::Work::may_take(const std::string& id, const std::string& place, const fs::path& path,
                             const std::string& where) {
  const auto refuse = [&](const std::string& other) {
    report_.problems.push_back({where, fmt::format("duplicate id '{}': {} has it too", id, other)});
    return false;
  };
  if (const auto other = meet(id, where)) return refuse(*other);
  const DocumentEntry* old = catalogue_.document(id);
  if (old == nullptr || old->place == place || old->place.empty() || !catalogue_.file(old->place)->entry) return true;
  // A file that has moved takes its document along; another that is still there keeps it.
  const std::optional<fs::path> owner = indexer::find_place(old->place);
  if (!owner || *owner == path) return true;
  seen_.erase(id);
  return refuse(owner->string());
}

void Indexer::Work::take(SourceDocument source, const std::string& place, std::string where) {
  const Document& document = source.document;
  DocumentEntry entry{.id = document.id,
                      .hash = store::bytes_of_hash(indexer::document_hash(document, source.form)),
                      .place = place,
                      .bytes = document.text.size()};
  if (const DocumentEntry* old = catalogue_.document(entry.id)) {
    if (old->hash == entry.hash && old->place == place) {
      ++report_.unchanged;
      return;
    }
    ++report_.updated;
    drop(*old);
  } else {
    ++report_.added;
  }
  commit_->add(std::move(source), std::move(entry), std::move(where));
}

void Indexer::Work::drop(const DocumentEntry& entry) {
  commit_->remove(entry);
}

void Indexer::Work::remove_vanished(const std::vector<indexer::FoundFiles>& all) {
  for (const DocumentEntry& entry : catalogue_.documents()) {
    if (is_kept(entry) || entry.place.empty() || seen_.contains(entry.id)) continue;
    if (std::ranges::none_of(all, [&](const auto& found) { return indexer::has_vanished(entry.place, found); }))
      continue;
    ++report_.removed;
    drop(entry);
  }
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
    : work_(store::guarded("opening " + index.string(),
                           [&] { return std::make_unique<Work>(index, std::move(options)); })) {}
Indexer::~Indexer() = default;
void Indexer::update(const std::vector<fs::path>& paths) {
  store::guarded("reading the documents", [&] { work_->update(paths); });
}
void Indexer::add(Document document) {
  store::guarded("adding a document", [&] { work_->add(std::move(document)); });
}
void Indexer::remove(std::string_view id) {
  store::guarded("removing a document", [&] { work_->remove(std::string(id)); });
}
IndexReport Indexer::commit() {
  return store::guarded("writing the index", [&] { return work_->commit(); });
}

}  // namespace tenet
