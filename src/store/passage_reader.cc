#include "store/passage_reader.h"

#include <utility>

#include <tenet/error.h>

#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"

namespace tenet::store {
namespace {

[[noreturn]] void damaged() {
  throw IndexError("reading the index: a passage is damaged", "build the index again from its sources");
}

}  // namespace

PassageReader::PassageReader(const Snapshot& snapshot) : snapshot_(&snapshot), segments_(snapshot.segments()) {}

bool PassageReader::is_remote(Xapian::docid docid) const {
  return snapshot_ != nullptr && snapshot_->is_remote(docid);
}

// Opens the block that holds the passage, unless it is open.
void PassageReader::open_block(Xapian::docid docid) {
  const std::size_t segment = (docid - 1) % segments_.size();
  const auto local = static_cast<Xapian::docid>((docid - 1) / segments_.size() + 1);
  if (segment == open_.segment && open_.first <= local && local <= open_.last) return;
  Open block{.segment = segment};
  std::string data = guarded("reading the index", [&] {
    WordCursor end = words_of(segment).cursor(std::string(block_term));
    end.skip_to(local);
    if (end.at_end() || end.docid() < local) damaged();
    block.last = end.docid();
    if (end.count() > block.last || end.count() + local <= block.last) damaged();
    block.first = block.last + 1 - end.count();
    return segments_[segment].get_document(block.last, Xapian::DOC_ASSUME_VALID).get_data();
  });
  block.reader.emplace(std::move(data), decompressor_);
  if (block.reader->block().records.size() != block.last + 1 - block.first) damaged();
  open_ = std::move(block);
}

SegmentWords& PassageReader::words_of(std::size_t segment) {
  return words_ ? *words_ : snapshot_->words_of(segment);
}

PassageReader::Place PassageReader::find(Xapian::docid docid) {
  open_block(docid);
  const auto local = static_cast<Xapian::docid>((docid - 1) / segments_.size() + 1);
  Place place{.record = local - open_.first};
  const auto& parts = open_.reader->block().parts;
  for (std::size_t before = parts[0].passages; before <= place.record; before += parts[place.part].passages) {
    place.part_text += parts[place.part++].size;
  }
  return place;
}

const PassageRecord& PassageReader::record(Xapian::docid docid) {
  if (is_remote(docid)) return remote_ = read_record(snapshot_->remote_passage(docid));
  open_block(docid);
  return open_.reader->block().records[(docid - 1) / segments_.size() + 1 - open_.first];
}

std::string_view PassageReader::text_of(const Place& place) {
  if (!open_.text) open_.text = open_.reader->text(decompressor_);
  const std::size_t size = open_.reader->block().parts[place.part].size;
  if (place.part_text > open_.text->size() || size > open_.text->size() - place.part_text) damaged();
  return std::string_view(*open_.text).substr(place.part_text, size);
}

std::string_view PassageReader::text(Xapian::docid docid) {
  if (is_remote(docid)) return remote_text_ = snapshot_->remote_passage(docid).text;
  const Place place = find(docid);
  const PassageBlock& block = open_.reader->block();
  const TextRange range = block.records[place.record].passage.range;
  const std::size_t begin = block.parts[place.part].begin;
  const std::string_view text = text_of(place);
  if (range.begin < begin || range.end < range.begin || range.end - begin > text.size()) damaged();
  return text.substr(range.begin - begin, range.size());
}

const DocumentRecord& PassageReader::document(Xapian::docid docid) {
  if (is_remote(docid)) {
    const Xapian::docid end = docid + record(docid).to_document * static_cast<Xapian::docid>(segments_.size());
    if (end != document_at_) document_ = read_document(snapshot_->remote_passage(end));
    document_at_ = end;
    return document_;
  }
  const Place place = find(docid);
  const BlockPart& part = open_.reader->block().parts[place.part];
  if (part.document) return *part.document;
  const auto stride = static_cast<Xapian::docid>(segments_.size());
  const Xapian::docid last = docid + open_.reader->block().records[place.record].to_document * stride;
  if (last != document_at_) {
    document_at_ = 0;
    Open kept = std::exchange(open_, {});
    const Place end = find(last);
    auto found = open_.reader->block().parts[end.part].document;
    if (!found) damaged();
    document_ = *std::move(found);
    document_at_ = last;
    open_ = std::move(kept);
  }
  return document_;
}

Document PassageReader::whole_document(Xapian::docid last) {
  Document whole = document(last).fields;
  if (is_remote(last)) {
    whole.text = snapshot_->remote_text(last);
    return whole;
  }
  const auto stride = static_cast<Xapian::docid>(segments_.size());
  std::vector<std::string> texts;  // from the last to the first
  for (Xapian::docid at = last;;) {
    const Place place = find(at);
    const BlockPart& part = open_.reader->block().parts[place.part];
    texts.emplace_back(text_of(place));
    if (part.begin == 0) break;
    // The block before ends with the passage before the first of this part.
    if (place.part != 0 || part.passages >= (at - 1) / stride + 1) damaged();
    at -= part.passages * stride;
  }
  for (; !texts.empty(); texts.pop_back()) whole.text += texts.back();
  return whole;
}

}  // namespace tenet::store
