#include "indexer/reading/formats/pdf/labels.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

namespace tenet::indexer::pdf {
namespace {

// A row of numbers that run with the pages: what they have in common, and the pages they stand on.
struct Sequence {
  long offset = 0;  // of the number from that of the page
  bool roman = false;
  std::string prefix = {};
  std::map<std::size_t, std::string> labels = {};  // of pages, from 0
  std::size_t weight = 0;                          // a number by itself counts for two
};

void add_number(std::vector<Sequence>& sequences, const PrintedNumber& number, std::size_t page, std::size_t weight) {
  const long offset = number.value - static_cast<long>(page) - 1;
  const auto same = std::ranges::find_if(sequences, [&](const Sequence& sequence) {
    return sequence.offset == offset && sequence.roman == number.roman && sequence.prefix == number.prefix;
  });
  if (same != sequences.end()) {
    same->labels.emplace(page, number.text);
    same->weight += weight;
  } else if (constexpr std::size_t most = 500; sequences.size() < most) {
    sequences.push_back({offset, number.roman, number.prefix, {{page, number.text}}, weight});
  }
}

// The rows of numbers in the furniture of all pages, best first: those that stand on most pages.
std::vector<Sequence> find_sequences(const std::vector<Edge>& upper, const std::vector<Edge>& lower) {
  std::vector<Sequence> sequences;
  for (std::size_t page = 0; page < upper.size(); ++page) {
    for (const Edge* edge : {&upper[page], &lower[page]}) {
      for (const EdgeRow& row : edge->rows) {
        if (!row.furniture) continue;
        for (const PrintedNumber& number : row.numbers) add_number(sequences, number, page, row.page_number ? 2 : 1);
      }
    }
  }
  std::ranges::stable_sort(sequences, [](const Sequence& one, const Sequence& other) {
    if (one.weight != other.weight) return one.weight > other.weight;
    return std::labs(one.offset) < std::labs(other.offset);
  });
  return sequences;
}

// Labels by sequences, for pages from 0. Those of a later sequence count for pages that are left; numbers beside such
// numbers (of a docket) are no labels. A page without a number between pages of a sequence has the number between.
std::map<std::size_t, std::string> printed_labels(const std::vector<Sequence>& sequences) {
  std::map<std::size_t, std::string> labels;
  for (const Sequence& sequence : sequences) {
    if (sequence.labels.size() < 2) continue;
    const auto taken =
        std::ranges::count_if(sequence.labels, [&](const auto& label) { return labels.contains(label.first); });
    if (2 * static_cast<std::size_t>(taken) > sequence.labels.size()) continue;
    labels.insert(sequence.labels.begin(), sequence.labels.end());
  }
  const auto is_label = [&](const auto& number) {
    const auto label = labels.find(number.first);
    return label != labels.end() && label->second == number.second;
  };
  for (const Sequence& sequence : sequences) {
    for (const auto& number : sequence.labels) {
      const std::size_t page = number.first;
      const auto next = sequence.labels.upper_bound(page);
      if (sequence.roman || next == sequence.labels.end() || !is_label(number) || !is_label(*next)) continue;
      constexpr std::size_t most_between = 8;  // as pictures and plates are
      if (next->first - page > most_between) continue;
      for (std::size_t between = page + 1; between < next->first; ++between) {
        const long value = sequence.offset + static_cast<long>(between) + 1;
        labels.emplace(between, sequence.prefix + std::to_string(value));
      }
    }
  }
  return labels;
}

}  // namespace

void find_labels(std::vector<Page>& pages, const std::vector<Edge>& upper, const std::vector<Edge>& lower) {
  const bool labelled = std::ranges::any_of(
      pages, [](const Page& page) { return !page.label.empty() && page.label != std::to_string(page.number); });
  if (!labelled) {
    const std::map<std::size_t, std::string> printed = printed_labels(find_sequences(upper, lower));
    if (printed.empty()) return;
    for (Page& page : pages) page.label.clear();
    for (const auto& [page, label] : printed) pages[page].label = label;
  }
  std::set<std::string> taken;
  for (const Page& page : pages) taken.insert(page.label);
  for (Page& page : pages) {
    if (!page.label.empty()) continue;
    page.label = std::to_string(page.number);
    if (taken.contains(page.label)) page.label = '[' + page.label + ']';
  }
}

}  // namespace tenet::indexer::pdf
