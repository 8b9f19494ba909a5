#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include <tenet/searcher.h>

#include "store/document_ends.h"
#include "store/snapshot.h"

namespace tenet::query {

// What orders passages of equal score: the bytes of the document's id, then the place in the document.
struct PassageKey {
  std::string document = {};
  int number = 0;
  int part = 0;

  auto operator<=>(const PassageKey&) const = default;
};

// Hits with their scores.
using Scored = std::vector<std::pair<Xapian::docid, double>>;

struct Ordered {
  Scored hits = {};          // best first
  std::uint64_t total = 0;   // exact
  std::uint64_t folded = 0;  // left out because their documents have others
};

// What is asked of Xapian, and how many passages of a document are left, 0 for all. `ends` is needed where documents
// are folded or dates are read.
struct Asked {
  Xapian::Enquire enquire;
  std::size_t per_document = 0;
  const store::DocumentEnds* ends = nullptr;
};

// The hits from place `offset` on, `limit` at most, in a total order: by score, then by key. Xapian settles ties by
// docid, which follows the keys only within a run (Segment::runs): ties between runs are sorted here.
[[nodiscard]] Ordered order_hits(Asked& asked, const store::Snapshot& snapshot, std::size_t offset, std::size_t limit,
                                 const std::function<PassageKey(Xapian::docid)>& key_of);

// The order of hits other than by score, best first.
struct Sorting {
  SearchOptions::Order order = SearchOptions::Order::score;
  bool reverse = false;
};

// All hits in that order, of which those from place `offset` on are given, `limit` at most.
[[nodiscard]] Ordered sort_hits(Asked& asked, const store::Snapshot& snapshot, Sorting sorting, std::size_t offset,
                                std::size_t limit, const std::function<PassageKey(Xapian::docid)>& key_of);

}  // namespace tenet::query
