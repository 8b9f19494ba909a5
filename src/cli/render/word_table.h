#pragma once

#include <vector>

#include <tenet/words.h>

#include "cli/render/table.h"

// What `tenet words` finds, as rows and columns. docs/words.md has the formulas.
namespace tenet::cli {

// `asked` is a measure that is shown to people although it is no usual one.
[[nodiscard]] std::vector<Column> collocate_columns(WordMeasure asked);
[[nodiscard]] Row collocate_row(const WordRow& row);

[[nodiscard]] std::vector<Column> keyword_columns();
[[nodiscard]] Row keyword_row(const WordRow& row);

// A row each for documents and years: `over` says which.
[[nodiscard]] std::vector<Column> dispersion_columns();
[[nodiscard]] Row dispersion_row(const char* over, const Spread& spread);

}  // namespace tenet::cli
