#pragma once

#include <vector>

#include "indexer/reading/formats/pdf/page.h"

namespace tenet::indexer::pdf {

// The words of an upright, tidy page as lines: parts of a row that are further from each other than words of a sentence
// are lines of their own. From top to bottom, left to right.
[[nodiscard]] std::vector<Line> find_lines(const Page& page);

// `parts`, which stand on one baseline, as one line, left to right.
[[nodiscard]] Line join_parts(std::vector<Line> parts);

}  // namespace tenet::indexer::pdf
