#include "query/order.h"

#include <algorithm>
#include <unordered_map>

#include "store/schema.h"

namespace tenet::query {
namespace {

using ScoredHit = Scored::value_type;

Scored scored(const Xapian::MSet& found) {
  Scored hits;
  hits.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit) hits.emplace_back(*hit, hit.get_weight());
  return hits;
}

// Counts what matches before any of it is collapsed: Xapian's own numbers are estimates where it collapses.
class MatchCounter : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& passage, double) override {
    ++of_document_[passage.get_value(store::document_slot)];
  }

  // Writes how many are left, and how many are not.
  void count(std::size_t per_document, Ordered& ordered) const {
    ordered.total = ordered.folded = 0;
    for (const auto& [document, passages] : of_document_) {
      const std::size_t left = std::min(passages, per_document);
      ordered.total += left;
      ordered.folded += passages - left;
    }
  }

 private:
  std::unordered_map<std::string, std::size_t> of_document_;
};

// The best `size` hits of `all` passages, with exact numbers in `ordered`. All that match are looked at: what Xapian
// skips where it need not count differs by segment and can change which hits it finds best.
Xapian::MSet find(Asked& asked, std::size_t size, Xapian::doccount all, Ordered& ordered) {
  MatchCounter counter;
  const bool counts = asked.per_document > 0;
  if (counts) asked.enquire.add_matchspy(&counter);
  Xapian::MSet found = asked.enquire.get_mset(0, static_cast<Xapian::doccount>(size), all);
  asked.enquire.clear_matchspies();
  ordered.total = found.get_matches_estimated();
  if (counts) counter.count(asked.per_document, ordered);
  return found;
}

// Brings the first `wanted` of a group of equal scores into the order of their keys, by merging its runs: each
// run ascends by itself, so that only as many keys are read as are wanted.
void merge_runs(Scored::iterator first, Scored::iterator last, std::size_t wanted, const store::Snapshot& snapshot,
                const std::function<PassageKey(Xapian::docid)>& key_of, bool descending = false) {
  std::vector<Scored> runs(snapshot.runs() + 1);
  for (auto hit = first; hit != last; ++hit) runs[snapshot.run_of(hit->first)].push_back(*hit);
  std::erase_if(runs, [](const auto& run) { return run.empty(); });
  if (runs.size() < 2) return;
  using Head = std::pair<PassageKey, std::size_t>;  // with the place of its run
  const auto later = [descending](const Head& a, const Head& b) { return descending ? a < b : a > b; };
  std::vector<Head> heads;
  std::vector<std::size_t> next(runs.size(), 0);
  const auto push = [&](std::size_t run) {
    if (next[run] == runs[run].size()) return;
    heads.emplace_back(key_of(runs[run][next[run]].first), run);
    std::ranges::push_heap(heads, later);
  };
  for (std::size_t run = 0; run < runs.size(); ++run) push(run);
  for (; wanted > 0 && !heads.empty(); --wanted) {
    std::ranges::pop_heap(heads, later);
    const std::size_t run = heads.back().second;
    heads.pop_back();
    *first++ = runs[run][next[run]++];
    push(run);
  }
  // What is not wanted keeps the order of the runs.
  for (std::size_t run = 0; run < runs.size(); ++run) {
    first = std::copy(runs[run].begin() + static_cast<std::ptrdiff_t>(next[run]), runs[run].end(), first);
  }
}

// Brings each group of equal hits into reading order, as far as the first `end` hits need it.
template <typename Same>
void settle_ties(Scored& hits, std::size_t end, Same same, const store::Snapshot& snapshot,
                 const std::function<PassageKey(Xapian::docid)>& key_of, bool descending) {
  if (snapshot.runs() < 2) return;
  for (std::size_t first = 0; first < std::min(end, hits.size());) {
    std::size_t last = first + 1;
    while (last < hits.size() && same(first, last)) ++last;
    const auto at = [&](std::size_t place) { return hits.begin() + static_cast<std::ptrdiff_t>(place); };
    merge_runs(at(first), at(last), end - first, snapshot, key_of, descending);
    first = last;
  }
}

// A hit with its date, which is empty when it has none or is not sorted by it.
struct Sorted {
  ScoredHit hit = {};
  std::string date = {};
};

