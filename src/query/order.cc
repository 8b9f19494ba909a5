#include "query/order.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tenet::query {
namespace {

using ScoredHit = Scored::value_type;

Scored scored(const Xapian::MSet& found) {
  Scored hits;
  hits.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit) hits.emplace_back(*hit, hit.get_weight());
  return hits;
}

// Leaves the best `per_document` hits of each document; `hits` are sorted by score.
Scored fold(const Scored& hits, std::size_t per_document, const store::DocumentEnds& ends) {
  std::vector<std::uint32_t> taken(ends.size());
  Scored left;
  for (const ScoredHit& hit : hits) {
    if (taken[ends.document_of(hit.first)]++ < per_document) left.push_back(hit);
  }
  return left;
}

// The best `size` hits of `all` passages, or all where documents are folded, with exact numbers in `ordered`. All that
// match are looked at: what Xapian skips where it need not count differs by segment and can change which hits it finds
// best.
Scored find(Asked& asked, std::size_t size, Xapian::doccount all, Ordered& ordered) {
  const std::size_t wanted = asked.per_document > 0 ? all : size;
  const Xapian::MSet found = asked.enquire.get_mset(0, static_cast<Xapian::doccount>(wanted), all);
  Scored hits = scored(found);
  if (asked.per_document > 0) hits = fold(hits, asked.per_document, *asked.ends);
  ordered.total = asked.per_document > 0 ? hits.size() : found.get_matches_estimated();
  ordered.folded = found.get_matches_estimated() - ordered.total;
  return hits;
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

std::vector<Sorted> with_dates(Scored hits, bool wanted, const Asked& asked, const store::Snapshot& snapshot) {
  std::vector<Sorted> sorted;
  sorted.reserve(hits.size());
  if (!wanted) {
    for (const ScoredHit& hit : hits) sorted.push_back({hit});
    return sorted;
  }
  std::ranges::sort(hits, {}, &ScoredHit::first);
  store::DateReader dates(snapshot, *asked.ends);
  for (const ScoredHit& hit : hits) sorted.push_back({hit, dates.date(hit.first)});
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
  Scored hits = find(asked, size, all, ordered);
  // A group of equal scores that goes on behind the last place wanted must be there whole to be sorted.
  while (snapshot.runs() > 1 && end > 0 && asked.per_document == 0 && hits.size() == size && size < all &&
         hits[end - 1].second == hits.back().second) {
    size = std::min<std::size_t>(all, size * 8);
    hits = find(asked, size, all, ordered);
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
  Scored found = find(asked, all, all, ordered);
  std::vector<Sorted> sorted =
      with_dates(std::move(found), sorting.order == SearchOptions::Order::date, asked, snapshot);
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
