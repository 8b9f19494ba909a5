#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// Where the letters of a word stand, from the top of the page: fonts reach about a quarter of their height below it.
[[nodiscard]] inline double baseline_of(const Word& word) {
  return word.box.bottom - 0.25 * word.box.height();
}

// Words on one baseline over the whole width of the page, left to right.
using Row = std::vector<const Word*>;

// The rows of `words`, which must outlive them, from top to bottom. The order of `words` does not matter.
[[nodiscard]] std::vector<Row> rows_of(const std::vector<Word>& words);

}  // namespace tenet::indexer::pdf
