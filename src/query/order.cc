#include "query/order.h"

#include <algorithm>
#include <limits>

namespace tenet::query {
namespace {

using Scored = std::pair<Xapian::docid, double>;

std::vector<Scored> scored(const Xapian::MSet& found) {
  std::vector<Scored> hits;
  hits.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit) hits.emplace_back(*hit, hit.get_weight());
  return hits;
}

// Brings the first `wanted` of a group of equal scores into the order of their keys, by merging its runs: each
// run ascends by itself, so that only as many keys are read as are wanted.
void merge_runs(std::vector<Scored>::iterator first, std::vector<Scored>::iterator last, std::size_t wanted,
                const store::Snapshot& snapshot, const std::function<PassageKey(Xapian::docid)>& key_of) {
  std::vector<std::vector<Scored>> runs(snapshot.runs() + 1);
  for (auto hit = first; hit != last; ++hit) runs[snapshot.run_of(hit->first)].push_back(*hit);
  std::erase_if(runs, [](const auto& run) { return run.empty(); });
  if (runs.size() < 2) return;
  using Head = std::pair<PassageKey, std::size_t>;  // with the place of its run
  std::vector<Head> heads;
  std::vector<std::size_t> next(runs.size(), 0);
  const auto push = [&](std::size_t run) {
    if (next[run] == runs[run].size()) return;
    heads.emplace_back(key_of(runs[run][next[run]].first), run);
    std::ranges::push_heap(heads, std::ranges::greater{});
  };
  for (std::size_t run = 0; run < runs.size(); ++run) push(run);
  for (; wanted > 0 && !heads.empty(); --wanted) {
    std::ranges::pop_heap(heads, std::ranges::greater{});
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

}  // namespace

Ordered order_hits(Xapian::Enquire& enquire, const store::Snapshot& snapshot, std::size_t offset, std::size_t limit,
                   Total total, const std::function<PassageKey(Xapian::docid)>& key_of) {
  const Xapian::doccount all = snapshot.database().get_doccount();
  const std::size_t end = std::min<std::size_t>(all, offset > all ? all : offset + std::min<std::size_t>(limit, all));
  // Looking at every passage makes the total exact.
  const Xapian::doccount least = total == Total::exact ? all : 0;
  std::size_t size = std::min<std::size_t>(all, end + 1);
  Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(size), least);
  std::vector<Scored> hits = scored(found);
  // A group of equal scores that goes on behind the last place wanted must be there whole to be sorted.
  while (snapshot.runs() > 1 && end > 0 && hits.size() == size && size < all &&
         hits[end - 1].second == hits.back().second) {
    size = std::min<std::size_t>(all, size * 8);
    found = enquire.get_mset(0, static_cast<Xapian::doccount>(size), least);
    hits = scored(found);
  }
  Ordered ordered{.total = found.get_matches_estimated()};
  if (snapshot.runs() > 1) {
    for (auto first = hits.begin(); first != hits.end() && first - hits.begin() < static_cast<std::ptrdiff_t>(end);) {
      const auto last = std::find_if(first, hits.end(), [&](const Scored& hit) { return hit.second != first->second; });
      merge_runs(first, last, end - static_cast<std::size_t>(first - hits.begin()), snapshot, key_of);
      first = last;
    }
  }
  const std::size_t stop = std::min(end, hits.size());
  for (std::size_t i = std::min(offset, stop); i < stop; ++i) ordered.hits.push_back(hits[i]);
  return ordered;
}

}  // namespace tenet::query
