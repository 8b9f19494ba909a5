#pragma once

#include <vector>

#include <tenet/concordance.h>

#include "cli/render/table.h"

namespace tenet::cli {

// Lines of a concordance as rows and columns.
[[nodiscard]] std::vector<Column> kwic_columns();
[[nodiscard]] Row kwic_row(const ConcordanceLine& line);

}  // namespace tenet::cli
