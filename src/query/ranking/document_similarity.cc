#include "query/ranking/document_similarity.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tenet::query {
namespace {

// How many documents lend to one, and the part of their scores that they lend. docs/trials/documents.md, "Neighbours".
constexpr std::size_t most_lenders = 5;
constexpr double lent_share = 0.1;

struct Holder {
  std::size_t sample = 0;
  double weight = 0;  // the count, then 1 + its logarithm
};

// The samples that hold each word, in the order in which the words are met, so that sums of them are always the same.
std::vector<std::vector<Holder>> holders_of(const std::vector<Sample>& samples) {
  std::vector<std::vector<Holder>> holders;
  std::unordered_map<std::string_view, std::size_t> places;
  const auto add = [&](const std::vector<std::string>& words, std::size_t sample) {
    for (const std::string& word : words) {
      const std::size_t place = places.emplace(word, holders.size()).first->second;
      if (place == holders.size()) holders.emplace_back();
      if (holders[place].empty() || holders[place].back().sample != sample) holders[place].push_back({sample, 0});
      ++holders[place].back().weight;
    }
  };
  for (std::size_t i = 0; i < samples.size(); ++i) {
    add(samples[i].words, i);
    add(samples[i].title, i);
  }
  for (auto& word : holders) {
    for (Holder& holder : word) holder.weight = 1 + std::log(holder.weight);
  }
  return holders;
}

using Matrix = std::vector<std::vector<double>>;

// The cosine of each two samples, by the words that more than one holds.
Matrix compare(const std::vector<Sample>& samples) {
  Matrix products(samples.size(), std::vector<double>(samples.size(), 0));
  for (const std::vector<Holder>& word : holders_of(samples)) {
    if (word.size() < 2) continue;
    for (auto a = word.begin(); a != word.end(); ++a) {
      std::vector<double>& row = products[a->sample];
      for (auto b = a; b != word.end(); ++b) row[b->sample] += a->weight * b->weight;
    }
  }
  // Samples ascend in a word, so that the upper half of the matrix has it all.
  Matrix cosines(samples.size(), std::vector<double>(samples.size(), 0));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (std::size_t k = i; k < samples.size(); ++k) {
      if (products[i][k] <= 0) continue;
      cosines[i][k] = cosines[k][i] = products[i][k] / std::sqrt(products[i][i] * products[k][k]);
    }
  }
  return cosines;
}

}  // namespace

// Scores made smooth among neighbours: Diaz 2005, "Regularizing ad hoc retrieval scores".
std::vector<double> smooth(const std::vector<Sample>& samples, const std::vector<double>& scores) {
  const Matrix likeness = compare(samples);
  const double lowest = samples.empty() ? 0 : std::ranges::min(scores);
  std::vector<double> lent;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    std::vector<std::pair<double, std::size_t>> lenders;
    for (std::size_t k = 0; k < samples.size(); ++k) {
      if (k != i) lenders.emplace_back(likeness[i][k], k);
    }
    std::ranges::stable_sort(lenders, std::ranges::greater{}, &std::pair<double, std::size_t>::first);
    if (lenders.size() > most_lenders) lenders.resize(most_lenders);
    double sum = 0;
    for (const auto& [like, lender] : lenders) sum += like * (scores[lender] - lowest);
    lent.push_back(lent_share * sum);
  }
  return lent;
}

}  // namespace tenet::query
