#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <tenet/searcher.h>

#include "base/docid.h"
#include "query/match/physical_plan.h"
#include "store/document_map.h"
#include "store/passage_reader.h"
#include "store/snapshot.h"

namespace tenet::query {

// What orders passages of equal score: the bytes of the document's id, then the place in the document.
struct PassageKey {
  std::string document = {};
  int number = 0;
  int part = 0;

  auto operator<=>(const PassageKey&) const = default;
};
[[nodiscard]] PassageKey key_of(Docid docid, store::PassageReader& reader);

struct Ordered {
  Scored hits = {};          // best first
  std::uint64_t total = 0;   // that answer and are not folded
  bool exact = true;         // else there are at least so many: see PhysicalPlan::exact_total
  std::uint64_t folded = 0;  // left out because their documents have others
  Scored within = {};        // by score: the best of PhysicalPlan::within; equal ones in no order
};

// The order of hits, best first.
struct Sorting {
  SearchOptions::Order order = SearchOptions::Order::score;
  bool reverse = false;
};

// What is asked: the passages that answer, at most so many of a document unless that is 0, in that order.
struct Match {
  const PhysicalPlan& plan;
  std::size_t per_document = 0;
  Sorting sorting = {};
  const store::DocumentMap* ends = nullptr;  // see needs_ends()
  // How many hits must be in order where scores are equal; the others are the best all the same.
  std::size_t in_order = std::numeric_limits<std::size_t>::max();
};

// Whether hits have to be told apart by their documents: some are left out, they are sorted by date, or documents have
// scores.
[[nodiscard]] inline bool needs_ends(const Match& match) {
  return match.per_document > 0 || match.sorting.order == SearchOptions::Order::date || match.plan.document_scores;
}

// The hits from place `offset` on, `limit` at most, in a total order: by score or date, then by key. Equal
// hits are found by docid, which follows the keys only within a run (Segment::runs): ties between runs are sorted here.
// Throws Xapian::Error and IndexError.
[[nodiscard]] Ordered rank(const Match& match, std::size_t offset, std::size_t limit, const store::Snapshot& snapshot,
                           store::PassageReader& reader);

// Sorts by score and, as far as the first `end` hits need it, equal scores by key. Throws as rank().
void sort_hits(Scored& hits, std::size_t end, const store::Snapshot& snapshot, store::PassageReader& reader);

}  // namespace tenet::query
