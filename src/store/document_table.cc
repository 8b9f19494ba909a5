#include "store/document_table.h"

#include <algorithm>

#include "store/schema.h"

namespace tenet::store {

DocumentTable::DocumentTable(const Snapshot& snapshot) : snapshot_(&snapshot) {
  snapshot.check_documents();
  for (std::size_t i = 0; i < snapshot.manifest().segments.size(); ++i) add_part(i);
}

void DocumentTable::add_part(std::size_t segment) {
  const Xapian::Database& database = snapshot_->segment_database(segment);
  Part part{.first = words_.size()};
  part.words.resize(std::size_t{database.get_lastdocid()} + 1);
  const auto none = database.postlist_end("");
  for (auto passage = database.postlist_begin(""); passage != none; ++passage) {
    part.words[*passage] = passage.get_doclength();
  }
  const auto& deleted = snapshot_->manifest().segments[segment].deleted;
  std::size_t gone = 0;
  const auto no_more = database.valuestream_end(passage_count_slot);
  for (auto last = database.valuestream_begin(passage_count_slot); last != no_more; ++last) {
    const Xapian::docid end = last.get_docid();
    std::uint64_t words = 0;
    for (Xapian::docid passage = part.begin(part.last.size()); passage <= end; ++passage) words += part.words[passage];
    while (gone < deleted.size() && deleted[gone].first + deleted[gone].count <= end) ++gone;
    const bool struck_out = gone < deleted.size() && deleted[gone].first <= end;
    part.last.push_back(end);
    part.deleted.push_back(struck_out);
    words_.push_back(struck_out ? 0 : words);
    total_ += words_.back();
    longest_ = std::max(longest_, words_.back());
  }
  parts_.push_back(std::move(part));
}

std::vector<DocumentCount> DocumentTable::count(const std::string& term) const {
  std::vector<DocumentCount> counts;
  for (std::size_t segment = 0; segment < parts_.size(); ++segment) {
    const Part& part = parts_[segment];
    const Xapian::Database& database = snapshot_->segment_database(segment);
    std::size_t place = 0;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      place = part.find(*at, place);
      if (part.deleted[place]) continue;
      const std::size_t document = part.first + place;
      if (counts.empty() || counts.back().document != document) counts.push_back({.document = document});
      counts.back().count += at.get_wdf();
    }
  }
  return counts;
}

std::vector<DocumentCount> DocumentTable::count(const std::string& term, const std::vector<std::size_t>& among) const {
  std::vector<DocumentCount> counts;
  auto wanted = among.begin();
  for (std::size_t segment = 0; segment < parts_.size(); ++segment) {
    const Part& part = parts_[segment];
    const Xapian::Database& database = snapshot_->segment_database(segment);
    auto at = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    for (; wanted != among.end() && *wanted < part.first + part.last.size(); ++wanted) {
      if (at == end) continue;
      const std::size_t place = *wanted - part.first;
      if (part.deleted[place]) continue;
      at.skip_to(part.begin(place));
      std::uint64_t count = 0;
      for (; at != end && *at <= part.last[place]; ++at) count += at.get_wdf();
      if (count > 0) counts.push_back({.document = *wanted, .count = count});
    }
  }
  return counts;
}

std::size_t DocumentTable::Part::find(Xapian::docid docid, std::size_t from) const {
  // Most steps stay in the document or go to the next.
  for (std::size_t near = from; near < std::min(from + 2, last.size()); ++near) {
    if (docid <= last[near]) return near;
  }
  return static_cast<std::size_t>(
      std::lower_bound(last.begin() + static_cast<std::ptrdiff_t>(from), last.end(), docid) - last.begin());
}

const DocumentTable::Part& DocumentTable::part_of(const Xapian::Database& segment) const {
  return parts_[static_cast<std::size_t>(&snapshot_->segment_of(segment) - snapshot_->manifest().segments.data())];
}

std::vector<DocumentSize> document_sizes(const Snapshot& snapshot) {
  const DocumentTable table(snapshot);
  std::vector<DocumentSize> sizes;
  for (std::size_t i = 0; i < snapshot.manifest().segments.size(); ++i) {
    const Xapian::Database& database = snapshot.segment_database(i);
    const DocumentTable::Part& part = table.part_of(database);
    auto date = database.valuestream_begin(date_slot);
    for (std::size_t k = 0; k < part.last.size(); ++k) {
      if (part.deleted[k]) continue;
      DocumentSize size{.words = table.words(part.first + k)};
      if (date != database.valuestream_end(date_slot)) date.skip_to(part.last[k]);
      if (date != database.valuestream_end(date_slot) && date.get_docid() == part.last[k]) size.date = *date;
      sizes.push_back(std::move(size));
    }
  }
  return sizes;
}

}  // namespace tenet::store
