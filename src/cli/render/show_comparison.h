#pragma once

#include <array>
#include <string>

#include <tenet/comparison.h>

#include "cli/output.h"

namespace tenet::cli {

// Writes a comparison: for people as figures, topics, words and passages, side by side on terminals of 100 columns and
// more; for programs as one table whose column `part` says what a row is. `sides` are the queries as typed.
void write_comparison(const Comparison& comparison, const std::array<std::string, 2>& sides,
                      const OutputOptions& options, Output& output);

}  // namespace tenet::cli
