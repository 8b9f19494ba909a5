#include "store/document_table.h"

#include <algorithm>
#include <utility>

#include <tenet/error.h>

#include "store/schema.h"

namespace tenet::store {

DocumentTable::DocumentTable(const Snapshot& snapshot) : snapshot_(&snapshot), ends_(snapshot) {
  snapshot.check_documents();
  words_.reserve(ends_.size());
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) count_words(i);
}

void DocumentTable::count_words(std::size_t segment) {
  const PassageLengths& lengths = snapshot_->words_of(segment).lengths();
  const Part& part = ends_.parts()[segment];
  if (!part.last.empty() && part.last.back() > lengths.size()) {
    throw IndexError("reading the index: a segment is damaged", "build the index again from its sources");
  }
  for (std::size_t place = 0; place < part.last.size(); ++place) {
    std::uint64_t words = 0;
    for (Xapian::docid passage = part.begin(place); passage <= part.last[place]; ++passage) words += lengths[passage];
    words_.push_back(part.deleted[place] ? 0 : words);
    total_ += words_.back();
    longest_ = std::max(longest_, words_.back());
  }
}

namespace {

// How often the word stands up to that passage, from where the cursor is on.
std::uint64_t count_until(Xapian::docid last, WordCursor& at) {
  std::uint64_t count = 0;
  for (; !at.at_end() && at.docid() <= last; at.next()) count += at.count();
  return count;
}

}  // namespace

std::vector<DocumentCount> DocumentTable::count(const std::string& term) const {
  std::vector<DocumentCount> counts;
  for (std::size_t segment = 0; segment < ends_.parts().size(); ++segment) {
    const Part& part = ends_.parts()[segment];
    std::size_t place = 0;
    for (WordCursor at = snapshot_->words_of(segment).cursor(term); !at.at_end();) {
      place = part.find(at.docid(), place);
      const std::uint64_t count = count_until(part.last[place], at);
      if (!part.deleted[place]) counts.push_back({.document = part.first + place, .count = count});
    }
  }
  return counts;
}

std::vector<DocumentCount> DocumentTable::count(const std::string& term, const std::vector<std::size_t>& among) const {
  std::vector<DocumentCount> counts;
  auto wanted = among.begin();
  for (std::size_t segment = 0; segment < ends_.parts().size(); ++segment) {
    const Part& part = ends_.parts()[segment];
    WordCursor at = snapshot_->words_of(segment).cursor(term);
    for (; wanted != among.end() && *wanted < part.first + part.last.size(); ++wanted) {
      if (at.at_end()) continue;
      const std::size_t place = *wanted - part.first;
      if (part.deleted[place]) continue;
      at.skip_to(part.begin(place));
      const std::uint64_t count = count_until(part.last[place], at);
      if (count > 0) counts.push_back({.document = *wanted, .count = count});
    }
  }
  return counts;
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
  using Sizes = std::vector<std::pair<std::string, std::uint64_t>>;
  for (const Sizes& there : snapshot.ask_all<Sizes>(Request::document_sizes)) {
    for (const auto& [date, words] : there) sizes.push_back({.date = date, .words = words});
  }
  return sizes;
}

}  // namespace tenet::store
