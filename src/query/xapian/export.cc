#include <tenet/xapian_export.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <xapian.h>

#include <tenet/error.h>
#include <tenet/topics.h>

#include "base/files.h"
#include "limit_scope.h"
#include "query/xapian/layout.h"
#include "query/xapian/passage_document.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "store/xapian_errors.h"

namespace fs = std::filesystem;

namespace tenet {
namespace query::xapian {
namespace {

constexpr const char* doing = "exporting";
constexpr unsigned most_shards = 1000;
// Fresh databases of so many passages are written fastest, and compacted into one afterwards.
constexpr std::uint64_t least_part = 10'000;
constexpr std::uint64_t most_parts = 64;  // of a shard: all their files are open at the same time
constexpr std::uint64_t between_commits = 1000;
constexpr int new_database = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// A document by its last passage.
struct Source {
  Xapian::docid last = 0;
  std::uint64_t passages = 0;
};

// Documents that become one database, which is compacted with the others of its shard.
struct Part {
  std::size_t begin = 0;  // in the sources
  std::size_t end = 0;
  unsigned shard = 0;
  fs::path folder = {};
};

// All documents, in the order of their ids.
std::vector<Source> sources_of(const store::Snapshot& snapshot) {
  std::vector<Source> sources;
  if (snapshot.stride() == 0) return sources;
  snapshot.check_documents();
  const Xapian::Database database = snapshot.database();
  const std::string prefix(store::document_prefix);
  for (auto id = database.allterms_begin(prefix); id != database.allterms_end(prefix); ++id) {
    for (auto at = database.postlist_begin(*id); at != database.postlist_end(*id); ++at) {
      if (snapshot.is_deleted(*at)) continue;
      const std::string count =
          database.get_document(*at, Xapian::DOC_ASSUME_VALID).get_value(store::passage_count_slot);
      sources.push_back({*at, static_cast<std::uint64_t>(Xapian::sortable_unserialise(count))});
    }
  }
  return sources;
}

std::vector<Part> divide(const std::vector<Source>& sources, std::uint64_t passages, unsigned shards,
                         const fs::path& folder) {
  const std::uint64_t whole = passages / shards + 1;
  const std::uint64_t most = std::max(least_part, whole / most_parts + 1);
  std::vector<Part> parts;
  std::uint64_t before = 0;  // passages
  std::uint64_t begun = 0;   // the same, where the part began
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto shard = static_cast<unsigned>(before / whole);
    if (parts.empty() || parts.back().shard != shard || before - begun >= most) {
      parts.push_back({.begin = i, .shard = shard, .folder = folder / ("part-" + std::to_string(parts.size() + 1))});
      begun = before;
    }
    parts.back().end = i + 1;
    before += sources[i].passages;
  }
  return parts;
}

// One thread's share of the work.
class Exporter {
 public:
  Exporter(const std::vector<fs::path>& indexes, const std::string& fingerprint)
      : snapshot_(indexes), taxonomy_(parse_taxonomy(snapshot_.taxonomy_toml(), "the topics of the index")) {
    if (snapshot_.manifest().fingerprint() == fingerprint) return;
    throw IndexError(ErrorCode::failed, "exporting " + indexes.front().string() + ": the index was changed meanwhile",
                     "export it again");
  }

  // Writes a part; calls `on_document(passages)` after each document, which may throw.
  template <typename OnDocument>
  void write(const Part& part, const std::vector<Source>& sources, const OnDocument& on_document) {
    Xapian::WritableDatabase out(part.folder.string(), new_database);
    DocumentMaker maker(snapshot_, taxonomy_);
    std::uint64_t pending = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      maker.each_passage(sources[i].last, [&](const Xapian::Document& passage) {
        (void)out.add_document(passage);
        if (++pending % between_commits == 0) out.commit();
      });
      on_document(sources[i].passages);
    }
    out.commit();
    out.close();
  }

 private:
  store::Snapshot snapshot_;
  Taxonomy taxonomy_;
};

class Export {
 public:
  Export(const std::vector<fs::path>& indexes, fs::path folder, const XapianExportOptions& options)
      : indexes_(indexes),
        options_(options),
        snapshot_(indexes),
        folder_(std::move(folder)),
        sources_(sources_of(snapshot_)) {
    for (const Source& source : sources_) report_.passages += source.passages;
    report_.documents = sources_.size();
    parts_ = divide(sources_, report_.passages, options.shards, folder_ / "parts");
    left_.resize(options.shards);
    for (const Part& part : parts_) ++left_[part.shard];
  }

  XapianExportReport run() {
    base::make_folder(folder_);
    base::make_folder(folder_ / "parts");
    base::make_folder(folder_ / "result");
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t jobs = std::clamp<std::size_t>(options_.jobs > 0 ? options_.jobs : processors, 1,
                                                     std::max<std::size_t>(1, parts_.size()));
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
    watch(jobs);
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    finish();
    return report_;
  }

  // What is to stand under the name that was asked for.
  [[nodiscard]] fs::path result() const { return folder_ / "result"; }

 private:
  [[nodiscard]] fs::path shard_folder(unsigned shard) const {
    return options_.shards == 1 ? result() / "shard" : result() / ("shard-" + std::to_string(shard + 1));
  }

