#include "store/passage_reader.h"

#include <algorithm>
#include <utility>

#include <tenet/error.h>

#include "limit_scope.h"
#include "store/damage.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

[[noreturn]] void damaged() {
  throw DamageError("a passage is not as it was written");
}

}  // namespace

PassageReader::PassageReader(const Snapshot& snapshot) : snapshot_(&snapshot), segments_(snapshot.segments()) {}

PassageReader::Open& PassageReader::open_block(Xapian::docid docid) {
  constexpr std::size_t most_open = 16;  // what a page of results needs
  const std::size_t segment = (docid - 1) % segments_.size();
  const auto local = static_cast<Xapian::docid>((docid - 1) / segments_.size() + 1);
  const auto found = std::ranges::find_if(open_, [&](const Open& block) {
    return segment == block.segment && block.first <= local && local <= block.last;
  });
  if (found == open_.end()) {
    open_.push_front(read_block(segment, local));
    if (open_.size() > most_open) open_.pop_back();
  } else if (found != open_.begin()) {
    Open block = std::move(*found);
    open_.erase(found);
    open_.push_front(std::move(block));
  }
  return open_.front();
}

PassageReader::Open PassageReader::read_block(std::size_t segment, Xapian::docid local) {
  return translate_xapian_errors("reading the index", [&] {
    PostingCursor end = words_of(segment).cursor(std::string(block_term));
    end.skip_to(local);
    if (end.at_end() || end.docid() < local) damaged();
    const Xapian::docid last = end.docid();
    if (end.count() > last || end.count() + local <= last) damaged();
    std::string data = segments_[segment]->data(last);
    return Open{.segment = segment,
                .first = last + 1 - end.count(),
                .last = last,
                .reader = BlockReader(std::move(data), decompressor_)};
  });
}

PostingCache& PassageReader::words_of(std::size_t segment) {
  return words_ ? *words_ : snapshot_->words_of(segment);
}

PassageReader::Place PassageReader::find(Xapian::docid docid) {
  Open& block = open_block(docid);
  return {&block, (docid - 1) / segments_.size() + 1 - block.first};
}

const PassageRecord& PassageReader::record(Xapian::docid docid) {
  check_limits();
  const Place place = find(docid);
  return place.block->reader.record(place.passage);
}

std::string_view PassageReader::text_of(Open& block, const BlockReader::Part& part) {
  if (!block.text) block.text = block.reader.text(decompressor_);
  const std::string_view text = *block.text;
  if (part.text > text.size() || part.size > text.size() - part.text) damaged();
  return text.substr(part.text, part.size);
}

std::string_view PassageReader::text(Xapian::docid docid) {
  const Place place = find(docid);
  const TextRange range = place.block->reader.place_of(place.passage).range;
  const BlockReader::Part& part = place.block->reader.part_of(place.passage);
  const std::size_t begin = part.begin;
  const std::string_view text = text_of(*place.block, part);
  if (range.begin < begin || range.end < range.begin || range.end - begin > text.size()) damaged();
  return text.substr(range.begin - begin, range.size());
}

const DocumentRecord& PassageReader::document(Xapian::docid docid) {
  const auto stride = static_cast<Xapian::docid>(segments_.size());
  const Place place = find(docid);
  if (const DocumentRecord* document = place.block->reader.document(place.passage)) return *document;
  const BlockReader::Part& part = place.block->reader.part_of(place.passage);
  const std::size_t after = part.first + part.passages - 1 - place.passage + part.passages_after;
  const auto last = docid + static_cast<Xapian::docid>(after) * stride;
  if (last == document_at_) return document_;
  document_at_ = 0;
  const Place end = find(last);
  const DocumentRecord* document = end.block->reader.document(end.passage);
  if (document == nullptr) damaged();
  document_ = *document;
  document_at_ = last;
  return document_;
}

Document PassageReader::whole_document(Xapian::docid last) {
  Document whole = document(last).fields;
  whole.pages = document(last).pages;
  const auto stride = static_cast<Xapian::docid>(segments_.size());
  std::vector<std::string> texts;  // from the last to the first
  for (Xapian::docid at = last;;) {
    const Place place = find(at);
    const BlockReader::Part& part = place.block->reader.part_of(place.passage);
    texts.emplace_back(text_of(*place.block, part));
    if (part.begin == 0) break;
    // The block before ends with the passage before the first of this part.
    if (part.first != 0 || part.passages >= (at - 1) / stride + 1) damaged();
    at -= part.passages * stride;
  }
  for (; !texts.empty(); texts.pop_back()) whole.text += texts.back();
  return whole;
}

}  // namespace tenet::store
