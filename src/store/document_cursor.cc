#include "store/document_cursor.h"

#include <algorithm>
#include <utility>

#include "store/bytes.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

// The first passage at `docid` or behind it at which all of the terms stand; 0 when there is none.
Docid find_all(std::vector<TermCursor>& terms, Docid docid) {
  for (std::size_t agreed = 0; agreed < terms.size(); ++agreed) {
    TermCursor& term = terms[agreed];
    if (!term.at_end()) term.skip_to(docid);
    if (term.at_end()) return 0;
    if (term.docid() == docid) continue;
    docid = term.docid();
    if (agreed > 0) agreed = static_cast<std::size_t>(-1);
  }
  return docid;
}

std::vector<TermCursor> cursors_of(const std::vector<std::string>& terms, SegmentReader& segment, PostingCache& words) {
  std::vector<TermCursor> cursors;
  cursors.reserve(terms.size());
  for (const std::string& term : terms) cursors.emplace_back(term, segment, words);
  return cursors;
}

std::uint64_t fewest(const std::vector<TermCursor>& terms, std::uint64_t most) {
  for (const TermCursor& term : terms) most = std::min(most, term.size());
  return most;
}

// Documents by their dates, in the order of their passages.
struct Dates {
  std::string from = {};
  std::string to = {};
  Xapian::ValueIterator at = {};
  Xapian::ValueIterator end = {};

  Docid operator()(Docid docid) {
    if (at == end) return 0;
    for (at.skip_to(docid); at != end; ++at) {
      if (const std::string date = *at; from <= date && date <= to) return at.get_docid();
    }
    return 0;
  }
};

}  // namespace

DocumentCursor::DocumentCursor(std::uint64_t documents, FindEnd find_end, SegmentReader& segment)
    : find_end_(std::move(find_end)) {
  const Xapian::Database& database = segment.xapian();
  counts_ = database.valuestream_begin(passage_count_slot);
  counts_end_ = database.valuestream_end(passage_count_slot);
  const std::uint64_t all = std::max<std::uint64_t>(1, database.get_value_freq(passage_count_slot));
  size_ = std::min<std::uint64_t>(segment.passages(), documents * segment.passages() / all);
}

DocumentCursor::DocumentCursor(std::vector<TermCursor> lists, SegmentReader& segment)
    : DocumentCursor(
          fewest(lists, segment.passages()), [lists](Docid docid) mutable { return find_all(lists, docid); }, segment) {
}

DocumentCursor::DocumentCursor(const std::vector<std::string>& terms, SegmentReader& segment, PostingCache& words)
    : DocumentCursor(cursors_of(terms, segment, words), segment) {}

// Half of the documents with a date: to know better, all would have to be looked at.
DocumentCursor::DocumentCursor(std::string from, std::string to, SegmentReader& segment)
    : DocumentCursor((segment.xapian().get_value_freq(date_slot) + 1) / 2,
                     Dates{std::move(from), std::move(to), segment.xapian().valuestream_begin(date_slot),
                           segment.xapian().valuestream_end(date_slot)},
                     segment) {}

void DocumentCursor::skip_to(Docid docid) {
  if (at_end_ || docid <= docid_) return;
  if (docid <= last_) {
    docid_ = docid;
    return;
  }
  last_ = find_end_(docid);
  at_end_ = last_ == 0;
  if (at_end_) return;
  counts_.skip_to(last_);
  // Every document has its number of passages: check_terms().
  if (counts_ == counts_end_ || counts_.get_docid() != last_) ByteReader::damaged_record();
  const Docid first = last_ + 1 - static_cast<Docid>(Xapian::sortable_unserialise(*counts_));
  docid_ = std::max(docid, first);
}

}  // namespace tenet::store
