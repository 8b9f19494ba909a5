#include "store/document_statistics.h"

#include <algorithm>
#include <utility>

#include "store/schema.h"

namespace tenet::store {
namespace {

// Where a word has more than so many passages for each document that is asked for, going from one to the next is
// quicker than counting them all.
constexpr std::size_t few = 8;

}  // namespace

DocumentStatistics::DocumentStatistics(const Snapshot& snapshot) : snapshot_(&snapshot), ends_(snapshot) {
  snapshot.check_documents();
  words_.reserve(ends_.size());
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) count_words(i);
}

void DocumentStatistics::count_words(std::size_t segment) {
  const PassageLengths& lengths = snapshot_->words_of(segment).lengths();
  const Part& part = ends_.parts()[segment];
  for (std::size_t place = 0; place < part.last.size(); ++place) {
    std::uint64_t words = 0;
    for (Xapian::docid passage = part.begin(place); passage <= part.last[place]; ++passage) words += lengths[passage];
    words_.push_back(part.deleted[place] ? 0 : words);
    total_ += words_.back();
    longest_ = std::max(longest_, words_.back());
  }
}

namespace {

// Appends the documents in which the word stands, from where the cursor is on. Written so that nothing has to be
// guessed: each passage adds to its document, which is that of the passage before or a new one.
void count_all(PostingCursor& at, const DocumentStatistics::Part& part, std::vector<DocumentCount>& counts) {
  if (at.at_end()) return;
  std::size_t current = counts.size();
  std::size_t place = part.place(at.docid());
  counts.resize(current + std::min<std::size_t>(at.size(), part.last.size()));
  for (; !at.at_end(); at.next()) {
    const std::size_t here = part.place(at.docid());
    current += here != place ? 1 : 0;
    place = here;
    counts[current].document = part.first + place;
    counts[current].count += at.count();
  }
  counts.resize(current + 1);
}

// The same of documents from `wanted` to `end`: from the next one with the word to the next one wanted.
void count_wanted(PostingCursor& at, const DocumentStatistics::Part& part,
                  std::vector<std::size_t>::const_iterator wanted, std::vector<std::size_t>::const_iterator end,
                  std::vector<DocumentCount>& counts) {
  while (!at.at_end()) {
    wanted = std::lower_bound(wanted, end, part.first + part.place(at.docid()));
    if (wanted == end) return;
    const std::size_t place = *wanted - part.first;
    at.skip_to(part.begin(place));
    std::uint64_t count = 0;
    for (; !at.at_end() && at.docid() <= part.last[place]; at.next()) count += at.count();
    if (count > 0) counts.push_back({.document = *wanted, .count = count});
  }
}

}  // namespace

std::vector<DocumentCount> DocumentStatistics::count(const std::string& term,
                                                     const std::vector<std::size_t>* among) const {
  std::vector<DocumentCount> counts;
  for (std::size_t segment = 0; segment < ends_.parts().size(); ++segment) {
    const Part& part = ends_.parts()[segment];
    PostingCursor at = snapshot_->words_of(segment).cursor(term);
    const std::size_t before = counts.size();
    if (among != nullptr && among->size() < at.size() / few) {
      const auto wanted = std::ranges::lower_bound(*among, part.first);
      const auto end = std::lower_bound(wanted, among->end(), part.first + part.last.size());
      count_wanted(at, part, wanted, end, counts);
    } else {
      count_all(at, part, counts);
    }
    if (!snapshot_->manifest().segments[segment].deleted.empty()) {
      const auto is_deleted = [&](const DocumentCount& one) { return part.deleted[one.document - part.first]; };
      counts.erase(std::remove_if(counts.begin() + static_cast<std::ptrdiff_t>(before), counts.end(), is_deleted),
                   counts.end());
    }
  }
  return counts;
}

std::vector<DocumentSize> document_sizes(const Snapshot& snapshot) {
  const DocumentStatistics table(snapshot);
  std::vector<DocumentSize> sizes;
  for (std::size_t i = 0; i < snapshot.manifest().segments.size(); ++i) {
    const Xapian::Database& database = snapshot.segment_database(i);
    const DocumentStatistics::Part& part = table.ends().parts()[i];
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
