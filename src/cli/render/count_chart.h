#pragma once

#include <string>

#include "cli/render/chart.h"
#include "cli/render/count_table.h"

namespace tenet::cli {

// Counts as a chart: columns or a line for time, bars for everything else; a cross table as one panel for each group,
// along time where there is one. `by` must not be empty.
[[nodiscard]] Chart chart_of(const Counted& counted, Measure measure, const std::string& title);

}  // namespace tenet::cli
