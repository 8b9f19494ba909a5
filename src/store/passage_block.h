#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// Reads a block, as far as it is asked for; all members throw IndexError when it is damaged.
class BlockReader {
 public:
  BlockReader(std::string data, Decompressor& decompressor);

  // The whole block, and what of it is enough to have so many records and their parts.
  [[nodiscard]] const PassageBlock& block();
  [[nodiscard]] const PassageBlock& beginning(std::size_t records);
  // The texts of all parts.
  [[nodiscard]] std::string text(Decompressor& decompressor) const;

 private:
  void read_next(ByteReader& in);

  std::string data_;
  std::size_t text_ = 0;  // where it begins in `data_`, compressed
  std::string records_;
  std::size_t read_to_ = 0;  // in `records_`
  std::size_t parts_left_ = 0;
  std::uint32_t records_left_ = 0;  // of the last part that was read
  PassageBlock block_;              // as far as it was read
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
