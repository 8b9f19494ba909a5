#include "store/passage_block.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tenet::store {
namespace {

// Bytes of text after which a block ends with the next document, and those after which it does not wait for that. Large
// enough to compress well, small enough to read for one hit: docs/performance.md.
constexpr std::size_t enough_text = std::size_t{10} << 10U;
constexpr std::size_t most_text = std::size_t{20} << 10U;

// The document ends with the part.
constexpr std::uint64_t ends_here = 1;

void write(ByteWriter& out, const BlockPart& part) {
  out.number(part.document ? ends_here : 0);
  out.number(part.passages);
  out.number(part.begin);
  out.number(part.size);
  if (part.document) {
    write(out, *part.document);
  } else {
    out.number(part.passages_after);
  }
}

}  // namespace

std::string encode(const PassageBlock& block, std::string_view text, Compressor& compressor) {
  ByteWriter records;
  records.number(block.parts.size());
  std::size_t at = 0;
  for (const BlockPart& part : block.parts) {
    write(records, part);
    PassagePlace before;
    for (std::uint32_t i = 0; i < part.passages; ++i, ++at) {
      write(records, block.records[at], before);
      before = place_of(block.records[at]);
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
  skipped_to_ = records_.size() - counted.left();
}

bool BlockReader::skip_next() {
  ByteReader in(std::string_view(records_).substr(skipped_to_));
  const bool begins_part = parts_.empty() || places_.size() == parts_.back().first + parts_.back().passages;
  if (begins_part) {
    if (parts_left_ == 0) {
      in.end();
      return false;
    }
    --parts_left_;
    Part part{.first = places_.size(), .text = parts_.empty() ? 0 : parts_.back().text + parts_.back().size};
    const bool has_document = (in.number() & ends_here) != 0;
    in.number(part.passages);
    in.number(part.begin);
    in.number(part.size);
    if (part.passages == 0) in.fail();
    if (has_document) {
      part.record = records_.size() - in.left();
      skip_document(in);
    } else {
      in.number(part.passages_after);
    }
    parts_.push_back(part);
  }
  begins_.push_back(records_.size() - in.left());
  places_.push_back(skip_record(in, begins_part ? PassagePlace() : places_.back()));
  skipped_to_ = records_.size() - in.left();
  return true;
}

void BlockReader::skip_to(std::size_t passage) {
  while (places_.size() <= passage) {
    if (!skip_next()) ByteReader::damaged_record();
  }
}

const BlockReader::Part& BlockReader::part_of(std::size_t passage) {
  skip_to(passage);
  return *std::prev(std::ranges::upper_bound(parts_, passage, {}, &Part::first));
}

const PassagePlace& BlockReader::place_of(std::size_t passage) {
  skip_to(passage);
  return places_[passage];
}

const PassageRecord& BlockReader::record(std::size_t passage) {
  if (record_ && record_->first == passage) return record_->second;
  const Part& part = part_of(passage);
  ByteReader in(std::string_view(records_).substr(begins_[passage]));
  PassageRecord record = read_record(in, passage == part.first ? PassagePlace() : places_[passage - 1]);
  record.to_document = part.passages_after + part.passages - 1 - static_cast<std::uint32_t>(passage - part.first);
  return record_.emplace(passage, std::move(record)).second;
}

const DocumentRecord* BlockReader::document(std::size_t passage) {
  const Part& part = part_of(passage);
  if (!part.record) return nullptr;
  if (!document_ || document_->first != *part.record) {
    ByteReader in(std::string_view(records_).substr(*part.record));
    document_.emplace(*part.record, read_document(in));
  }
  return &document_->second;
}

PassageBlock BlockReader::block() {
  while (skip_next()) continue;
  PassageBlock block;
  for (const Part& part : parts_) {
    block.parts.push_back({part.passages, part.passages_after, part.begin, part.size, {}});
    if (part.record) block.parts.back().document = *document(part.first);
  }
  for (std::size_t passage = 0; passage < places_.size(); ++passage) block.records.push_back(record(passage));
  return block;
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
  std::string data = encode(std::exchange(block_, {}), text_, compressor_);
  text_.clear();
  return data;
}

}  // namespace tenet::store
