#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tenet/concordance.h>

#include "cli/terminal.h"

namespace tenet::cli {

// Lines of a concordance for people, each on a line of `style.width` columns at most and ended by a newline: date, left
// context, node, right context, speaker and passage. All nodes begin in the same column. The narrower the
// terminal, the fewer of the columns around the three; contexts are cut between words.
[[nodiscard]] std::string kwic_lines(const std::vector<ConcordanceLine>& lines, const Style& style);

}  // namespace tenet::cli
