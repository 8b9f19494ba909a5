#include "query/answers/speakers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/schema.h"
#include "store/voices.h"
#include "store/xapian_errors.h"
#include "text/names.h"

namespace tenet::query {
namespace {

const std::string& commonest(const std::map<std::string, std::uint64_t>& names) {
  return std::ranges::max_element(names, {}, [](const auto& name) { return name.second; })->first;
}

}  // namespace

SpeakerCounter::Entry& SpeakerCounter::entry_of(const std::string& name) {
  const std::string key = text::name_key(name);
  return entries_[key.empty() ? name : key];
}

void SpeakerCounter::count(const Speaker& speaker, const PassageKey& key) {
  Entry& entry = entry_of(speaker.name);
  ++entry.quotations;
  ++entry.names[speaker.name];
  if (entry.passages > 0 && entry.last == key) return;
  entry.last = key;
  if (++entry.passages > 1 && entry.first < key) return;
  entry.first = key;
  entry.speaker = speaker;
}

void SpeakerCounter::count(const std::map<std::string, std::uint64_t>& quotations) {
  for (const auto& [name, count] : quotations) {
    Entry& entry = entry_of(name);
    entry.quotations += count;
    entry.names[name] += count;
  }
}

void SpeakerCounter::read_passages(Entry& entry, const store::Snapshot& snapshot) {
  store::translate_xapian_errors("reading the index", [&] {
    std::map<std::size_t, Docid> firsts;  // of each run, in which docids ascend with passages
    std::set<Docid> seen;
    std::vector<std::string> terms;
    for (const auto& [name, count] : entry.names) terms.push_back(store::term(store::speaker_prefix, name));
    for (const auto& passages : snapshot.postings(terms)) {
      for (const Docid passage : passages) {
        if (snapshot.is_deleted(passage) || (entry.names.size() > 1 && !seen.insert(passage).second)) continue;
        ++entry.passages;
        const auto [first, fresh] = firsts.emplace(snapshot.run_of(passage), passage);
        if (!fresh) first->second = std::min(first->second, passage);
      }
    }
    store::PassageReader reader(snapshot);
    bool any = false;
    for (const auto& [run, docid] : firsts) {
      const store::PassageRecord record = reader.record(docid);
      const store::DocumentRecord& document = reader.document(docid);
      PassageKey key{document.fields.id, record.passage.number, record.passage.part};
      if (std::exchange(any, true) && entry.first < key) continue;
      entry.first = std::move(key);
      for (const Speaker& speaker : store::speakers_of(record, document)) {
        if (entry.names.contains(speaker.name)) entry.speaker = speaker;
      }
    }
  });
}

std::vector<SpeakerCount> SpeakerCounter::most_quoted(std::size_t limit, const store::Snapshot& snapshot) const {
  std::vector<std::pair<std::string, Entry>> entries;
  for (const auto& [key, entry] : entries_) entries.emplace_back(commonest(entry.names), entry);
  const auto more_quoted = [](const auto& left, const auto& right) {
    return std::pair(right.second.quotations, left.first) < std::pair(left.second.quotations, right.first);
  };
  const std::size_t size = std::min(limit, entries.size());
  std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(size), more_quoted);
  entries.resize(size);
  std::vector<SpeakerCount> counts;
  for (auto& [name, entry] : entries) {
    if (entry.passages == 0) read_passages(entry, snapshot);
    SpeakerCount count{.speaker = entry.speaker, .quotations = entry.quotations, .passages = entry.passages};
    count.speaker.name = name;
    count.first = passage_id(entry.first.document, {.number = entry.first.number, .part = entry.first.part});
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace tenet::query
