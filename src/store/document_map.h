#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "store/snapshot.h"

namespace tenet::store {

// Which passages make a document. Documents are numbered from 0, segment by segment in the
// order of their passages, those struck out among them. `snapshot` must outlive it. All members throw Xapian::Error,
// and the first IndexError for a damaged segment.
class DocumentMap {
 public:
  explicit DocumentMap(const Snapshot& snapshot);

  // The documents of one segment, by the docids of their last passages.
  struct Part {
    std::size_t first = 0;  // number of its first document
    std::vector<Xapian::docid> last = {};
    std::vector<bool> deleted = {};
    // For each passage its document's place in `last`: less that of the first of the stretch of passages it is in, so
    // that the table stays near the processor.
    static constexpr std::size_t stretch = 256;
    std::vector<std::uint32_t> first_places = {};
    std::vector<std::uint8_t> places = {};

    // The first passage of the document at a place in `last`.
    [[nodiscard]] Xapian::docid begin(std::size_t place) const { return place == 0 ? 1 : last[place - 1] + 1; }
    // The place in `last` of the document that the passage stands in.
    [[nodiscard]] std::size_t place(Xapian::docid docid) const {
      return first_places[(docid - 1) / stretch] + std::size_t{places[docid - 1]};
    }
  };
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  // Of documents.
  [[nodiscard]] std::size_t size() const { return size_; }
  // The number of the document that a passage stands in, which is one of the combined database.
  [[nodiscard]] std::size_t document_of(Xapian::docid docid) const;

 private:
  std::vector<Part> parts_;  // of each segment
  std::size_t size_ = 0;
};

// Reads dates of documents by their passages, which ascend in each segment. Throws Xapian::Error.
class DateReader {
 public:
  // Both must outlive it.
  DateReader(const Snapshot& snapshot, const DocumentMap& ends);

  // Empty where the document has none. The passage is one of the combined database.
  [[nodiscard]] std::string date(Xapian::docid docid);

 private:
  struct Segment {
    const DocumentMap::Part* part = nullptr;
    Xapian::ValueIterator at = {};
    Xapian::ValueIterator end = {};
  };
  std::vector<Segment> segments_;
};

}  // namespace tenet::store
