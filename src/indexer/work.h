#pragma once

#include <tenet/indexer.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <unordered_map>

#include "indexer/catalogue.h"
#include "indexer/commit.h"
#include "indexer/places.h"
#include "indexer/reading/read.h"
#include "indexer/reading/read_ahead.h"
#include "indexer/reading/walk.h"
#include "indexer/reference.h"
#include "store/lock.h"
#include "store/snapshot.h"

namespace tenet {

namespace fs = std::filesystem;
using indexer::DocumentEntry;
using indexer::FileEntry;
using indexer::SourceDocument;

// What an Indexer does: indexer.cc opens and commits, update.cc reads files.
class Indexer::Work {
 public:
  Work(fs::path index, IndexerOptions options);
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  void update(const std::vector<fs::path>& paths);
  void add(Document document);
  void remove(const std::string& id);
  IndexReport commit();

 private:
  // Threads that may be used.
  [[nodiscard]] unsigned jobs() const {
    return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
  }
  void open();
  // Looks at the index again once it has been committed: not before there is more to do, since that reads the
  // catalogue.
  void reopen() {
    if (commit_ == nullptr) open();
  }
  // Where the folder of a PATH was copied with the index in it, the index tells of the files of the old folder: takes
  // them for those of the PATH.
  void follow_copy(const std::vector<fs::path>& paths);
  // A file that was found, until it is read.
  struct FileInLine;
  void read_files(std::vector<FileInLine>& line);
  // Decides whether it is to be read, and lets that begin.
  void begin(FileInLine& next);
  void read_file(const FileInLine& next);
  // Keeps what the index has of a file, and names again what could not be read in it.
  void keep_unchanged(const FileInLine& next);
  // A file while it is read.
  struct FileInHand;
  void take_from(FileInHand& file, SourceDocument source);
  void note_problem(FileInHand& file, Problem problem);
  // Notes what the index is to know of a file that has been read, or keeps what it knew.
  void end_file(FileInHand& file, const indexer::ReadEnd& end);
  // Whether a file is as it was when its documents were read, and would be read the same way.
  [[nodiscard]] static bool is_unchanged(const indexer::Catalogue::File& known, const indexer::FoundFile& file);
  // What the sidecar of a file says, or why it cannot be read; nothing without one.
  [[nodiscard]] static indexer::Sidecar read_sidecar(const FileInLine& next);
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
  // Whether `place` is under a path of this run.
  [[nodiscard]] bool is_asked(const std::string& place) const;
  // Whether a document may come from the file at `path` now, whose id another may have; a problem is noted when not.
  bool may_take(const SourceDocument& source, const std::string& place, const fs::path& path, const std::string& where);
  void take(SourceDocument source, const std::string& place, std::string where);
  void drop(const DocumentEntry& entry);
  void remove_vanished(const std::vector<indexer::FoundFiles>& all);

  fs::path index_;
  IndexerOptions options_;
  text::Analyser analyser_;
  indexer::Reference reference_;
  indexer::ReadAhead reader_;
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

}  // namespace tenet