  void work() {
    try {
      Exporter exporter(indexes_, snapshot_.manifest().fingerprint());
      for (std::size_t next = next_++; next < parts_.size(); next = next_++) {
        exporter.write(parts_[next], sources_, [this](std::uint64_t passages) {
          done_passages_ += passages;
          ++done_documents_;
          if (stopping_) throw StoppedError(ErrorCode::cancelled, "exporting: stopped");
        });
        bool is_last = false;
        {
          const std::scoped_lock lock(mutex_);
          is_last = --left_[parts_[next].shard] == 0;
        }
        if (is_last) compact(parts_[next].shard);
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopping_ = true;
    }
    {
      const std::scoped_lock lock(mutex_);
      ++ended_;
    }
    changed_.notify_all();
  }

  // Until all threads have ended.
  void watch(std::size_t jobs) {
    std::unique_lock lock(mutex_);
    do {
      lock.unlock();
      try {
        tell();
      } catch (...) {
        const std::scoped_lock again(mutex_);
        if (!failure_) failure_ = std::current_exception();
        stopping_ = true;
      }
      lock.lock();
      if (ended_ < jobs) changed_.wait_for(lock, std::chrono::milliseconds(100));
    } while (ended_ < jobs);
  }

  void tell() {
    if (options_.progress) options_.progress(progress());
    if (options_.should_stop && options_.should_stop()) throw StoppedError(ErrorCode::cancelled, "exporting: stopped");
    check_limits();
  }

  [[nodiscard]] IndexProgress progress() const {
    const std::uint64_t bytes = snapshot_.manifest().text_bytes;
    const double share =
        report_.passages == 0 ? 1 : static_cast<double>(done_passages_) / static_cast<double>(report_.passages);
    return {.files = done_documents_,
            .all_files = sources_.size(),
            .bytes = static_cast<std::uint64_t>(share * static_cast<double>(bytes)),
            .all_bytes = bytes,
            .documents = done_documents_};
  }

  // The parts of a shard, in their order, as one database.
  void compact(unsigned shard) {
    Xapian::Database all;
    std::vector<fs::path> folders;
    for (const Part& part : parts_) {
      if (part.shard != shard) continue;
      all.add_database(Xapian::Database(part.folder.string(), Xapian::DB_BACKEND_GLASS));
      folders.push_back(part.folder);
    }
    all.compact(shard_folder(shard).string());
    all.close();
    for (const fs::path& folder : folders) fs::remove_all(folder);
  }

  // Says in each shard what it is, and how they are opened together.
  void finish() {
    const std::string topics = snapshot_.taxonomy_toml();
    const store::Manifest& manifest = snapshot_.manifest();
    for (unsigned shard = 0; shard < options_.shards; ++shard) {
      Xapian::WritableDatabase out(shard_folder(shard).string(),
                                   Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
      out.set_metadata(about_key, to_text({.analysis = manifest.analysis,
                                           .taxonomy = manifest.taxonomy,
                                           .fingerprint = manifest.fingerprint(),
                                           .text_bytes = shard == 0 ? manifest.text_bytes : 0,
                                           .passages = manifest.passages()}));
      out.set_metadata(topics_key, topics);
      out.commit();
      out.close();
      sync(shard_folder(shard));
    }
    if (options_.shards > 1) write_stub();
    base::sync_folder(result());
  }

  void sync(const fs::path& database) {
    for (const auto& entry : base::list_folder(database)) {
      const fs::path file = database / entry.name;
      base::sync_file(file);
      report_.bytes += base::status_of(file)->size;
    }
    base::sync_folder(database);
  }

  // A file by which Xapian opens the folder as all the shards.
  void write_stub() const {
    std::string text;
    for (unsigned shard = 0; shard < options_.shards; ++shard) {
      text += "auto " + shard_folder(shard).filename().string() + "\n";
    }
    base::replace_file(result() / "XAPIANDB", text);
  }

  const std::vector<fs::path>& indexes_;
  const XapianExportOptions& options_;
  store::Snapshot snapshot_;
  fs::path folder_;
  std::vector<Source> sources_;
  std::vector<Part> parts_;
  XapianExportReport report_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::uint64_t> done_passages_ = 0;
  std::atomic<std::size_t> done_documents_ = 0;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::size_t> left_;  // parts of each shard that are not written
  std::size_t ended_ = 0;          // threads
  std::exception_ptr failure_;
};

// Removes what a run that was killed has left: a folder of this name that holds nothing but what export makes.
void remove_leftovers(const fs::path& part) {
  if (!base::status_of(part, base::Links::refuse)) return;
  for (const auto& entry : base::list_folder(part)) {
    if (entry.name == "parts" || entry.name == "result") continue;
    throw IndexError(ErrorCode::bad_input, "exporting: " + part.string() + " is in the way",
                     "rename it, or export under another name");
  }
  fs::remove_all(part);
}

}  // namespace
}  // namespace query::xapian

XapianExportReport export_xapian(const std::vector<fs::path>& indexes, const fs::path& folder,
                                 const XapianExportOptions& options) {
  using namespace query::xapian;
  return store::translate_xapian_errors(doing, [&] {
    if (options.shards < 1 || options.shards > most_shards) {
      throw InputError("exporting: " + std::to_string(options.shards) + " shards", "there may be 1 to 1,000");
    }
    const fs::path target = fs::absolute(folder).lexically_normal();
    const fs::path clean = target.has_filename() ? target : target.parent_path();
    if (base::status_of(clean, base::Links::refuse)) {
      throw IndexError(ErrorCode::bad_input, "exporting: " + folder.string() + " exists already",
                       "name a new folder, or remove this one first");
    }
    fs::path part = clean;
    part += ".part";
    remove_leftovers(part);
    base::make_folders(clean.parent_path());
    try {
      Export all(indexes, part, options);
      XapianExportReport report = all.run();
      base::rename_file(options.shards == 1 ? all.result() / "shard" : all.result(), clean);
      base::sync_parent(clean);
      fs::remove_all(part);
      return report;
    } catch (...) {
      std::error_code ignored;
      fs::remove_all(part, ignored);
      throw;
    }
  });
}

}  // namespace tenet
