#include "analysis/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "analysis/keyness.h"

namespace tenet {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 8> names{"log-likelihood", "log-ratio",          "logdice", "mi", "mi3",
                                                "t-score",        "percent-difference", "count"};

}  // namespace

std::string_view to_string(WordMeasure measure) {
  return names.at(static_cast<std::size_t>(measure));
}

std::optional<WordMeasure> word_measure(std::string_view name) {
  const auto* const found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<WordMeasure>(found - names.begin());
}

const std::vector<WordMeasure>& collocate_measures() {
  using enum WordMeasure;
  static const std::vector<WordMeasure> measures{
      log_likelihood, log_dice, mutual_information, cubed_information, t_score, log_ratio, count};
  return measures;
}

const std::vector<WordMeasure>& keyword_measures() {
  using enum WordMeasure;
  static const std::vector<WordMeasure> measures{log_likelihood, log_ratio, percent_difference, count};
  return measures;
}

double value_of(const WordRow& row, WordMeasure measure) {
  switch (measure) {
    case WordMeasure::log_likelihood: return row.log_likelihood;
    case WordMeasure::log_ratio: return row.log_ratio;
    case WordMeasure::log_dice: return row.log_dice;
    case WordMeasure::mutual_information: return row.mutual_information;
    case WordMeasure::cubed_information: return row.cubed_information;
    case WordMeasure::t_score: return row.t_score;
    // More than any percentage.
    case WordMeasure::percent_difference: return row.percent_difference.value_or(HUGE_VAL);
    case WordMeasure::count: break;
  }
  return static_cast<double>(row.count);
}

namespace analysis {

void measure(const WordCounts& counts, WordRow& row) {
  row.count = counts.count;
  row.elsewhere = counts.everywhere - counts.count;
  if (counts.words_here == 0 || counts.everywhere == 0) return;
  const auto observed = static_cast<double>(counts.count);
  const auto everywhere = static_cast<double>(counts.everywhere);
  const auto here = static_cast<double>(counts.words_here);
  const auto words = static_cast<double>(counts.words);
  const auto elsewhere = static_cast<double>(row.elsewhere);
  row.expected = here * everywhere / words;
  const Keyness keyness =
      analysis::keyness({counts.count, counts.words_here}, {row.elsewhere, counts.words - counts.words_here});
  row.log_likelihood = keyness.g2;
  row.log_ratio = keyness.log_ratio;
  if (counts.nodes == 0) {
    row.bic = std::fabs(keyness.g2) - std::log(words);
    if (row.elsewhere > 0) {
      row.percent_difference = 100 * ((observed / here) / (elsewhere / (words - here)) - 1);
    }
    return;
  }
  if (counts.count == 0) return;
  row.log_dice = 14 + std::log2(2 * observed / (static_cast<double>(counts.nodes) + everywhere));
  row.mutual_information = std::log2(observed / row.expected);
  row.cubed_information = std::log2(observed * observed * observed / row.expected);
  row.t_score = (observed - row.expected) / std::sqrt(observed);
}

Spread measure_spread(const std::vector<PartCounts>& parts) {
  Spread result{.parts = parts.size()};
  std::uint64_t smallest = 0;
  double rates = 0;
  for (const PartCounts& part : parts) {
    result.nodes += part.nodes;
    result.words += part.words;
    result.range += static_cast<std::uint64_t>(part.nodes > 0);
    if (part.words > 0) rates += static_cast<double>(part.nodes) / static_cast<double>(part.words);
    smallest = &part == &parts.front() ? part.words : std::min(smallest, part.words);
  }
  if (result.nodes == 0 || result.words == 0) return result;
  const auto n = static_cast<double>(parts.size());
  const auto nodes = static_cast<double>(result.nodes);
  const auto words = static_cast<double>(result.words);
  const double mean = rates / n;
  double squares = 0;
  for (const PartCounts& part : parts) {
    const double rate = part.words == 0 ? 0 : static_cast<double>(part.nodes) / static_cast<double>(part.words);
    squares += (rate - mean) * (rate - mean);
    result.deviation +=
        std::fabs(static_cast<double>(part.words) / words - static_cast<double>(part.nodes) / nodes) / 2;
  }
  const double variation = std::sqrt(squares / n) / mean;
  result.juilland_d = parts.size() < 2 ? 1 : std::fmax(0, 1 - variation / std::sqrt(n - 1));
  const double most = 1 - static_cast<double>(smallest) / words;
  result.deviation_norm = most > 0 ? result.deviation / most : 0;
  return result;
}

}  // namespace analysis
}  // namespace tenet
