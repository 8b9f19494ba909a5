#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "base/docid.h"
#include "store/postings/posting_cache.h"
#include "store/segment_reader.h"

namespace tenet::store {

// Goes through the passages of some documents of a segment, ascending, by what stands at their last passages: a block
// join. Not safe to share between threads. Members throw Xapian::Error and IndexError.
class DocumentCursor {
 public:
  // Of documents that have all of the terms; `segment` and `words` must outlive it.
  DocumentCursor(const std::vector<std::string>& terms, SegmentReader& segment, PostingCache& words);
  // Of documents with a date from `from` to `to`, both included, compared as text.
  DocumentCursor(std::string from, std::string to, SegmentReader& segment);

  [[nodiscard]] bool at_end() const { return at_end_; }
  // Before skip_to() it stands nowhere.
  [[nodiscard]] Docid docid() const { return docid_; }
  // To the first passage at `docid` or behind it.
  void skip_to(Docid docid);
  // About how many passages there are.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  // The last passage of the first document that ends at a docid or behind it; 0 when there is none.
  using FindEnd = std::function<Docid(Docid)>;
  DocumentCursor(std::uint64_t documents, FindEnd find_end, SegmentReader& segment);
  DocumentCursor(std::vector<TermCursor> lists, SegmentReader& segment);

  FindEnd find_end_;
  std::uint64_t size_;
  Xapian::ValueIterator counts_;  // of passages, by the last one of each document
  Xapian::ValueIterator counts_end_;
  Docid docid_ = 0;
  Docid last_ = 0;  // passage of the document that it stands in
  bool at_end_ = false;
};

}  // namespace tenet::store
