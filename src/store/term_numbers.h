#pragma once

#include <cstdint>
#include <tuple>

namespace tenet::store {

// In how many passages a term stands, and how often; what is struck out counts too, as it does for ranking.
struct TermNumbers {
  std::uint64_t passages = 0;
  std::uint64_t occurrences = 0;

  auto members() { return std::tie(passages, occurrences); }
  TermNumbers& operator+=(const TermNumbers& other) {
    passages += other.passages;
    occurrences += other.occurrences;
    return *this;
  }
  bool operator==(const TermNumbers&) const = default;
};

}  // namespace tenet::store
