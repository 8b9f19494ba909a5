#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/batches.h"
#include "indexer/catalogue.h"
#include "store/manifest.h"
#include "store/snapshot.h"

namespace tenet::indexer {

// One change of an index, from the first document to the switch of the manifest. Documents go into fresh
// segments, which become one; what is removed is struck out in the manifest; segments that hold little, or much that is
// struck out, or were tagged with other topics, are written anew from their stored text. Until finish()
// has switched, the index is as it was, and an abandoned Commit leaves nothing behind. Where finish() cannot tell
// whether the switch is durable it throws, and both indexes are kept. docs/index-format.md, "Order of writes".
class Commit {
 public:
  Commit(std::filesystem::path index, store::Manifest manifest, const Reference& reference, unsigned jobs);
  ~Commit();
  Commit(const Commit&) = delete;
  Commit& operator=(const Commit&) = delete;

  // `where` names it in messages.
  void add(SourceDocument source, DocumentEntry entry, std::string where);
  void add(FileEntry file);
  // Makes finish() write a manifest even where nothing is added or removed.
  void change() { changed_ = true; }
  // Strikes out a document of the old index.
  void remove(const DocumentEntry& entry);
  // What could not be removed so far, or was left alone because tenet did not make it.
  [[nodiscard]] const std::vector<Problem>& warnings() const { return warnings_; }
  // Whether all passages are to be written anew, for other topics, speakers or words.
  [[nodiscard]] bool changes_analysis() const { return analysis_changed_ && !manifest_.segments.empty(); }
  // Gives the manifest that is now in force. `old` is the index before, nullptr when there was none. `on_rewrite` is
  // called with the size of each document that is to be written anew, in bytes; what it throws ends the commit.
  [[nodiscard]] store::Manifest finish(const store::Snapshot* old, const Catalogue& catalogue,
                                       const std::function<void(std::uint64_t)>& on_rewrite);
  // The documents that were added and could not be analysed, once finish() has returned: the index has what it had of
  // them.
  [[nodiscard]] const std::vector<FailedDocument>& failed() const { return failed_; }

 private:
  void push_batch();
  void count(const DocumentEntry& entry);
  [[nodiscard]] std::set<std::size_t> segments_to_rewrite() const;
  void rewrite(std::size_t segment, const store::Snapshot& old, const Catalogue& catalogue,
               const std::function<void(std::uint64_t)>& on_rewrite);
  void take_back(std::vector<FreshSegment>& fresh, const std::set<std::size_t>& rewritten, const store::Snapshot* old);
  void strike_out(const std::set<std::size_t>& rewritten);
  [[nodiscard]] store::Segment merge(const std::vector<FreshSegment>& fresh);
  [[nodiscard]] std::string next_segment_name();
  void clean_up_before();
  void write_copy(const store::Manifest& manifest);
  void clean_up();
  void remove(const std::vector<std::filesystem::path>& files);

  std::filesystem::path index_;
  std::filesystem::path scratch_;
  store::Manifest manifest_;
  bool analysis_changed_ = false;
  bool changed_ = false;
  bool began_ = false;  // to write
  const Reference& reference_;
  unsigned jobs_;
  std::unique_ptr<BatchWriters> writers_;
  Batch batch_;
  store::Manifest before_;  // until the new one is durable
  std::vector<Problem> warnings_;
  std::unordered_map<std::string, DocumentEntry> removed_;  // by id
  std::set<std::string> places_;                            // of the files added
  std::vector<FailedDocument> failed_;
};

// Counts a document in what a manifest says of all; the second time takes it out of their hash, but not of their bytes.
void add_document(const DocumentEntry& entry, store::Manifest& manifest);

}  // namespace tenet::indexer
