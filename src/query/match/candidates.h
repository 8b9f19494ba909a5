#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/docid.h"
#include "store/snapshot.h"

// Which passages may hold some words? Both look at terms only, and leave out what is deleted.
namespace tenet::query {

// A passage, and how many of some terms it has.
using Shared = std::pair<Docid, std::uint64_t>;

// The passages that have all of the stems, at most `limit` of them, in the order of their docids.
[[nodiscard]] std::vector<Docid> passages_with_all(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                                   std::size_t limit);
// The passages nearest to the stems by BM25 over the rarest of them, best first, at most `limit`.
[[nodiscard]] std::vector<Docid> passages_near(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                               std::size_t limit);
// Those that have at least half of the terms, of which the rarest come first; deleted or not, in no order.
[[nodiscard]] std::vector<Shared> passages_sharing_half(const store::Snapshot& snapshot,
                                                        const std::vector<std::string>& terms);
// The passages that share at least half of the rarest stems, those with the most first, at most `limit`.
[[nodiscard]] std::vector<Docid> passages_sharing(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                                  std::size_t limit);

}  // namespace tenet::query
