#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "store/compression.h"
#include "store/passage_block.h"
#include "store/postings/posting_cache.h"
#include "store/segment_reader.h"

namespace tenet::store {

class Snapshot;

// Reads passages with their text and their documents, keeping the blocks read last, so that to read in the order of
// docids is quick, and so is to come back to what was read for another reason. Docids are those of the snapshot, or of
// the one segment. What is handed out is valid until the next call. Not safe to share between threads. All members
// throw IndexError.
class PassageReader {
 public:
  // `snapshot` must outlive it.
  explicit PassageReader(const Snapshot& snapshot);
  explicit PassageReader(const std::shared_ptr<SegmentReader>& segment)
      : segments_{segment}, words_(PostingCache(segment->postings(), segment->passages())) {}

  [[nodiscard]] const PassageRecord& record(Xapian::docid docid);
  // The words of the passage as they stand in the source: Document::text[range].
  [[nodiscard]] std::string_view text(Xapian::docid docid);
  // The record of the document that the passage belongs to; with fill_voices() it names who speaks.
  [[nodiscard]] const DocumentRecord& document(Xapian::docid docid);
  // A document whole: its fields and its text. `last` is its last passage.
  [[nodiscard]] Document whole_document(Xapian::docid last);

 private:
  // A block, by the docids of its passages in its segment.
  struct Open {
    std::size_t segment = 0;
    Xapian::docid first = 0;
    Xapian::docid last = 0;
    BlockReader reader;
    std::optional<std::string> text = {};  // where it was asked for
  };
  // A passage by its place in its block.
  struct Place {
    Open* block = nullptr;
    std::size_t passage = 0;
  };

  // The block that holds the passage.
  Open& open_block(Xapian::docid docid);
  [[nodiscard]] Open read_block(std::size_t segment, Xapian::docid local);
  Place find(Xapian::docid docid);
  std::string_view text_of(Open& block, const BlockReader::Part& part);

  [[nodiscard]] PostingCache& words_of(std::size_t segment);

  const Snapshot* snapshot_ = nullptr;
  std::vector<std::shared_ptr<SegmentReader>> segments_;
  std::optional<PostingCache> words_;  // of the one segment
  Decompressor decompressor_;
  std::deque<Open> open_;          // the one asked for last comes first
  Xapian::docid document_at_ = 0;  // the last passage of a document that does not end in the block
  DocumentRecord document_;
};

}  // namespace tenet::store
