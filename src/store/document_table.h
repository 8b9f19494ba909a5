#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/searcher.h>

#include "store/snapshot.h"

namespace tenet::store {

// How often a term stands in a document.
struct DocumentCount {
  std::size_t document = 0;  // its number in the table
  std::uint64_t count = 0;   // 0 where the term is there without a frequency, as those of titles are

  bool operator==(const DocumentCount&) const = default;
};

// The documents of an index as units of ranking: postings are of passages, and this adds them up. Documents are
// numbered from 0, segment by segment in the order of their passages. Those struck out count for nothing, so that the
// same documents have the same figures whatever the index has been through. Making one reads the length of every
// passage; `snapshot` must outlive it. All members throw Xapian::Error, and the first IndexError when a document is in
// two of the indexes of the snapshot.
class DocumentTable {
 public:
  explicit DocumentTable(const Snapshot& snapshot);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // Of its passages, without title and headings.
  [[nodiscard]] std::uint64_t words(std::size_t document) const { return words_[document]; }
  [[nodiscard]] std::uint64_t longest() const { return longest_; }
  [[nodiscard]] std::uint64_t total_words() const { return total_; }
  // The documents in which the term stands at one passage or more, ascending.
  [[nodiscard]] std::vector<DocumentCount> count(const std::string& term) const;
  // The same among some documents, ascending: the fewer they are, the less of the term's postings is read.
  [[nodiscard]] std::vector<DocumentCount> count(const std::string& term, const std::vector<std::size_t>& among) const;
  // How often the term stands in all documents.
  [[nodiscard]] std::uint64_t occurrences(const std::string& term) const { return snapshot_->occurrences(term); }

  // The documents of one segment, by the docids of their last passages.
  struct Part {
    std::size_t first = 0;  // number of its first document
    std::vector<Xapian::docid> last = {};
    std::vector<bool> deleted = {};
    std::vector<std::uint32_t> words = {};  // of each passage, by docid; docids leave none out, and 0 is nobody's

    // The first passage of the document at a place in `last`.
    [[nodiscard]] Xapian::docid begin(std::size_t place) const { return place == 0 ? 1 : last[place - 1] + 1; }
    // The place in `last` of the document that the passage stands in, at `from` or behind it.
    [[nodiscard]] std::size_t find(Xapian::docid docid, std::size_t from) const;
  };
  [[nodiscard]] const Part& part_of(const Xapian::Database& segment) const;

 private:
  void add_part(std::size_t segment);

  const Snapshot* snapshot_;
  std::vector<Part> parts_;  // of each segment
  std::vector<std::uint64_t> words_;
  std::uint64_t longest_ = 0;
  std::uint64_t total_ = 0;
};

// The date and the words of every document that is not struck out. Throws Xapian::Error.
[[nodiscard]] std::vector<DocumentSize> document_sizes(const Snapshot& snapshot);

}  // namespace tenet::store
