#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <tenet/counts.h>
#include <tenet/searcher.h>

// What two sides say about the same question: two bodies, two speakers, two spans of years. docs/counting.md has the
// definitions.
namespace tenet {

struct CompareOptions {
  enum class Order { date, score };

  std::array<Query, 2> sides = {};  // conditions, of whatever kind
  std::size_t passages = 3;         // the best ones of each side
  Order order = Order::date;        // of these
  std::size_t words = 10;           // that tell each side from the other, at most
  bool fold = false;                // count, read and show near-identical passages of a side once

  bool operator==(const CompareOptions&) const = default;
};

// The passages of one side that answer.
struct Side {
  Count count = {};         // searched: what answers the side's condition
  std::string first = {};   // date of the earliest, or empty
  std::string last = {};    // of the latest
  std::uint64_t words = 0;  // in these passages
  std::vector<Hit> passages = {};
};

// How many of the passages of each side are about a topic.
struct TopicShares {
  std::string topic = {};
  std::array<std::uint64_t, 2> passages = {};
  std::array<double, 2> shares = {};  // of the side's passages, 0 to 1
};

// A word, folded, that is commoner on one side than chance would have it.
struct TellingWord {
  std::string word = {};
  std::array<std::uint64_t, 2> counts = {};
  std::array<std::uint64_t, 2> documents = {};  // with it
  double g2 = 0;                                // log-likelihood; negative: the second side's
  double log_ratio = 0;                         // binary logarithm of the ratio of the rates
};

struct Comparison {
  std::array<Side, 2> sides = {};
  Count overlap = {};                    // what stands on both sides
  std::vector<TopicShares> topics = {};  // those of either side, the greatest difference first
  std::vector<TellingWord> words = {};   // those of the first side, then of the second, the surest first
  std::vector<std::string> notes = {};   // as in Results
};

// Reads every passage of both sides that answers `query`. Throws QueryError and IndexError.
[[nodiscard]] TENET_API Comparison compare(const Searcher& searcher, const Query& query, const CompareOptions& options);

}  // namespace tenet
