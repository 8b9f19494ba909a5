#include "indexer/reading/formats/pdf/rows.h"

#include <algorithm>
#include <tuple>

namespace tenet::indexer::pdf {
namespace {

// Words whose baselines differ by less than this part of their size stand in one row; raised numbers differ by .3.
constexpr double same_baseline = 0.2;

// A total order by what is on the page, so that the order of the words in the file does not matter.
auto from_left(const Word* word) {
  return std::tuple(word->box.left, word->box.right, word->box.top, std::string_view(word->text));
}

}  // namespace

std::vector<Row> rows_of(const std::vector<Word>& words) {
  std::vector<const Word*> order;
  order.reserve(words.size());
  for (const Word& word : words) order.push_back(&word);
  std::ranges::sort(order, [](const Word* one, const Word* other) {
    const double first = baseline_of(*one);
    const double second = baseline_of(*other);
    return first != second ? first < second : from_left(one) < from_left(other);
  });
  std::vector<Row> rows;
  for (const Word* word : order) {
    if (!rows.empty()) {
      const Word& first = *rows.back().front();
      if (baseline_of(*word) - baseline_of(first) < same_baseline * std::min(first.size, word->size)) {
        rows.back().push_back(word);
        continue;
      }
    }
    rows.push_back({word});
  }
  for (Row& row : rows) {
    std::ranges::sort(row, [](const Word* one, const Word* other) { return from_left(one) < from_left(other); });
  }
  return rows;
}

}  // namespace tenet::indexer::pdf
