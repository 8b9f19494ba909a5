#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/compression.h"
#include "store/record.h"

namespace tenet::store {

// The passages of one document that a block holds.
struct BlockPart {
  std::uint32_t passages = 0;
  std::uint32_t passages_after = 0;             // of the document, behind the block
  std::size_t begin = 0;                        // of the text in the block: bytes into Document::text
  std::size_t size = 0;                         // of that text, in bytes
  std::optional<DocumentRecord> document = {};  // where it ends in the block

  bool operator==(const BlockPart&) const = default;
};

// Passages that follow each other in a segment, read and written as one: what is alike in neighbours then takes little
// room. The texts of the parts of a document, one after the other, are the document as it was read.
struct PassageBlock {
  std::vector<BlockPart> parts = {};
  std::vector<PassageRecord> records = {};  // of all parts

  bool operator==(const PassageBlock&) const = default;
};

// A block in bytes: records and text are compressed apart, so that either can be read alone.
[[nodiscard]] std::string encode(const PassageBlock& block, std::string_view text, Compressor& compressor);

// Reads a block, of which only what is asked for is taken apart. What is handed out is valid until the next call. All
// members throw IndexError when the block is damaged, or has no such passage.
class BlockReader {
 public:
  BlockReader(std::string data, Decompressor& decompressor);

  // The passages of one document in the block.
  struct Part {
    std::size_t first = 0;  // place in the block of the first of them
    std::uint32_t passages = 0;
    std::uint32_t passages_after = 0;        // of the document, behind the block
    std::size_t begin = 0;                   // of their text in the document
    std::size_t size = 0;                    // of that text, in bytes
    std::size_t text = 0;                    // where it begins in that of the block
    std::optional<std::size_t> record = {};  // of the document, if it ends in the block: where it begins
  };
  // Passages by their place in the block, from 0.
  [[nodiscard]] const Part& part_of(std::size_t passage);
  [[nodiscard]] const PassagePlace& place_of(std::size_t passage);
  [[nodiscard]] const PassageRecord& record(std::size_t passage);
  // Of the document that the passage belongs to; nullptr where it ends in another block.
  [[nodiscard]] const DocumentRecord* document(std::size_t passage);
  // The texts of all parts.
  [[nodiscard]] std::string text(Decompressor& decompressor) const;
  // All there is.
  [[nodiscard]] PassageBlock block();

 private:
  // Goes on by one passage; false at the end.
  bool skip_next();
  void skip_to(std::size_t passage);

  std::string data_;
  std::size_t text_ = 0;  // where it begins in `data_`, compressed
  std::string records_;
  std::size_t skipped_to_ = 0;  // in `records_`
  std::size_t parts_left_ = 0;
  std::vector<Part> parts_;                                         // those that have been come to
  std::vector<PassagePlace> places_;                                // of the passages that have been gone past
  std::vector<std::size_t> begins_;                                 // of their records
  std::optional<std::pair<std::size_t, PassageRecord>> record_;     // the one read last, and its place
  std::optional<std::pair<std::size_t, DocumentRecord>> document_;  // the one read last, and where it begins
};

// Gathers passages into blocks.
class BlockBuilder {
 public:
  // `text` is of the document from where that of the last passage ended. `document` is given with its last passage.
  void add(PassageRecord record, std::string_view text, std::optional<DocumentRecord> document);
  // Whether the passages so far make a block.
  [[nodiscard]] bool is_full() const;
  [[nodiscard]] bool is_empty() const { return block_.records.empty(); }
  // The block of the passages so far; the next begins.
  [[nodiscard]] std::string take();

 private:
  Compressor compressor_;
  PassageBlock block_;
  std::string text_;
  std::size_t document_bytes_ = 0;  // of the text of the document that is not at its end, so far
};

}  // namespace tenet::store
