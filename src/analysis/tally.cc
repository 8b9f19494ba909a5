#include "analysis/tally.h"

#include <algorithm>
#include <map>

namespace tenet::analysis {

void Tally::begin_passage(const std::string& id, const std::string& document) {
  ++passages_;
  passage_ = id;
  if (documents_ == 0 || document != document_) ++documents_;
  document_ = document;
}

void Tally::count(const text::Word* word) {
  const auto [seen, first] = seen_.try_emplace(word);
  if (first) {
    const auto [known, fresh] = by_stem_.try_emplace(word->stem, entries_.size());
    if (fresh) entries_.push_back({.stem = word->stem, .example = passage_});
    seen->second.entry = known->second;
  }
  ++words_;
  ++seen->second.count;
  Entry& entry = entries_[seen->second.entry];
  ++entry.count;
  if (entry.last_passage != passages_) ++entry.passages;
  if (entry.last_document != documents_) ++entry.documents;
  entry.last_passage = passages_;
  entry.last_document = documents_;
}

const Tally::Entry* Tally::find(const std::string& stem) const {
  const auto found = by_stem_.find(stem);
  return found == by_stem_.end() ? nullptr : &entries_[found->second];
}

std::vector<Tally::Forms> Tally::forms() const {
  // Words that differ in case or apostrophes alone have one form.
  std::vector<std::map<std::string, std::uint64_t>> counts(entries_.size());
  for (const auto& [word, seen] : seen_) counts[seen.entry][word->form] += seen.count;
  std::vector<Forms> all;
  all.reserve(counts.size());
  for (const auto& forms : counts) {
    all.emplace_back(forms.begin(), forms.end());
    std::ranges::stable_sort(all.back(), std::ranges::greater{}, &Forms::value_type::second);
  }
  return all;
}

}  // namespace tenet::analysis
