#include "store/document_map.h"

#include <tenet/error.h>

#include "store/damage.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

[[noreturn]] void damaged() {
  throw DamageError("the ends of documents are not as they were written");
}

DocumentMap::Part read_part(const Xapian::Database& segment, const std::vector<Deleted>& deleted, std::size_t first) {
  DocumentMap::Part part{.first = first};
  const Xapian::doccount passages = segment.get_doccount();
  std::size_t gone = 0;
  for (auto last = segment.valuestream_begin(passage_count_slot); last != segment.valuestream_end(passage_count_slot);
       ++last) {
    const Xapian::docid end = last.get_docid();
    if (end > passages) damaged();
    while (gone < deleted.size() && deleted[gone].first + deleted[gone].count <= end) ++gone;
    for (const auto place = static_cast<std::uint32_t>(part.last.size()); part.places.size() < end;) {
      if (part.places.size() % DocumentMap::Part::stretch == 0) part.first_places.push_back(place);
      part.places.push_back(static_cast<std::uint8_t>(place - part.first_places.back()));
    }
    part.last.push_back(end);
    part.deleted.push_back(gone < deleted.size() && deleted[gone].first <= end);
  }
  if (part.places.size() != passages) damaged();
  return part;
}

}  // namespace

DocumentMap::DocumentMap(const Snapshot& snapshot) {
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    parts_.push_back(read_part(snapshot.segment_database(i), snapshot.manifest().segments[i].deleted, size_));
    size_ += parts_.back().last.size();
  }
}

std::size_t DocumentMap::document_of(Xapian::docid docid) const {
  const Part& part = parts_[(docid - 1) % parts_.size()];
  return part.first + part.place(static_cast<Xapian::docid>((docid - 1) / parts_.size() + 1));
}

DateReader::DateReader(const Snapshot& snapshot, const DocumentMap& ends) {
  for (const DocumentMap::Part& part : ends.parts()) {
    const Xapian::Database& segment = snapshot.segment_database(segments_.size());
    segments_.push_back(
        {.part = &part, .at = segment.valuestream_begin(date_slot), .end = segment.valuestream_end(date_slot)});
  }
}

std::string DateReader::date(Xapian::docid docid) {
  Segment& segment = segments_[(docid - 1) % segments_.size()];
  const auto local = static_cast<Xapian::docid>((docid - 1) / segments_.size() + 1);
  const Xapian::docid last = segment.part->last[segment.part->place(local)];
  if (segment.at != segment.end) segment.at.skip_to(last);
  return segment.at != segment.end && segment.at.get_docid() == last ? *segment.at : "";
}

}  // namespace tenet::store
