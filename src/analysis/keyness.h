#pragma once

#include <cstdint>

namespace tenet::analysis {

// How often something stands in one text, of how many places where it could stand.
struct Occurrences {
  std::uint64_t count = 0;
  std::uint64_t of = 0;  // at least `count`
};

// How surely, and how much, something is commoner in one text than in another.
struct Keyness {
  // Dunning's log-likelihood of the 2 x 2 table (1993, "Accurate methods for the statistics of surprise and
  // coincidence"), negative where it is commoner in the other. 3.84, 6.63, 10.83 and 15.13 are the 5, 1, 0.1 and 0.01 %
  // levels of chi-square with one degree of freedom.
  double g2 = 0;
  // Binary logarithm of the ratio of the rates: 1 is twice as common, -1 half as common. A count of none is taken as a
  // half (Hardie 2014, "Log ratio").
  double log_ratio = 0;
};

// Zeros where either text is empty.
[[nodiscard]] Keyness keyness(Occurrences here, Occurrences there);

}  // namespace tenet::analysis
