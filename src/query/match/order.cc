#include "query/match/order.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "query/match/top_passages.h"

namespace tenet::query {
namespace {

using ScoredHit = Scored::value_type;

// What is asked about the segments.
struct Asked {
  const Match& match;
  const store::Snapshot& snapshot;
  std::size_t all = 0;  // passages
};

// Leaves the best `per_document` hits of each document; `hits` are sorted by score.
Scored fold(const Scored& hits, std::size_t per_document, const store::DocumentMap& ends) {
  std::vector<std::uint32_t> taken(ends.size());
  Scored left;
  for (const ScoredHit& hit : hits) {
    if (taken[ends.document_of(hit.first)]++ < per_document) left.push_back(hit);
  }
  return left;
}

// The best `size` hits or more, with exact numbers in `ranked`.
Scored find(const Asked& asked, std::size_t size, Ordered& ranked) {
  const Match& match = asked.match;
  const bool folds = match.per_document > 0;
  if (match.per_document < 2) {
    TopPassages best = top_passages(match.plan, size, folds, match.ends, asked.snapshot);
    ranked.total = best.total - best.folded;
    ranked.exact = best.exact;
    ranked.folded = best.folded;
    ranked.within = std::move(best.within);
    return std::move(best.hits);
  }
  TopPassages best = top_passages(match.plan, asked.all, false, match.ends, asked.snapshot);
  best.hits = fold(best.hits, match.per_document, *match.ends);
  ranked.total = best.hits.size();
  ranked.folded = best.total - ranked.total;
  return std::move(best.hits);
}

// Brings the first `wanted` of a group of equal scores into the order of their keys, by merging its runs: each
// run ascends by itself, so that only as many keys are read as are wanted.
void merge_runs(Scored::iterator first, Scored::iterator last, std::size_t wanted, const store::Snapshot& snapshot,
                store::PassageReader& reader, bool descending) {
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
    heads.emplace_back(key_of(runs[run][next[run]].first, reader), run);
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

// Brings each group of equal hits into reading order, as far as the first `end` hits need it: those behind `in_order`
// only where the group goes on behind the end, so that some of it are left out.
template <typename Same>
void settle_ties(Scored& hits, std::size_t end, std::size_t in_order, Same same, const store::Snapshot& snapshot,
                 store::PassageReader& reader, bool descending) {
  if (snapshot.runs() < 2) return;
  for (std::size_t first = 0; first < std::min(end, hits.size());) {
    std::size_t last = first + 1;
    while (last < hits.size() && same(first, last)) ++last;
    const auto at = [&](std::size_t place) { return hits.begin() + static_cast<std::ptrdiff_t>(place); };
    const std::size_t wanted = last > end ? end : std::min(end, in_order);
    if (first < wanted) merge_runs(at(first), at(last), wanted - first, snapshot, reader, descending);
    first = last;
  }
}

// A hit with its date, which is empty when it has none or is not sorted by it.
struct Sorted {
  ScoredHit hit = {};
  std::string date = {};
};

std::vector<Sorted> with_dates(Scored hits, bool wanted, const Asked& asked) {
  std::vector<Sorted> sorted;
  sorted.reserve(hits.size());
  if (!wanted) {
    for (const ScoredHit& hit : hits) sorted.push_back({hit});
    return sorted;
  }
  std::ranges::sort(hits, {}, &ScoredHit::first);
  store::DateReader dates(asked.snapshot, *asked.match.ends);
  for (const ScoredHit& hit : hits) sorted.push_back({hit, dates.date(hit.first)});
  return sorted;
}

// Which of two hits stands first: below 0 for the left one, 0 where their keys decide.
int compare(const Sorted& left, const Sorted& right, Sorting sorting) {
  if (left.date.empty() != right.date.empty()) return right.date.empty() ? -1 : 1;
  if (left.date != right.date) return (left.date < right.date) != sorting.reverse ? -1 : 1;
  if (sorting.order != SearchOptions::Order::score || left.hit.second == right.hit.second) return 0;
  return (left.hit.second > right.hit.second) != sorting.reverse ? -1 : 1;
}

// Whether keys decide from the last to the first.
bool is_descending(Sorting sorting) {
  return sorting.reverse && sorting.order == SearchOptions::Order::document;
}

// Whether one hit stands before another. Ties go by docid, which is reading order within a run.
bool stands_before(const Sorted& a, const Sorted& b, Sorting sorting) {
  const int order = compare(a, b, sorting);
  return order != 0 ? order < 0 : (a.hit.first < b.hit.first) != is_descending(sorting);
}

// Where the last of the hits that are wanted ends, of `all`.
std::size_t end_of_wanted(std::size_t offset, std::size_t limit, std::size_t all) {
  return std::min(all, std::min(offset, all) + std::min(limit, all));
}

Ordered best_first(const Asked& asked, std::size_t end, store::PassageReader& reader) {
  end = std::min<std::size_t>(end, asked.all);
  std::size_t size = std::min<std::size_t>(asked.all, end + 1);
  Ordered ranked;
  Scored& hits = ranked.hits;
  hits = find(asked, size, ranked);
  // A group of equal scores that goes on behind the last place wanted must be there whole to be sorted.
  while (asked.snapshot.runs() > 1 && end > 0 && hits.size() == size && size < asked.all &&
         hits[end - 1].second == hits.back().second) {
    size = std::min<std::size_t>(asked.all, size * 8);
    hits = find(asked, size, ranked);
  }
  const auto same = [&](std::size_t a, std::size_t b) { return hits[a].second == hits[b].second; };
  settle_ties(hits, end, asked.match.in_order, same, asked.snapshot, reader, false);
  hits.resize(std::min(end, hits.size()));
  return ranked;
}

Ordered sorted_otherwise(const Asked& asked, std::size_t end, store::PassageReader& reader) {
  const Sorting sorting = asked.match.sorting;
  const bool by_date = sorting.order == SearchOptions::Order::date;
  Ordered ranked;
  std::vector<Sorted> sorted = with_dates(find(asked, asked.all, ranked), by_date, asked);
  std::ranges::sort(sorted, [&](const Sorted& a, const Sorted& b) { return stands_before(a, b, sorting); });
  ranked.hits.reserve(sorted.size());
  for (const Sorted& hit : sorted) ranked.hits.push_back(hit.hit);
  const auto same = [&](std::size_t a, std::size_t b) { return compare(sorted[a], sorted[b], sorting) == 0; };
  settle_ties(ranked.hits, end, end, same, asked.snapshot, reader, is_descending(sorting));
  ranked.hits.resize(std::min(end, ranked.hits.size()));
  return ranked;
}

}  // namespace

PassageKey key_of(Docid docid, store::PassageReader& reader) {
  const store::PassageRecord record = reader.record(docid);
  return {reader.document(docid).fields.id, record.passage.number, record.passage.part};
}

void sort_hits(Scored& hits, std::size_t end, const store::Snapshot& snapshot, store::PassageReader& reader) {
  std::ranges::sort(hits, {}, [](const ScoredHit& hit) { return std::pair(-hit.second, hit.first); });
  const auto same = [&](std::size_t a, std::size_t b) { return hits[a].second == hits[b].second; };
  settle_ties(hits, end, 0, same, snapshot, reader, false);
}

Ordered rank(const Match& match, std::size_t offset, std::size_t limit, const store::Snapshot& snapshot,
             store::PassageReader& reader) {
  if (snapshot.stride() == 0) return {};
  const std::size_t end = end_of_wanted(offset, limit, snapshot.manifest().passages());
  const Asked asked{match, snapshot, static_cast<std::size_t>(snapshot.stored_passages())};
  const bool by_score = match.sorting.order == SearchOptions::Order::score && !match.sorting.reverse;
  Ordered ordered = by_score ? best_first(asked, end, reader) : sorted_otherwise(asked, end, reader);
  const std::size_t skipped = std::min(offset, ordered.hits.size());
  ordered.hits.erase(ordered.hits.begin(), ordered.hits.begin() + static_cast<std::ptrdiff_t>(skipped));
  return ordered;
}

}  // namespace tenet::query
