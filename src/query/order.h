#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "store/snapshot.h"

namespace tenet::query {

// What orders passages of equal score: the bytes of the document's id, then the place in the document.
struct PassageKey {
  std::string document = {};
  int number = 0;
  int part = 0;

  auto operator<=>(const PassageKey&) const = default;
};

// How the hits are counted: exactly, which looks at every one, or roughly, which may skip those that are not wanted.
enum class Total { exact, rough };

struct Ordered {
  std::vector<std::pair<Xapian::docid, double>> hits = {};  // with their scores, best first
  std::uint64_t total = 0;                                  // as Total asks
};

// The hits from place `offset` on, `limit` at most, in a total order: by score, then by key. Xapian settles ties by
// docid, which follows the keys only within a run (Segment::runs): ties between runs are sorted here.
[[nodiscard]] Ordered order_hits(Xapian::Enquire& enquire, const store::Snapshot& snapshot, std::size_t offset,
                                 std::size_t limit, Total total,
                                 const std::function<PassageKey(Xapian::docid)>& key_of);

}  // namespace tenet::query
