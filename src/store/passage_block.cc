#include "store/passage_block.h"

#include <utility>

namespace tenet::store {
namespace {

// Bytes of text after which a block ends with the next document, and those after which it does not wait for that. Large
// enough to compress well, small enough to read for one hit: docs/performance.md.
constexpr std::size_t enough_text = std::size_t{10} << 10U;
constexpr std::size_t most_text = std::size_t{20} << 10U;

constexpr std::uint64_t has_document = 1;

void write(ByteWriter& out, const BlockPart& part) {
  out.number(part.document ? has_document : 0);
  out.number(part.passages);
  out.number(part.begin);
  out.number(part.size);
  if (part.document) {
    write(out, *part.document);
  } else {
    out.number(part.passages_after);
  }
}

BlockPart read_part(ByteReader& in) {
  BlockPart part;
  const std::uint64_t parts = in.number();
  in.number(part.passages);
  in.number(part.begin);
  in.number(part.size);
  if ((parts & has_document) != 0) {
    part.document = read_document(in);
  } else {
    in.number(part.passages_after);
  }
  return part;
}

}  // namespace

std::string encode(const PassageBlock& block, std::string_view text, Compressor& compressor) {
  ByteWriter records;
  records.number(block.parts.size());
  std::size_t at = 0;
  for (const BlockPart& part : block.parts) {
    write(records, part);
    const PassageRecord* before = nullptr;
    for (std::uint32_t i = 0; i < part.passages; ++i, ++at) {
      write(records, block.records[at], before == nullptr ? PassageRecord() : *before);
      before = &block.records[at];
    }
  }
  ByteWriter out;
  out.string(compressor.compress(records.take()));
  out.bytes(compressor.compress(text));
  return out.take();
}

BlockReader::BlockReader(std::string data, Decompressor& decompressor) : data_(std::move(data)) {
  ByteReader in(data_);
  const std::string_view records = in.view();
  text_ = static_cast<std::size_t>(records.data() + records.size() - data_.data());
  records_ = decompressor.decompress(records);
  ByteReader counted(records_);
  parts_left_ = counted.count();
  read_to_ = records_.size() - counted.left();
}

// One record, and first the part that begins with it.
void BlockReader::read_next(ByteReader& in) {
  const bool is_first = records_left_ == 0;
  if (is_first) {
    if (parts_left_-- == 0) in.fail();
    block_.parts.push_back(read_part(in));
    records_left_ = block_.parts.back().passages;
    if (records_left_ == 0) in.fail();
  }
  block_.records.push_back(read_record(in, is_first ? PassageRecord() : block_.records.back()));
  block_.records.back().to_document = --records_left_ + block_.parts.back().passages_after;
}

const PassageBlock& BlockReader::beginning(std::size_t records) {
  if (block_.records.size() >= records) return block_;
  ByteReader in(std::string_view(records_).substr(read_to_));
  while (block_.records.size() < records) read_next(in);
  read_to_ = records_.size() - in.left();
  return block_;
}

const PassageBlock& BlockReader::block() {
  ByteReader in(std::string_view(records_).substr(read_to_));
  while (parts_left_ > 0 || records_left_ > 0) read_next(in);
  in.end();
  read_to_ = records_.size();
  return block_;
}

std::string BlockReader::text(Decompressor& decompressor) const {
  return decompressor.decompress(std::string_view(data_).substr(text_));
}

void BlockBuilder::add(PassageRecord record, std::string_view text, std::optional<DocumentRecord> document) {
  if (block_.parts.empty() || block_.parts.back().document) block_.parts.push_back({.begin = document_bytes_});
  BlockPart& part = block_.parts.back();
  ++part.passages;
  part.size += text.size();
  part.passages_after = record.to_document;
  document_bytes_ = document ? 0 : document_bytes_ + text.size();
  part.document = std::move(document);
  block_.records.push_back(std::move(record));
  text_ += text;
}

bool BlockBuilder::is_full() const {
  if (is_empty()) return false;
  return text_.size() >= (block_.parts.back().document ? enough_text : most_text);
}

std::string BlockBuilder::take() {
  const std::string data = encode(std::exchange(block_, {}), text_, compressor_);
  text_.clear();
  return data;
}

}  // namespace tenet::store
