#include "query/counting/tallies.h"

#include <algorithm>
#include <utility>

#include "query/match/matching_passages.h"
#include "store/document_statistics.h"

namespace tenet::query {
void Tallies::Tally::add(std::size_t document, std::uint64_t words, bool answers) {
  ++count.searched_passages;
  count.searched_words += words;
  if (std::exchange(searched, document) != document) ++count.searched_documents;
  if (!answers) return;
  ++count.passages;
  if (std::exchange(answering, document) != document) ++count.documents;
}

Tallies::Tallies(const CountWay& way, const GroupingSources& sources)
    : documents_(sources.documents), margins_(way.by.size()) {
  for (const CountBy by : way.by) groupings_.push_back(make_grouping(by, sources));
}

void Tallies::read(const Chosen& chosen, const store::Snapshot& snapshot) {
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) read_segment(segment, chosen);
}

void Tallies::read_segment(std::size_t segment, const Chosen& chosen) {
  const store::Snapshot& snapshot = documents_.snapshot();
  const Set searched = chosen.searched ? matching_passages(*chosen.searched, segment, snapshot) : Set();
  const Set answering = chosen.answering ? matching_passages(*chosen.answering, segment, snapshot) : Set();
  const auto& part = documents_.ends().parts()[segment];
  std::vector<PassageGroups> groups;
  for (const auto& grouping : groupings_) groups.push_back(grouping->read(segment));
  const store::PassageLengths& lengths = snapshot.words_of(segment).lengths();
  for (std::size_t place = 0; place < part.last.size(); ++place) {
    if (part.deleted[place]) continue;
    for (Docid passage = part.begin(place); passage <= part.last[place]; ++passage) {
      if (chosen.searched && !searched[passage]) continue;
      const Docid number = snapshot.docid_of(segment, passage);
      const bool answers = (!chosen.answering || answering[passage]) &&
                           (chosen.without.empty() || !std::ranges::binary_search(chosen.without, number));
      add(passage, groups, part.first + place + 1, lengths[passage], answers);
    }
  }
}

void Tallies::add(Docid passage, const std::vector<PassageGroups>& groups, std::size_t document, std::uint64_t words,
                  bool answers) {
  total_.add(document, words, answers);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const std::uint32_t group : groups[i].of(passage)) margin_of(i, group).add(document, words, answers);
  }
  if (groups.size() < 2) return;
  for (const std::uint32_t first : groups[0].of(passage)) {
    for (const std::uint32_t second : groups[1].of(passage)) cells_[key(first, second)].add(document, words, answers);
  }
}

Tallies::Tally& Tallies::margin_of(std::size_t i, std::uint32_t group) {
  if (margins_[i].size() <= group) margins_[i].resize(std::size_t{group} + 1);
  return margins_[i][group];
}

Count Tallies::margin(std::size_t i, std::uint32_t group) const {
  return group < margins_[i].size() ? margins_[i][group].count : Count{};
}

Count Tallies::cell(std::uint32_t first, std::uint32_t second) const {
  const auto found = cells_.find(key(first, second));
  return found == cells_.end() ? Count{} : found->second.count;
}

}  // namespace tenet::query
