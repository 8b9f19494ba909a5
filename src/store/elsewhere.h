#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include <xapian.h>

// What passages that another process reads count for when those here are ranked.
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

struct Elsewhere {
  std::uint64_t passages = 0;
  std::uint64_t words = 0;
  std::map<std::string, TermNumbers> terms = {};  // those of the query that stand there

  auto members() { return std::tie(passages, words, terms); }
  bool operator==(const Elsewhere&) const = default;
};

// A database that has these numbers and no passage: beside the segments that are read here it makes Xapian weigh words
// as if all were one. Its postings mean nothing: HereSource keeps them out of what is found, and no source may look
// for what stands behind them. `passages` is above 0. Throws IndexError.
[[nodiscard]] Xapian::Database make_stand_in(const Elsewhere& elsewhere);
[[nodiscard]] bool is_stand_in(const Xapian::Database& database);

}  // namespace tenet::store
