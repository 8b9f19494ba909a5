#pragma once

#include <vector>

#include <tenet/quotations.h>

#include "cli/render/table.h"

namespace tenet::cli {

// Quotations as rows and columns: docs/output.md.
[[nodiscard]] std::vector<Column> quotation_columns();
// `cites` is whether the column "citation" is written, which takes longer than all others.
[[nodiscard]] Row quotation_row(const Quotation& quotation, bool cites);

}  // namespace tenet::cli