// The dates are read from their slot once, from the first docid to the last.
std::vector<Sorted> with_dates(Scored hits, bool wanted, const Xapian::Database& database) {
  std::vector<Sorted> sorted;
  sorted.reserve(hits.size());
  std::ranges::sort(hits, {}, &ScoredHit::first);
  Xapian::ValueIterator date = database.valuestream_begin(store::date_slot);
  const Xapian::ValueIterator end = wanted ? database.valuestream_end(store::date_slot) : date;
  for (const ScoredHit& hit : hits) {
    if (date != end) date.skip_to(hit.first);
    const bool dated = date != end && date.get_docid() == hit.first;
    sorted.push_back({hit, dated ? *date : ""});
  }
  return sorted;
}

// Whether one hit stands before another. Ties go by docid, which is reading order within a run.
class Before {
 public:
  explicit Before(Sorting sorting) : sorting_(sorting) {}

  bool operator()(const Sorted& a, const Sorted& b) const {
    if (a.date.empty() != b.date.empty()) return b.date.empty();
    if (a.date != b.date) return (a.date < b.date) != sorting_.reverse;
    if (by_score() && a.hit.second != b.hit.second) return (a.hit.second > b.hit.second) != sorting_.reverse;
    return (a.hit.first < b.hit.first) != descending();
  }
  [[nodiscard]] bool same(const Sorted& a, const Sorted& b) const {
    return a.date == b.date && (!by_score() || a.hit.second == b.hit.second);
  }
  [[nodiscard]] bool descending() const { return sorting_.reverse && sorting_.order == SearchOptions::Order::document; }

 private:
  [[nodiscard]] bool by_score() const { return sorting_.order == SearchOptions::Order::score; }

  Sorting sorting_;
};

// `hits` from place `offset` to `end`, which may lie behind the last.
Scored part_of(const Scored& hits, std::size_t offset, std::size_t end) {
  const auto at = [&](std::size_t place) {
    return hits.begin() + static_cast<std::ptrdiff_t>(std::min(place, hits.size()));
  };
  return {at(std::min(offset, end)), at(end)};
}

// Where the last of the hits that are wanted ends, of `all`.
std::size_t end_of_wanted(std::size_t offset, std::size_t limit, std::size_t all) {
  return std::min(all, std::min(offset, all) + std::min(limit, all));
}

}  // namespace

Ordered order_hits(Asked& asked, const store::Snapshot& snapshot, std::size_t offset, std::size_t limit,
                   const std::function<PassageKey(Xapian::docid)>& key_of) {
  const Xapian::doccount all = snapshot.database().get_doccount();
  const std::size_t end = end_of_wanted(offset, limit, all);
  std::size_t size = std::min<std::size_t>(all, end + 1);
  Ordered ordered;
  Scored hits = scored(find(asked, size, all, ordered));
  // A group of equal scores that goes on behind the last place wanted must be there whole to be sorted.
  while (snapshot.runs() > 1 && end > 0 && hits.size() == size && size < all &&
         hits[end - 1].second == hits.back().second) {
    size = std::min<std::size_t>(all, size * 8);
    hits = scored(find(asked, size, all, ordered));
  }
  const auto same = [&](std::size_t a, std::size_t b) { return hits[a].second == hits[b].second; };
  settle_ties(hits, end, same, snapshot, key_of, false);
  ordered.hits = part_of(hits, offset, end);
  return ordered;
}

Ordered sort_hits(Asked& asked, const store::Snapshot& snapshot, Sorting sorting, std::size_t offset, std::size_t limit,
                  const std::function<PassageKey(Xapian::docid)>& key_of) {
  const Xapian::doccount all = snapshot.database().get_doccount();
  Ordered ordered;
  const Xapian::MSet found = find(asked, all, all, ordered);
  std::vector<Sorted> sorted =
      with_dates(scored(found), sorting.order == SearchOptions::Order::date, snapshot.database());
  const Before before(sorting);
  std::ranges::sort(sorted, before);
  Scored hits;
  hits.reserve(sorted.size());
  for (const Sorted& hit : sorted) hits.push_back(hit.hit);
  const std::size_t end = end_of_wanted(offset, limit, hits.size());
  const auto same = [&](std::size_t a, std::size_t b) { return before.same(sorted[a], sorted[b]); };
  settle_ties(hits, end, same, snapshot, key_of, before.descending());
  ordered.hits = part_of(hits, offset, end);
  return ordered;
}

}  // namespace tenet::query
