#include "analysis/keyness.h"

#include <cmath>

namespace tenet::analysis {
namespace {

// What one cell of the table adds.
double surprise(double observed, double expected) {
  return observed == 0 ? 0 : observed * std::log(observed / expected);
}

}  // namespace

Keyness keyness(Occurrences here, Occurrences there) {
  if (here.of == 0 || there.of == 0) return {};
  const auto o11 = static_cast<double>(here.count);
  const auto o12 = static_cast<double>(there.count);
  const auto n1 = static_cast<double>(here.of);
  const auto n2 = static_cast<double>(there.of);
  const double n = n1 + n2;
  const double with = o11 + o12;
  const double without = n - with;
  const double sum = surprise(o11, n1 * with / n) + surprise(o12, n2 * with / n) +
                     surprise(n1 - o11, n1 * without / n) + surprise(n2 - o12, n2 * without / n);
  // Rounding may leave less than nothing.
  const double g2 = std::fmax(0, 2 * sum);
  const auto rate = [](double count, double of) { return (count == 0 ? 0.5 : count) / of; };
  return {.g2 = o11 / n1 < o12 / n2 ? -g2 : g2, .log_ratio = std::log2(rate(o11, n1) / rate(o12, n2))};
}

}  // namespace tenet::analysis
