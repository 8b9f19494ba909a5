#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/searcher.h>

#include "store/document_map.h"
#include "store/snapshot.h"

namespace tenet::store {

// How often a term stands in a document.
struct DocumentCount {
  std::size_t document = 0;  // its number in the table
  std::uint64_t count = 0;   // of a word of its title, how many passages the document has

  bool operator==(const DocumentCount&) const = default;
};

// The documents of an index as units of ranking: postings are of passages, and this adds them up.
// Documents are numbered as in DocumentMap. Those struck out count for nothing, so that the same documents have the
// same figures whatever the index has been through. Making one reads the length of every passage; `snapshot` must
// outlive it. All members throw Xapian::Error, and the first IndexError when a document is in two of the indexes of the
// snapshot.
class DocumentStatistics {
 public:
  explicit DocumentStatistics(const Snapshot& snapshot);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // Of its passages, without title and headings.
  [[nodiscard]] std::uint64_t words(std::size_t document) const { return words_[document]; }
  [[nodiscard]] std::uint64_t longest() const { return longest_; }
  [[nodiscard]] std::uint64_t total_words() const { return total_; }
  // The documents in which a word, or one of titles, stands at one passage or more, ascending. Where only some matter,
  // `among`, ascending, the others may be left out.
  [[nodiscard]] std::vector<DocumentCount> count(const std::string& term,
                                                 const std::vector<std::size_t>* among = nullptr) const;

  [[nodiscard]] const DocumentMap& ends() const { return ends_; }
  [[nodiscard]] const Snapshot& snapshot() const { return *snapshot_; }
  using Part = DocumentMap::Part;

 private:
  void count_words(std::size_t segment);

  const Snapshot* snapshot_;
  DocumentMap ends_;
  std::vector<std::uint64_t> words_;
  std::uint64_t longest_ = 0;
  std::uint64_t total_ = 0;
};

// The date and the words of every document that is not struck out. Throws Xapian::Error.
[[nodiscard]] std::vector<DocumentSize> document_sizes(const Snapshot& snapshot);

}  // namespace tenet::store
